"""``thidua law``: what the law data says, checked and printed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date

from ..loading import InputError, law_folder
from ..model.law import Award, Branching, Law, Leaf, Standard, Version, in_language
from ..model.verdict import Sureness
from . import lawbook
from .asking import day_of, law_of, without_own
from .overlays import check_overlays, listed, own_cases, say

BAD_INPUT = 2


def run(options: argparse.Namespace) -> int:
    """One of list, show, validate, settings, schema; diff, coverage and search read the lawbook,
    dossier and vote what is asked of a file, bonus and deadline reckon."""
    if options.part in ("bonus", "deadline"):
        from . import reckoning  # reason: start-up stays light

        return reckoning.run(options)
    if options.part in ("dossier", "vote"):
        return _procedure(options)
    own = {"list": _list, "show": _show, "validate": _validate, "schema": _schema,
           "settings": _settings}  # fmt: skip
    return own.get(options.part, lawbook.run)(options)


def _procedure(options: argparse.Namespace) -> int:
    from . import dossier, vote  # reason: start-up stays light

    return dossier.run(options) if options.part == "dossier" else vote.run(options)


def _list(options: argparse.Namespace) -> int:
    law = law_of(options)
    width = max(len(code) for code in law.awards)
    for award in law.awards.values():
        print(f"{award.code:<{width}}  {in_language(award.name, options.lang)}")
        for standard in award.standards:
            print(f"{'':<{width}}    {_who(standard)}: {', '.join(_versions(standard))}")
    return 0


def _who(standard: Standard) -> str:
    return f"{standard.kind} ({', '.join(standard.groups)})" if standard.groups else standard.kind


def _versions(standard: Standard) -> Iterator[str]:
    for version in standard.versions:
        ends = f"{version.ends}" if version.ends else ""
        yield f"{version.starts}…{ends} {version.citation.sureness}"


def _show(options: argparse.Namespace) -> int:
    law = law_of(options)
    if options.code in law.instruments:
        one = law.instruments[options.code]
        print("\n".join(lawbook.instrument_lines(law, one, options.lang)))
        return 0
    award = law.awards.get(options.code)
    if award is None:
        known = ", ".join((*law.awards, *law.instruments))
        raise InputError(options.code, 1, f"no award or instrument «{options.code}»",
                         f"Use one of: {known}")  # fmt: skip
    on = day_of(options.on, "on")
    print("\n".join(_award(award, on, options.lang)))
    return 0


def _award(award: Award, on: date | None, lang: str) -> Iterator[str]:
    yield in_language(award.name, lang)
    decider = award.decider_on(on) if on else award.deciders[-1]
    if decider is not None:
        yield f"  {in_language(decider.text, lang)} [{decider.citation}]"
    for standard in award.standards:
        chosen = standard.version_for(received=on, sent=None) if on else None
        for version in standard.versions:
            if on is None or version is chosen:
                dates = f"{version.starts} … {version.ends or ''}"
                yield f"\n{_who(standard)} · {dates} · {_sure(version)}"
                yield from _version(version, lang)


def _sure(version: Version) -> str:
    return f"{version.citation} ({version.citation.sureness})"


def _version(version: Version, lang: str) -> Iterator[str]:
    if version.text:
        yield f"  {in_language(version.text, lang)}"
    if version.criteria:
        yield from _tree(version.criteria, lang, 1)
    for leaf in version.procedures:
        yield _leaf(leaf, lang, 1, "○")
    for reading in version.readings:
        yield f"  ▨ {reading.code} [{reading.citation}]"
        yield from _tree(reading.criteria, lang, 2)


def _tree(tree: Branching, lang: str, depth: int) -> Iterator[str]:
    for child in tree.children:
        if isinstance(child, Leaf):
            yield _leaf(child, lang, depth, "•")
        else:
            letter = f"{child.branch}) " if child.branch else ""
            text = f"{child.op.upper()} {letter}{in_language(child.text, lang)}"
            yield f"{'  ' * depth}{text}".rstrip()
            yield from _tree(child, lang, depth + 1)


def _leaf(leaf: Leaf, lang: str, depth: int, mark: str) -> str:
    cited = leaf.citation
    sure = "" if cited.sureness is Sureness.VERIFIED else f", {cited.sureness}"
    return f"{'  ' * depth}{mark} {in_language(leaf.text, lang)} [{cited}{sure}]"


def _validate(options: argparse.Namespace) -> int:
    """Load everything and run every worked case; 1 where a case comes out otherwise, 2 where an
    overlay file is wrong. With one's own overlays the cases are those that stand beside them."""
    overlays, faults = check_overlays(options)
    if faults:
        return BAD_INPUT
    law = without_own(options)
    whole = () if options.overlays else (*_judged(law), *_reckoned(law), *_worked(law))
    found = [*whole, *own_cases(options)]
    failed = [differences for differences in found if differences]
    for text in (text for differences in failed for text in differences):
        print(text, file=sys.stderr)
    print(
        f"{len(law.awards)} awards, {len(law.instruments)} instruments, "
        f"{len(overlays)} overlays, {len(found)} cases, {len(failed)} failed"
    )
    if options.overlays:
        print("\n".join(say([one for one in overlays if one.own], options.lang)))
    return int(bool(failed))


def _settings(options: argparse.Namespace) -> int:
    print("\n".join(listed(law_of(options), options.lang)))
    return 0


def _judged(law: Law) -> Iterator[list[str]]:
    """What comes out otherwise than expected, case by case: the verdicts."""
    from ..sources.case import read_cases  # reason: start-up stays light
    from ..sources.expectations import differences

    for path in sorted((law_folder() / "cases").glob("*.yaml")):
        for case in read_cases(path, law.awards):
            where = f"{path.name}:{case.line}: {case.name}"
            yield [f"{where}: {text}" for text in differences(case, law)]


def _reckoned(law: Law) -> Iterator[list[str]]:
    """The same for money and deadlines, whose data is loaded and checked here too."""
    from ..loading.calendar import load_calendar  # reason: start-up stays light
    from ..loading.money import load_money
    from ..loading.named_awards import check_named_awards
    from ..sources.reckoning import differing, read_reckonings, reckoning_files

    root = law.places.root if law.places else law_folder()
    check_named_awards(root, law.awards)
    money, calendar = load_money(root), load_calendar(root)
    for path in reckoning_files(law_folder()):
        for case in read_reckonings(path):
            where = f"{path.name}:{case.line}: {case.name}"
            yield [f"{where}: {text}" for text in differing(case, money, calendar)]


def _worked(law: Law) -> Iterator[list[str]]:
    """The same for quotas, votes and dossiers."""
    from ..worked import worked_cases  # reason: start-up stays light

    for case in worked_cases(law):
        where = f"{case.file.name}:{case.line}: {case.name}"
        yield [f"{where}: {text}" for text in case.differences]


def _schema(options: argparse.Namespace) -> int:
    from ..sources.case_schema import schema  # reason: start-up stays light

    print(json.dumps(schema(tuple(law_of(options).awards)), ensure_ascii=False, indent=2))
    return 0
