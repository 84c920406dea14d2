"""``thidua sweep``: everyone against every award, from a folder of tables or a workbook."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from ..explaining.words import OVERALL
from ..loading import InputError
from ..model.law import Law, in_language
from ..model.question import Question
from ..model.verdict import Overall
from ..sources.case import presumed_receipt
from .asking import awards_of, day_of, law_of, year_of

WORKBOOKS = (".xlsx", ".xls", ".docx")


def run(options: argparse.Namespace) -> int:
    """Print how many qualify for each award; write the results where ``--out`` says.

    Raises:
        InputError: the source or an option cannot be used; nothing is written then.
    """
    law = law_of(options)
    year = year_of(options)
    assert year is not None  # the parser requires it
    received = day_of(options.received, "received") or presumed_receipt(year)
    awards = awards_of(options.awards, law)
    question = Question(year, received, day_of(options.sent, "sent"), awards)
    source, out = Path(options.source), Path(options.out) if options.out else None
    if not source.exists():
        raise InputError(source, 1, "no such file or folder", "Check the path")
    if source.is_dir():
        counts = _folder(source, law, question, options.engine, out)
    elif source.suffix.lower() in WORKBOOKS:
        counts = _workbook(source, law, question, out, options.lang)
    else:
        raise InputError(source, 1, "neither a folder of tables nor a workbook",
                         "Name a folder of CSV or Parquet tables, or an .xlsx file")  # fmt: skip
    _print(counts, law, options.lang)
    return 0


def _folder(
    source: Path, law: Law, question: Question, engine: str, out: Path | None
) -> dict[str, Counter[int]]:
    from ..sweeping import sweep_folder  # reason: brings Ibis and an engine with it

    return sweep_folder(source, law, question, engine=engine, out=out).counts


def _workbook(
    source: Path, law: Law, question: Question, out: Path | None, lang: str
) -> dict[str, Counter[int]]:
    from ..judging import judge  # reason: start-up stays light
    from ..sources.reading import read_file
    from ..sources.report import Unreadable
    from ..workbook.results import write_results

    if out is not None and out.suffix.lower() != ".xlsx":
        raise InputError(out, 1, "the results of a workbook are written as a workbook",
                         "Name a file that ends in .xlsx")  # fmt: skip
    try:
        taken = read_file(source, law=law.awards)
    except Unreadable as trouble:
        raise InputError(source, 1, trouble.what.in_language(lang).rstrip("."),
                         trouble.cure.in_language(lang).rstrip(".")) from trouble  # fmt: skip
    if not taken.register.subjects:
        raise InputError(source, 1, "no person and no collective stands in the workbook",
                         "Fill the sheets «Nhân sự» or «Đơn vị» of the template")  # fmt: skip
    for problem in taken.problems:
        print(f"{problem.place}: {problem.what.in_language(lang)} {problem.cure.in_language(lang)}",
              file=sys.stderr)  # fmt: skip
    sweep = judge(taken.register, law, question)
    if out is not None:
        part = out.with_name(f".{out.name}.part")
        write_results(part, sweep, taken, lang=lang)
        part.replace(out)
    return {
        code: Counter(sweep.overall[:, column].tolist()) for column, code in enumerate(sweep.awards)
    }


def _print(counts: dict[str, Counter[int]], law: Law, lang: str) -> None:
    shown = [o for o in Overall if any(count.get(int(o)) for count in counts.values())]
    names = {code: in_language(law.awards[code].name, lang) for code in counts}
    width = max(len(name) for name in names.values())
    print(f"{'':<{width}}  " + "  ".join(OVERALL[lang][o] for o in shown))
    for code, count in counts.items():
        cells = (f"{count.get(int(o), 0):>{len(OVERALL[lang][o])}}" for o in shown)
        print(f"{names[code]:<{width}}  " + "  ".join(cells))
