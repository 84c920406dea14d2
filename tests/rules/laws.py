"""Small law folders and short histories, written for one test each."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from thidua_rules.judging import Question, Sweep, judge
from thidua_rules.loading import CaseError, load_law, parse_yaml
from thidua_rules.model.law import Law
from thidua_rules.model.verdict import CriterionResult, Group, Verdict
from thidua_rules.sources.case import read_case
from thidua_rules.tables import Register

SOURCES = "S1: {what: Công báo}\n"
INSTRUMENT = """\
code: a_law
kind: law
number: 01/2020/QH14
name: {vi: Luật thử, en: Test law}
short: {vi: Luật 01/2020, en: Law 01/2020}
from: 2020-01-01
sure: verified
seen: S1
"""
HEAD = """\
code: {code}
name: {{vi: {code}, en: {code}}}
family: {family}
recipients: [individual, collective]
level: {level}
rank: {rank}
decides: {{vi: Thủ trưởng, en: Head, cite: a_law Điều 1, sure: verified, seen: S1}}
"""
VERSION = """\
{{id: "{id}", from: {starts}, {ends}enters: received, cite: a_law Điều 2, sure: {sure}, seen: S1,
       {body}}}
"""
SETTING = (
    "{reading: {values: [strict, lenient], text: {vi: Cách hiểu}, "
    "cite: a_law Điều 3, sure: verified, seen: S1}}"
)
TITLES = ("advanced_worker", "emulation_fighter_grassroots", "advanced_labour_collective")
FORMS = ("certificate", "order")
NOBODY = "{id: never, achievement: {kinds: [prize]}, text: {vi: chưa ai đạt, en: met by nobody}}"


def leaf(word: str, key: str = "tested", **more: str) -> str:
    """One criterion in one line of YAML."""
    extra = "".join(f", {name}: {value}" for name, value in more.items())
    return f"{{id: {key}, {word}, text: {{vi: Điều kiện, en: Condition}}{extra}}}"


def since(award_: str, *children: str, every_year: str = "at_least: good", more: str = "") -> str:
    """ALL of criteria that read the years since a prior award."""
    window = f"{{award: {award_}, every_year: {{{every_year}}}{more}}}"
    return group("all", *children, since=window)


def group(op: str, *children: str, **more: str) -> str:
    extra = "".join(f"{name}: {value}, " for name, value in more.items())
    return f"{{{extra}{op}: [{', '.join(children)}]}}"


def version(body: str, **more: str) -> str:
    """One version of a standard; ``body`` is «all: […]» and whatever stands beside it."""
    values = {"id": "2020", "starts": "2000-01-01", "ends": "", "sure": "verified"} | more
    return "      - " + VERSION.format(body=body, **values).strip() + "\n"


def award(
    code: str, *versions: str, family: str = "title", rank: int = 1, kinds: str = "",
    settings: str = "", level: str = "base",
) -> str:  # fmt: skip
    """One award file: the same versions for each of ``kinds``."""
    text = HEAD.format(code=code, family=family, rank=rank, level=level)
    if settings:
        text += f"settings: {settings}\n"
    text += "standards:\n"
    for kind in kinds.split() or ("individual", "collective"):
        text += f"  - kind: {kind}\n    versions:\n" + "".join(versions)
    return text


def write_law(root: Path, awards: dict[str, str], **files: str) -> Path:
    """A law folder; ``files`` are further files, named «folder__name»."""
    written = {
        "instruments/sources.yaml": SOURCES,
        "instruments/a_law.yaml": INSTRUMENT,
        **{f"awards/{code}.yaml": text for code, text in awards.items()},
        **{f"{name.replace('__', '/')}.yaml": textwrap.dedent(t) for name, t in files.items()},
    }
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def law_asking(
    root: Path, body: str, *, overlay: str = "", settings: str = "", **files: str
) -> Law:
    """A law in which the form ``tested`` asks ``body``; titles and forms to hold are beside it."""
    nobody = version(f"all: [{NOBODY}]")
    awards = {code: award(code, nobody) for code in TITLES}
    awards |= {code: award(code, nobody, family="form") for code in FORMS}
    body = body if body.startswith(("all:", "any:")) else f"all: [{body}]"
    awards["tested"] = award("tested", version(body), family="form", rank=9, settings=settings)
    if overlay:
        files["overlays__here"] = (
            "{code: here, issuer: province, issuer_name: {code: here, vi: Tỉnh}, "
            "name: {vi: Tỉnh}, from: 2000-01-01, "
            f"cite: a_law Điều 9, sure: verified, seen: S1, set: {overlay}}}"
        )
    return load_law(write_law(root, awards, **files), ("here",) if overlay else ())


def register_of(history: str, law: Law, subject: str = "") -> Register:
    """A history as it stands in a case file, without the questions."""
    text = textwrap.dedent(history)
    if "subject:" not in text:
        text += f"\nsubject: {{kind: individual, joined: 2000-01-01{subject}}}\n"
    return read_case(parse_yaml(text, Path("history.yaml"), CaseError), law.awards).register


def sweep_of(
    law: Law, history: str, *, year: int = 2024, received: date | None = None, **more: object
) -> Sweep:
    question = Question(year, received or date(year + 1, 3, 3), **more)  # type: ignore[arg-type]
    return judge(register_of(history, law), law, question)


def verdict_of(law: Law, history: str, code: str = "tested", **more: object) -> Verdict:
    """The verdict on one award for the history's subject."""
    sweep = sweep_of(law, history, **more)  # type: ignore[arg-type]
    return sweep.verdict(sweep.subjects[0], code)


def results(tree: Group | None) -> Iterator[CriterionResult]:
    """The criteria of a judged tree, in the law's order."""
    for child in tree.children if tree else ():
        if isinstance(child, CriterionResult):
            yield child
        else:
            yield from results(child)


def result_of(law: Law, history: str, key: str = "tested", **more: object) -> CriterionResult:
    """One criterion of the verdict on ``tested``."""
    tree = verdict_of(law, history, **more).tree
    return next(result for result in results(tree) if result.id == key)
