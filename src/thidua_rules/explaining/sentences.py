"""A verdict in sentences: headline, the tree line by line, what is missing, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..evaluating.tree import nearest
from ..model.law import Law, in_language
from ..model.verdict import (
    CriterionResult,
    Group,
    Notice,
    Overall,
    Provisional,
    Scenario,
    Status,
    Sureness,
    Verdict,
)
from .left_out import REASONS, left_out_text
from .long_service import service_text
from .principle_words import principle_text
from .values import day, evidence_text, say, value_text
from .words import LABEL, LANGUAGES, OVERALL, RATING, READING, TABLE


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree: a criterion, or a group's heading (``group`` all | any).

    ``inner``: of a group without words of its own, those of its part that lacks least.
    """

    depth: int
    path: str
    group: str | None
    status: Status
    text: str
    value_text: str
    citation_text: str
    instrument: str | None
    sureness: Sureness | None
    evidence_texts: tuple[str, ...]
    nearest: bool
    branch: str | None
    assumed: bool
    criterion: CriterionResult | None
    inner: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionalText:
    """Another reading of the rule: its name, its result, its own tree."""

    reading: str
    headline: str
    overall: Overall
    lines: tuple[Line, ...]
    scenarios: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A verdict in one language."""

    headline: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    warnings: tuple[str, ...]
    assumptions: tuple[str, ...]
    scenarios: tuple[str, ...]
    presumptions: tuple[str, ...]
    holds: tuple[str, ...]
    procedures: tuple[Line, ...]
    provisional: tuple[ProvisionalText, ...]
    earliest: str | None


def explain(verdict: Verdict, law: Law, lang: str = "vi") -> Explanation:
    """Say a verdict in Vietnamese (``vi``) or English (``en``).

    Raises:
        KeyError: a language other than these.
    """
    if lang not in LANGUAGES:
        raise KeyError(lang)
    speaker = _Speaker(law, lang, verdict)
    return Explanation(
        headline=speaker.headline(),
        lines=tuple(speaker.tree(verdict.tree)),
        missing=tuple(speaker.missing(result) for result in verdict.missing),
        warnings=tuple(speaker.warning(w) for w in verdict.warnings),
        assumptions=tuple(speaker.assumptions()),
        scenarios=tuple(speaker.scenarios(verdict.scenarios)),
        presumptions=tuple(
            say(lang, "presumed", what=TABLE[lang][t]) for t in verdict.presumptions
        ),
        holds=tuple(evidence_text(row, speaker.award, lang) for row in verdict.holds),
        procedures=tuple(speaker.line(p, 0) for p in verdict.procedures),
        provisional=tuple(speaker.provisional(p) for p in verdict.provisional),
        earliest=speaker.earliest(),
    )


@dataclass(frozen=True, slots=True)
class _Speaker:
    law: Law
    lang: str
    verdict: Verdict

    def award(self, code: str) -> str:
        """An award by its name, a post of the tables by its own; what is neither as it stands."""
        posts = self.law.service.posts if self.law.service else {}
        found = self.law.awards[code].name if code in self.law.awards else posts.get(code)
        return in_language(found, self.lang) if found else code

    def headline(self) -> str:
        verdict = self.verdict
        pattern = "headline_branch" if verdict.branch else "headline"
        if verdict.overall not in (Overall.ELIGIBLE, Overall.UNDETERMINED):
            pattern = "headline"
        return say(self.lang, pattern, award=self.award(verdict.award), year=verdict.year,
                   overall=OVERALL[self.lang][verdict.overall], branch=verdict.branch)  # fmt: skip

    # -- the tree --------------------------------------------------------------------------
    def tree(self, group: Group | None, depth: int = 0) -> Iterator[Line]:
        if group is None:
            return
        for child in group.children:
            if isinstance(child, CriterionResult):
                yield self.line(child, depth)
            else:
                yield self._heading(child, depth)
                yield from self.tree(child, depth + 1)

    def line(self, result: CriterionResult, depth: int) -> Line:
        return Line(
            depth=depth, path=result.path, group=None, status=result.status,
            text=in_language(result.label, self.lang),
            value_text="" if result.status is Status.PROCEDURE
            else self._value(result),
            citation_text=self._citation(result), instrument=result.citation.instrument,
            sureness=result.citation.sureness,
            evidence_texts=tuple(evidence_text(e, self.award, self.lang) for e in result.rows),
            nearest=False,
            branch=str(result.tokens["branch"]) if "branch" in result.tokens else None,
            assumed=result.assumed, criterion=result,
        )  # fmt: skip

    def _value(self, result: CriterionResult, *, brief: bool = False) -> str:
        if result.leaf == "long_service" and "reason" in result.tokens:
            return service_text(result.tokens, result.required, self.lang, self.award)
        value = value_text(result, self.verdict.year, self.lang)
        return self._with_left_out(result, value, brief=brief) if result.left_out else value

    def _with_left_out(self, result: CriterionResult, value: str, *, brief: bool) -> str:
        """What is on record and not counted takes the place of «none» and of «not recorded».

        ``brief``: it is left to the criterion's own line where there is a number to tell.
        """
        parts = [left_out_text(item, self.award, self.lang) for item in result.left_out]
        if value == say(self.lang, "unknown"):
            parts.append(REASONS[self.lang]["beside"])
        elif value != say(self.lang, "no"):
            parts = [value] if brief else [value, *parts]
        return "; ".join(parts)

    def _citation(self, result: CriterionResult) -> str:
        citation = result.citation
        instrument = self.law.instruments.get(citation.instrument)
        label = in_language(instrument.short, self.lang) if instrument else citation.label
        whose = f" ({self.law.whose(citation.issuer, self.lang)})" if citation.issuer else ""
        return self._place(label, citation.article) + whose

    def _place(self, label: str, article: str) -> str:
        if self.lang == "en":
            article = article.replace("Điều", "Art.").replace("khoản", "cl.").replace("điểm", "pt.")
        return f"{label} {article}".strip()

    def _heading(self, group: Group, depth: int) -> Line:
        default = {"vi": {"all": "Đủ các điều kiện", "any": "Một trong các điều kiện"},
                   "en": {"all": "All of", "any": "One of"}}  # fmt: skip
        own = in_language(group.label, self.lang)
        inner = "" if own else _first_words(group, self.lang)
        return Line(depth, group.path, group.op, group.status, own or default[self.lang][group.op],
                    "", "", None, None, (), group.nearest, group.branch, False, None,
                    inner)  # fmt: skip

    # -- what stands beside ----------------------------------------------------------------
    def missing(self, result: CriterionResult) -> str:
        value = self._value(result, brief=True)
        label = in_language(result.label, self.lang)
        pattern = "missing" if value else "missing_bare"
        return say(self.lang, pattern, label=label, value=value)

    def warning(self, warning: Notice) -> str:
        if warning.code == "overlay_empty":
            return say(self.lang, "overlay_empty",
                       whose=self.law.whose(str(warning.tokens["whose"]), self.lang))  # fmt: skip
        if warning.code == "text_unread":
            text = warning.tokens["text"]
            assert isinstance(text, dict)
            return in_language(text, self.lang)
        tokens = dict(warning.tokens)
        if "awards" in tokens:
            tokens["awards"] = ", ".join(self.award(c) for c in _strings(tokens["awards"]))
        if "items" in tokens:
            words = (LABEL[self.lang].get(item, item) for item in _strings(tokens["items"]))
            tokens["items"] = "; ".join(dict.fromkeys(words))
        tokens = {k: day(v) if isinstance(v, date) else v for k, v in tokens.items()}
        if "principle" in tokens:
            return principle_text(self.lang, warning.code, tokens, self._cited(tokens))
        return say(self.lang, warning.code, **tokens)

    def _cited(self, tokens: Mapping[str, object]) -> str:
        code, article = str(tokens["instrument"]), str(tokens["article"])
        instrument = self.law.instruments.get(code)
        return self._place(
            in_language(instrument.short, self.lang) if instrument else code, article
        )

    def assumptions(self) -> Iterator[str]:
        for item in self.verdict.assumptions:
            yield say(self.lang, "assume_list", award=self.award(item.award or ""), year=item.year)

    def scenarios(self, items: tuple[Scenario, ...]) -> Iterator[str]:
        for item in items:
            yield say(self.lang, "assume_rated", year=item.assumption.year,
                      rating=RATING[self.lang][item.assumption.rating or "good"],
                      overall=OVERALL[self.lang][item.overall])  # fmt: skip

    def provisional(self, item: Provisional) -> ProvisionalText:
        headline = say(self.lang, "provisional", reading=READING[self.lang][item.reading],
                       overall=OVERALL[self.lang][item.overall])  # fmt: skip
        lines = () if item.reading == "noted" else tuple(self.tree(item.tree))
        foreseen = tuple(self.scenarios(item.scenarios))
        return ProvisionalText(item.reading, headline, item.overall, lines, foreseen)

    def earliest(self) -> str | None:
        verdict = self.verdict
        if verdict.overall in (Overall.ELIGIBLE, Overall.NOT_APPLICABLE):
            return None
        if verdict.earliest is None:
            from ..planning.roll import HORIZON  # reason: words start without numpy

            return say(self.lang, "never", horizon=HORIZON)
        if verdict.earliest == verdict.year:
            return None
        return say(self.lang, "earliest", year=verdict.earliest)


def _first_words(item: CriterionResult | Group, lang: str) -> str:
    """The words of a group, else of its nearest part, else of the first thing it lacks."""
    if own := in_language(item.label, lang):
        return own
    assert isinstance(item, Group)
    if item.op == "any":
        return _first_words(nearest(item), lang)
    held = (Status.MET, Status.ATTESTED)
    lacking = [child for child in item.children if child.status not in held]
    return _first_words((lacking or item.children)[0], lang)


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
