"""``thidua law validate``: every overlay file, of the package and of one's own folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..loading import InputError, law_folder
from ..loading.law import bare_law, load_law
from ..loading.overlays import check_together, read_file
from ..loading.telling import ROLE_WORDS
from ..model.law import Law, in_language
from ..model.overlay import Overlay
from ..model.setting import UNITS, Setting
from .asking import own_overlays

UNIT_NAMES = {
    "percent": {"vi": "phần trăm", "en": "percent"}, "months": {"vi": "tháng", "en": "months"},
    "years": {"vi": "năm", "en": "years"},
    "working_days": {"vi": "ngày làm việc", "en": "working days"},
}  # fmt: skip
_WORDS = {
    "vi": {
        "none": "Chưa có quy định riêng nào được nạp.", "empty": "CHƯA NẠP quy định",
        "demonstration": "chỉ để trình diễn", "open": "nay",
        "line": "{code}: {whose}, {starts} … {ends}, {fills} điểm được điền, {adds} chỗ thêm, "
        "{tightens} chỗ chặt hơn",
    },
    "en": {
        "none": "No overlay is loaded.", "empty": "NOT LOADED", "demonstration": "demonstration",
        "open": "now",
        "line": "{code}: {whose}, {starts} … {ends}, {fills} settings filled, {adds} additions, "
        "{tightens} stricter",
    },
}  # fmt: skip


def check_overlays(options: argparse.Namespace) -> tuple[list[Overlay], int]:
    """Read every overlay alone and say what is wrong with each; (those that are right, faults).

    One's own are then checked together: they are what will judge.
    """
    root = Path(options.law) if options.law else law_folder()
    own = own_overlays(options)
    found = []
    faults = 0
    for problem in _not_read(own):
        faults += 1
        print(problem.told(options.lang), file=sys.stderr)
    for path, mine in _files(root, own):
        try:
            found.append(read_file(path, bare_law(root), own=mine))
        except InputError as problem:
            faults += 1
            print(problem.told(options.lang), file=sys.stderr)
    if not faults:
        check_together([overlay for overlay in found if overlay.own])
    return found, faults


def _not_read(own: Path | None) -> Iterator[InputError]:
    """Files an editor saved under another ending, as .yml or .yaml.txt."""
    for path in sorted(own.iterdir()) if own else ():
        if path.is_file() and path.suffix != ".yaml" and not path.name.startswith("."):
            name = path.name.split(".", maxsplit=1)[0]
            yield InputError(path, 1, "this file is not read: its name does not end in «.yaml»",
                             f"Rename it to «{name}.yaml»")  # fmt: skip


def _files(root: Path, own: Path | None) -> Iterator[tuple[Path, bool]]:
    if own is not None:
        yield from ((path, True) for path in sorted(own.glob("*.yaml")))
    yield from ((path, False) for path in sorted((root / "overlays").glob("*.yaml")))


def say(overlays: Sequence[Overlay], lang: str) -> Iterator[str]:
    """One line an overlay of one's own; one line that there is none."""
    words = _WORDS[lang]
    for one in overlays:
        line = words["line"].format(
            code=one.code, whose=in_language(one.holder.name, lang), starts=one.starts,
            ends=one.ends or words["open"], fills=len(one.fills), adds=len(one.adds),
            tightens=len(one.tightens),
        )  # fmt: skip
        marks = [words[mark] for mark in ("empty", "demonstration") if getattr(one, mark)]
        yield f"{line}{''.join(f' · {mark}' for mark in marks)}"
    if not overlays:
        yield words["none"]


def listed(law: Law, lang: str) -> Iterator[str]:
    """Every parameter that may be filled in: its name, what it means, what it may be."""
    for setting in law.settings.values():
        yield f"{setting.name}: {_allowed(setting, lang)}"
        yield f"    {in_language(setting.text, lang)} [{setting.citation}]"


def _allowed(setting: Setting, lang: str) -> str:
    if setting.kind == "roles":
        return f"[{', '.join(ROLE_WORDS)}]"
    if setting.kind == "day":
        return "MM-DD"
    if setting.kind in UNITS:
        return f"{setting.least}…{setting.most} ({UNIT_NAMES[setting.kind][lang]})"
    told = (f"{value} ({in_language(setting.labels[value], lang)})" if value in setting.labels
            else value for value in setting.values)  # fmt: skip
    return " | ".join(told)


def own_cases(options: argparse.Namespace) -> Iterator[list[str]]:
    """Worked cases beside one's own overlays (``DIR/cases``), judged with these laid on."""
    own = own_overlays(options)
    if own is None or not (own / "cases").is_dir():
        return
    from ..sources.case import read_cases  # reason: start-up stays light
    from ..sources.expectations import differences

    law = load_law(Path(options.law) if options.law else None, tuple(options.overlay), own)
    for path in sorted((own / "cases").glob("*.yaml")):
        for case in read_cases(path, law.awards):
            where = f"{path.name}:{case.line}: {case.name}"
            yield [f"{where}: {text}" for text in differences(case, law)]
