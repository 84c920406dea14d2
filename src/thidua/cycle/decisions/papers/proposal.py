"""The submission to a higher level (tờ trình), saying what Decree 152/2025 Article 33.11 asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from thidua.cycle.councils.models import BallotItem, Sitting
from thidua.cycle.councils.queries import passed
from thidua.cycle.decisions.levels import named_award
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.papers import parts
from thidua.cycle.nominations.papers.letterhead import agency, in_vietnamese, seat_of
from thidua.foundation.documents.state_paper import (
    Annex,
    Block,
    Grid,
    Listed,
    StatePaper,
    Text,
)


@in_vietnamese
def proposal_paper(decision: Decision) -> StatePaper:
    lines = parts.lines_of(decision)
    unit = decision.organisation
    to = [one.strip() for one in decision.addressee.split(";") if one.strip()]
    return StatePaper(
        agency=agency(unit), name="TỜ TRÌNH", about=decision.title,
        number=decision.number, symbol=decision.symbol, place=seat_of(unit), day=decision.decided,
        year=timezone.localdate().year, addressed=tuple(to),
        body=(*parts.bases(decision), *_body(decision, lines, to)),
        signatures=(parts.signature(decision),),
        recipients=("Như trên;", "Lưu: VT, hồ sơ thi đua, khen thưởng."),
        annexes=(
            Annex("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "", (_list(decision, lines),), landscape=True),
        ),
    )  # fmt: skip


def _body(decision: Decision, lines: Sequence[DecisionLine], to: Sequence[str]) -> Iterator[Block]:
    unit = decision.organisation.name
    yield Text(
        f"{unit} đã thẩm định hồ sơ: đúng đối tượng, đủ thành phần hồ sơ, đúng trình tự, thủ tục; "
        f"thành tích đúng với dữ liệu lưu tại cơ quan.{_voted(decision)}"
    )
    yield Text(f"{unit} đề nghị xem xét, tặng thưởng {parts.counted(lines)}, gồm:")
    groups = parts.by_award(lines)
    yield Listed([
        f"{_capital(parts.given(code, rows, decision.addressed_to))}{'.' if last else ';'}"
        for last, (code, rows) in zip([*[False] * (len(groups) - 1), True], groups, strict=True)
    ])  # fmt: skip
    when = parts.periods(lines)
    if when:
        yield Text(when)
    yield Text("(Danh sách, hồ sơ kèm theo.)", italic=True)
    whom = to[0] if to else "cấp có thẩm quyền"
    yield Text(f"{unit} kính trình {whom} xem xét, quyết định./.")


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _voted(decision: Decision) -> str:
    sitting = decision.sitting
    if sitting is None:
        return ""
    number = f" (biên bản số {sitting.minutes_no})" if sitting.minutes_no else ""
    return (
        f" {sitting.council.name} đã họp ngày {sitting.held_on:%d/%m/%Y}{number} và biểu quyết, "
        "kết quả ghi trong danh sách."
    )


def _list(decision: Decision, lines: Sequence[DecisionLine]) -> Grid:
    """With what each has achieved and how the council voted."""
    votes = _votes(decision.sitting, lines)
    rows: list[tuple[str, ...]] = []
    groups = set()
    number, each = 0, not parts.one_period(lines)
    for code, members in parts.by_award(lines):
        groups.add(len(rows))
        name = named_award(code, decision.addressed_to)
        rows.append((f"{name}: {parts.counted(members)}",))
        for line in members:
            number += 1
            summary = line.nomination.summary if line.nomination else ""
            when = (parts.period(line),) if each else ()
            rows.append((str(number), line.name, line.detail, *when, summary,
                         votes.get((line.award, line.name), "")))  # fmt: skip
    head = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị")
    more = ("Tóm tắt thành tích", "Kết quả phiếu")
    if not each:
        return Grid((*head, *more), rows, centred={0, 4}, widths=(5, 16, 18, 50, 11),
                    bold_rows=groups, size=11)  # fmt: skip
    return Grid((*head, "Thời gian thành tích", *more), rows, centred={0, 3, 5},
                widths=(5, 15, 17, 12, 40, 11), bold_rows=groups, size=11)  # fmt: skip


def _votes(sitting: Sitting | None, lines: Sequence[DecisionLine]) -> dict[tuple[str, str], str]:
    if sitting is None:
        return {}
    codes = dict.fromkeys(one.award for one in lines)
    return {(code, item.name): _vote(item) for code in codes for item in passed(sitting, code)}


def _vote(item: BallotItem) -> str:
    return f"{item.votes_for}/{item.ballot.members} ({item.said.get('share', {}).get('vi', '')})"
