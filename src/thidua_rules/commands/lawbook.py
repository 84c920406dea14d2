"""``thidua law diff | coverage | search`` and the instruments of ``thidua law show``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date

from ..loading import InputError
from ..model.law import Instrument, Law, in_language
from .asking import day_of, law_of
from .plain import plain


def run(options: argparse.Namespace) -> int:
    """One of diff, coverage, search."""
    return {"diff": _diff, "coverage": _coverage, "search": _search}[options.part](options)


# -- diff -----------------------------------------------------------------------------------------
def _diff(options: argparse.Namespace) -> int:
    """What judges a file received on the later day otherwise than one of the earlier day."""
    from ..lawbook.beyond_diff import diff_one  # reason: start-up stays light
    from ..lawbook.diffing import LawDiff, diff_law
    from ..lawbook.plainly import plain_diff
    from ..lawbook.saying import Speaker

    law = law_of(options)
    first, second = sorted(_day(text) for text in (options.old, options.new))
    if options.award is None:
        found = diff_law(law, first, second)
    else:
        award = law.awards.get(options.award)
        if award is None:
            raise InputError(options.award, 1, f"no award «{options.award}»",
                             f"Use one of: {', '.join(law.awards)}")  # fmt: skip
        one = diff_one(law, award, first, second)
        found = LawDiff(first, second, (one,) if one.changed else ())
    speaker = Speaker(law, options.lang)
    if options.json:
        return _print_json(plain_diff(found, speaker))
    print("\n".join(speaker.law_diff(found)))
    return 0


def _day(text: str) -> date:
    day = day_of(text, "DATE")
    assert day is not None
    return day


# -- coverage -------------------------------------------------------------------------------------
_HEADS = {
    "vi": ("Đã đối chiếu", "Cần đối chiếu", "Dự thảo", "Chưa rõ"),
    "en": ("verified", "to confirm", "draft", "unknown"),
}
_TOTAL = {
    "vi": "Tổng cộng: {versions} phiên bản, {unread} phiên bản chưa đọc được văn bản",
    "en": "In all: {versions} versions, of {unread} the text has not been read",
}


def _coverage(options: argparse.Namespace) -> int:
    """Criteria by sureness, an award and a version a line, and the totals."""
    from ..lawbook.coverage import cover  # reason: start-up stays light
    from ..lawbook.saying import Speaker

    law = law_of(options)
    found = cover(law, day_of(options.on, "on"))
    if options.json:
        return _print_json(found)
    speaker = Speaker(law, options.lang)
    rows: list[tuple[str, list[int]]] = []
    for award in found.awards:
        rows.append((speaker.award(award.award), _numbers(award.criteria)))
        for standard in award.standards:
            rows.append((f"  {speaker.standard(standard.kind, standard.groups)}", []))
            rows += [
                (f"    {one.starts} … {one.ends or ''}", _numbers(one.criteria))
                for one in standard.versions
            ]
    total = _TOTAL[options.lang].format(versions=found.versions, unread=found.unread)
    rows.append((total, _numbers(found.criteria)))
    print("\n".join(_table(rows, _HEADS[options.lang])))
    return 0


def _numbers(count: object) -> list[int]:
    return [getattr(count, key) for key in ("verified", "to_confirm", "draft", "unknown")]


def _table(rows: list[tuple[str, list[int]]], heads: tuple[str, ...]) -> Iterator[str]:
    width = min(max(len(text) for text, _ in rows), 64)
    yield f"{'':<{width}}  " + "  ".join(f"{head:>14}" for head in heads)
    for text, numbers in rows:
        cells = "  ".join(f"{number:>14}" for number in numbers)
        yield f"{text[:width]:<{width}}  {cells}".rstrip()


# -- search ---------------------------------------------------------------------------------------
_KINDS = {
    "vi": {
        "award": "Danh hiệu, hình thức", "instrument": "Văn bản", "article": "Điều luật",
        "criterion": "Điều kiện", "procedure": "Thủ tục", "principle": "Nguyên tắc",
        "overlay": "Quy định riêng",
    },
    "en": {
        "award": "Awards", "instrument": "Instruments", "article": "Articles",
        "criterion": "Criteria", "procedure": "Procedures", "principle": "Principles",
        "overlay": "Own rules",
    },
}  # fmt: skip
_NOTHING = {"vi": "Không tìm thấy «{text}».", "en": "Nothing found for «{text}»."}


def _search(options: argparse.Namespace) -> int:
    """What is found, by kind, with the code that names it; status 1 where nothing is."""
    from ..lawbook.searching import search  # reason: start-up stays light

    law, text = law_of(options), " ".join(options.words)
    found = search(law, text)
    if options.json:
        _print_json(list(found))
    elif not found:
        print(_NOTHING[options.lang].format(text=text))
    heading = ""
    for hit in () if options.json else found:
        if hit.kind != heading:
            heading = hit.kind
            print(_KINDS[options.lang][heading])
        print(
            f"  {' '.join(filter(None, (hit.code, hit.id)))}: {in_language(hit.text, options.lang)}"
        )
    return int(not found)


# -- one instrument -------------------------------------------------------------------------------
_LABELS = {
    "vi": {
        "issued": "Ban hành", "starts": "Có hiệu lực từ", "ends": "Đến trước ngày",
        "sure": "Mức độ đối chiếu", "replaces": "Thay thế", "replaced_by": "Được thay bằng",
        "amends": "Sửa đổi", "amended_by": "Được sửa đổi bởi", "note": "Ghi chú",
        "transition": "Chuyển tiếp", "articles": "Được dẫn", "awards": "Danh hiệu, hình thức",
    },
    "en": {
        "issued": "Issued", "starts": "In force from", "ends": "Until before",
        "sure": "Verification", "replaces": "Replaces", "replaced_by": "Replaced by",
        "amends": "Amends", "amended_by": "Amended by", "note": "Note",
        "transition": "Transition", "articles": "Cited", "awards": "Awards",
    },
}  # fmt: skip


def instrument_lines(law: Law, one: Instrument, lang: str) -> Iterator[str]:
    """An instrument: dates, status, what it replaces, which articles are cited and by what."""
    from ..lawbook.articles import article_label  # reason: start-up stays light
    from ..lawbook.citing import articles_of, awards_in, citing
    from ..lawbook.saying import Speaker

    speaker, label = Speaker(law, lang), _LABELS[lang]
    yield in_language(one.name, lang)
    yield f"  {one.number}"
    for word, day in (("issued", one.issued), ("starts", one.starts), ("ends", one.ends)):
        if day:
            yield f"  {label[word]}: {speaker.day(day)}"
    yield f"  {label['sure']}: {speaker.sureness(one.sure.value)}"
    for word, others in one.relations.items():
        names = ", ".join(in_language(law.instruments[code].short, lang) for code in others)
        yield f"  {label[word]}: {names}"
    if one.note:
        yield f"  {label['note']}: {in_language(one.note, lang)}"
    for transition in one.transitions:
        yield f"  {label['transition']}: {in_language(transition.text, lang)}"
    counts = articles_of(law, one.code)
    if counts:
        cited = ", ".join(f"{article_label(key, lang)} ({n})" for key, n in counts.items())
        yield f"  {label['articles']}: {cited}"
    if awards := awards_in(citing(law, one.code)):
        yield f"  {label['awards']}: {', '.join(speaker.award(code) for code in awards)}"


def _print_json(found: object) -> int:
    print(json.dumps(plain(found), ensure_ascii=False, indent=2))
    return 0
