"""Differences in sentences: «Nâng số sáng kiến, đề tài từ 1 lên 2»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..explaining.words import LABEL, RATING, SURENESS
from ..loading.telling import ROLE_WORDS
from ..model.law import Law, Leaf, Text, in_language
from ..model.overlay import FromSetting
from ..model.verdict import Citation, Sureness
from ..sources.vocabulary import shown
from ..tables import ISSUERS, RATINGS
from .articles import in_words
from .beyond_diff import Shift, label
from .beyond_facts import Fact
from .diffing import AwardDiff, Change, LawDiff, Line, RuleDiff, StandardDiff
from .wording import KEYS, OF_WORD, PATTERNS, RECIPIENTS, STATES, VALUES

_ENGLISH = "en"
_YES = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says differences of one law in ``vi`` or ``en``."""

    law: Law
    lang: str = "vi"

    def say(self, pattern: str, **tokens: object) -> str:
        return self._of(PATTERNS[pattern]).format(**tokens)

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[1] if self.lang == _ENGLISH else pair[0]

    # -- names -------------------------------------------------------------------------------
    def award(self, code: str) -> str:
        found = self.law.awards.get(code)
        return in_language(found.name, self.lang) if found else code

    def citation(self, citation: Citation) -> str:
        """«Luật 06/2022/QH15 Điều 23.2» in this language."""
        instrument = self.law.instruments.get(citation.instrument)
        label = in_language(instrument.short, self.lang) if instrument else citation.label
        return f"{label} {in_words(citation.article, self.lang)}".strip()

    def sureness(self, word: str) -> str:
        return SURENESS[self.lang][Sureness(word)]

    def standard(self, kind: str, groups: tuple[str, ...]) -> str:
        """«Cá nhân: công nhân; nông dân», «Tập thể»."""
        who = self._of(RECIPIENTS[kind])
        names = [shown("group", group, self.lang) for group in groups]
        return f"{who}: {'; '.join(names)}" if names else who

    def state(self, word: str) -> str:
        return self._of(STATES[word])

    # -- one line ----------------------------------------------------------------------------
    def line(self, line: Line) -> Iterator[str]:
        """What happened to a criterion, one sentence a change; nothing where it stays the same."""
        if line.old is None and line.new is not None:
            yield self.say("added", text=self.leaf(line.new))
        elif line.new is None and line.old is not None:
            yield self.say("dropped", text=self.leaf(line.old))
        else:
            leaf = line.new or line.old
            assert leaf is not None
            for change in line.changes:
                yield self.change(change, leaf)

    def leaf(self, leaf: Leaf) -> str:
        return f"{in_language(leaf.text, self.lang)} [{self.citation(leaf.citation)}]"

    def change(self, change: Change, leaf: Leaf | None = None) -> str:
        """One change as a sentence."""
        if change.kind in ("raised", "lowered", "other"):
            return self._value_change(change, leaf)
        if change.kind in ("cited", "sure", "branch"):
            old, new = (self._named(change.kind, value) for value in (change.old, change.new))
            return self.say(change.kind, old=old, new=new)
        return self.say(change.kind)

    def _value_change(self, change: Change, leaf: Leaf | None) -> str:
        key = self._key(change.key, leaf)
        old, new = self.value(change.key, change.old), self.value(change.key, change.new)
        if isinstance(change.old, bool) or isinstance(change.new, bool):
            return self.say("flag_on" if change.new else "flag_off", key=key)
        if change.kind == "other" and not old:
            return self.say("set", key=key, new=new)
        if change.kind == "other" and not new:
            return self.say("unset", key=key, old=old)
        return self.say(change.kind, key=key, old=old, new=new)

    def _key(self, key: str, leaf: Leaf | None) -> str:
        side = leaf.strict.kind if leaf and leaf.strict else leaf.kind if leaf else ""
        pair = OF_WORD.get(f"{side}.{key}") or KEYS.get(key) or (key, key)
        return self._of(pair)

    def _named(self, kind: str, value: object) -> str:
        if isinstance(value, Citation):
            return self.citation(value)
        if kind == "sure":
            return self.sureness(str(value))
        return str(value) if value else self.say("none")

    # -- one value ---------------------------------------------------------------------------
    def value(self, key: str, value: object) -> str:
        """A parameter's value in words; empty for nothing."""
        if value is None or value == ():
            return ""
        if isinstance(value, bool | FromSetting):
            return self.say("by_setting" if isinstance(value, FromSetting) else _YES[value])
        if isinstance(value, tuple) and len(value) == 2 and value[0] == "run":
            return self.say("run", rating=self.value("rating", value[1]))
        if isinstance(value, tuple):
            return ", ".join(self.value(key, one) for one in value)
        if isinstance(value, int):
            return self._number(key, value)
        return self._word(key, str(value))

    def _number(self, key: str, value: int) -> str:
        if key in ("percent", "until_set"):
            return f"{value}%"
        return self.say("years", n=value) if key == "window" else str(value)

    def _word(self, key: str, word: str) -> str:
        if word in self.law.awards:
            return self.award(word)
        if key == "form":
            return LABEL[self.lang].get(word, word)
        if word in RATING[self.lang] and (word in RATINGS or key in ("at_least", "rating")):
            return RATING[self.lang][word]
        if word in ISSUERS and key.rpartition(".")[2] in ("issuers", "by", "launched_by"):
            return shown("issuer", word, self.lang).lower()
        if word in VALUES:
            return self._of(VALUES[word])
        roles = ROLE_WORDS if key == "in" else {}
        return in_language(roles.get(word), self.lang) or LABEL[self.lang].get(word, word)

    # -- more than one line ------------------------------------------------------------------
    def standing(self, one: StandardDiff) -> str:
        """Which state the standard was in and is in, where that alone has changed."""
        if one.old_state == one.new_state:
            return ""
        old, new = self.state(one.old_state), self.state(one.new_state)
        if old and new:
            return self.say("state", old=old, new=new)
        return self.say("state_new", new=new) if new else self.say("state_old", old=old)

    def rule(self, rule: RuleDiff) -> str:
        """An instrument, principle or overlay that came, went or changed."""
        name = in_language(self._rule_name(rule), self.lang)
        return self.say(f"{rule.kind}.{rule.state}", name=name, day=self.day(rule.day))

    def rule_details(self, rule: RuleDiff) -> Iterator[str]:
        """What a principle said before and says now, with where it stands."""
        for pattern, version in (("before", rule.old), ("now", rule.new)):
            if version is not None and rule.state == "cited":
                yield self.say(pattern, text=self.citation(version.citation))
            elif version is not None:
                text = in_language(version.text, self.lang)
                yield self.say(pattern, text=f"{text} [{self.citation(version.citation)}]")

    def _rule_name(self, rule: RuleDiff) -> Text:
        if rule.kind == "instrument":
            return self.law.instruments[rule.code].short
        if rule.kind == "principle":
            return self.law.principles[rule.code].name or {"vi": rule.code}
        return next(one.name for one in self.law.overlays if one.code == rule.code)

    def shift(self, shift: Shift) -> str:
        """What changed beside the standards: money, a deadline, a paper, a vote, a quota."""
        old, new = self._fact(shift.old), self._fact(shift.new)
        cited = shift.old.citation if shift.old else None
        was = self.citation(cited) if cited else self.say("none")
        return self.say(
            f"beyond.{shift.state}", label=label(shift, self.lang), old=old, new=new, was=was
        )

    def _fact(self, fact: Fact | None) -> str:
        if fact is None:
            return ""
        said = in_language(fact.says, self.lang).rstrip(".")
        return f"{said} [{self.citation(fact.citation)}]" if fact.citation else said

    def day(self, day: date | None) -> str:
        return f"{day:%d/%m/%Y}" if day else ""

    def law_diff(self, diff: LawDiff) -> Iterator[str]:
        """The whole difference, line by line, indented by two spaces a level."""
        for rule in diff.rules:
            yield self.rule(rule)
            yield from (f"  {text}" for text in self.rule_details(rule))
        yield from (self.shift(shift) for shift in diff.beyond)
        for one in diff.awards:
            yield ""
            yield from self.award_diff(one)
        if not diff.rules and not diff.awards and not diff.beyond:
            yield self.say("nothing")

    def award_diff(self, diff: AwardDiff) -> Iterator[str]:
        yield self.award(diff.award)
        for one in diff.standards:
            if one.changed:
                yield f"  {self.standard(one.kind, one.groups)}"
                yield from (f"    {text}" for text in self.standard_diff(one))
        yield from (f"  {self.shift(shift)}" for shift in diff.beyond)

    def standard_diff(self, one: StandardDiff) -> Iterator[str]:
        if standing := self.standing(one):
            yield standing
        for change in one.changes:
            yield self.change(change)
        for line in one.lines:
            yield from self._told(line)
        if one.draft and one.new_state == "unread":
            yield f"{self.say('draft')}:"
            for line in one.draft:
                yield from (f"  {text}" for text in self._told(line))

    def _told(self, line: Line) -> Iterator[str]:
        sentences = list(self.line(line))
        if line.old is None or line.new is None:
            yield from sentences
        elif sentences:
            yield in_language(line.new.text, self.lang)
            yield from (f"  {text}" for text in self._with_words(line, sentences))

    def _with_words(self, line: Line, sentences: list[str]) -> Iterator[str]:
        """The old wording is told where it does not stand beside the new one."""
        assert line.old is not None
        for change, sentence in zip(line.changes, sentences, strict=True):
            reworded = change.kind == "reworded"
            old = in_language(line.old.text, self.lang)
            yield self.say("reworded_from", old=old) if reworded else sentence
