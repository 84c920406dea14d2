"""Papers of a conference: its programme, its honour list, its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from thidua.cycle.nominations.papers.letterhead import (
    agency,
    in_vietnamese,
    named,
    seat_of,
    unit_named,
)
from thidua.cycle.showcase.models import Conference, HonourEntry
from thidua.cycle.showcase.queries import honours_of
from thidua.cycle.showcase.words import Part
from thidua.cycle.statistics.heads import head_signature
from thidua.foundation.documents.state_paper import (
    Block,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)

OPEN = "…………………………………………………………"
PRAISED = "Biểu dương tại hội nghị (không phải danh hiệu, hình thức khen thưởng)"


@in_vietnamese
def programme(conference: Conference) -> StatePaper:
    rows = [
        (str(item.number), f"{item.starts:%H:%M}" if item.starts else "", item.text, item.who)
        for item in conference.agenda.all()
    ]
    when = f"Thời gian: ngày {conference.held_on:%d/%m/%Y}. Địa điểm: {conference.venue or OPEN}"
    return _paper(conference, "CHƯƠNG TRÌNH", conference.title, (
        Text(when, italic=True, align="center", indent=False),
        Grid(("TT", "Giờ", "Nội dung", "Người thực hiện"), rows, centred={0, 1},
             widths=(7, 11, 52, 30)),
        *_speeches(conference),
    ))  # fmt: skip


@in_vietnamese
def honour_list(conference: Conference) -> StatePaper:
    """In the order of the ceremony; a revoked award is left off."""
    return _paper(
        conference, "DANH SÁCH VINH DANH", f"Tại {conference.title}", tuple(_honours(conference))
    )


@in_vietnamese
def minutes(conference: Conference) -> StatePaper:
    present = [one for one in conference.delegates.all() if one.present]
    lead = [one.name for one in present if one.part == Part.PRESIDIUM]
    clerks = [one.name for one in present if one.part == Part.SECRETARY]
    return _paper(
        conference, "BIÊN BẢN", conference.title, tuple(_minutes(conference, len(present), lead)),
        signatures=(Signature("THƯ KÝ", clerks[0] if clerks else ""),
                    Signature("CHỦ TRÌ HỘI NGHỊ", lead[0] if lead else "")),
    )  # fmt: skip


def _paper(
    conference: Conference, name: str, about: str, body: tuple[Block, ...],
    signatures: tuple[Signature, ...] = (),
) -> StatePaper:  # fmt: skip
    """Only minutes bear a number."""
    office = conference.organisation
    return StatePaper(
        agency=agency(office), name=name, about=about, place=seat_of(office),
        year=conference.held_on.year, day=conference.held_on if name == "BIÊN BẢN" else None,
        body=body, numbered=name == "BIÊN BẢN",
        signatures=signatures or (head_signature(office, conference.held_on),),
    )  # fmt: skip


def _speeches(conference: Conference) -> Iterator[Block]:
    rows = [(str(one.number), one.title, ", ".join(filter(None, (one.speaker, one.capacity))),
             one.unit.name) for one in conference.speeches.select_related("unit")]  # fmt: skip
    if rows:
        yield Heading("THAM LUẬN")
        yield Grid(("TT", "Tên tham luận", "Người trình bày", "Đơn vị"), rows, centred={0},
                   widths=(7, 41, 27, 25))  # fmt: skip


def _honours(conference: Conference) -> Iterator[Block]:
    standing = [row for row in honours_of(conference) if row.stands]
    number = 0
    for title, entries in groupby(standing, key=_title):
        rows = list(entries)
        yield Heading(title)
        lines = []
        for row in rows:
            number += 1
            lines.append((str(number), named(row.subject), unit_named(row.person), _for_what(row)))
        yield _table(lines)
    if not standing:
        yield Text("Chưa có ai trong danh sách.")


def _table(lines: list[tuple[str, str, str, str]]) -> Grid:
    """Without the column of units where only collectives are named."""
    if any(unit for _number, _name, unit, _what in lines):
        return Grid(
            ("TT", "Cá nhân, tập thể", "Đơn vị", "Quyết định, thành tích"), lines, centred={0},
            widths=(7, 25, 26, 42),
        )  # fmt: skip
    rows = [(number, name, what) for number, name, _unit, what in lines]
    return Grid(("TT", "Tập thể", "Quyết định, thành tích"), rows, centred={0}, widths=(7, 38, 55))


def _title(row: HonourEntry) -> str:
    if row.award is None:
        return PRAISED
    return row.award.name


def _for_what(row: HonourEntry) -> str:
    if row.award is None:
        return row.words
    award = row.award
    day = f" ngày {award.decided:%d/%m/%Y}" if award.decided else ""
    issuer = award.issuer_name or str(award.get_issuer_display())
    by = f" của {issuer}" if issuer else ""
    decided = f"Quyết định số {award.decision_no}{day}{by}. " if award.decision_no else ""
    first = award.achievement_from.year if award.achievement_from else award.year
    years = f"{first}–{award.year}" if first < award.year else str(award.year)
    return f"{decided}Thành tích {'các năm' if first < award.year else 'năm'} {years}."


def _minutes(conference: Conference, present: int, lead: list[str]) -> Iterator[Block]:
    invited = len(conference.delegates.all())
    yield Text(
        f"Ngày {conference.held_on:%d/%m/%Y}, tại {conference.venue or OPEN}, "
        f"{conference.organisation.name} tổ chức {conference.title}."
    )
    yield Heading("I. THÀNH PHẦN")
    yield Text(f"Đại biểu được mời: {invited}; có mặt: {present}.")
    if lead:
        yield Text(f"Đoàn chủ tịch: {', '.join(lead)}.")
    yield Heading("II. CHƯƠNG TRÌNH")
    items = [f"{one.text}{f' ({one.who})' if one.who else ''}" for one in conference.agenda.all()]
    yield Listed(_ended(items), mark="1.") if items else Text(OPEN)
    yield from _speeches(conference)
    yield Heading("III. DIỄN BIẾN, THẢO LUẬN")
    yield from (Text(line) for line in (conference.proceedings or OPEN).splitlines() if line)
    yield Heading("IV. TRAO TẶNG, VINH DANH")
    yield from _counted(conference)
    yield Heading("V. KẾT LUẬN")
    yield from (Text(line) for line in (conference.conclusion or OPEN).splitlines() if line)


def _counted(conference: Conference) -> Iterator[Block]:
    standing = [row for row in honours_of(conference) if row.stands]
    told = [f"{title}: {len(list(rows)):02d}" for title, rows in groupby(standing, key=_title)]
    yield Listed(_ended(told)) if told else Text("Không có.")


def _ended(items: list[str]) -> list[str]:
    """A semicolon after each item, a full stop after the last."""
    return [f"{one};" for one in items[:-1]] + [f"{one}." for one in items[-1:]]
