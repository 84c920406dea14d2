"""The decision (quyết định): bases, three articles, the list as an annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from thidua.bridge.grounds import grounds_of
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.papers import parts
from thidua.cycle.decisions.words import Kind
from thidua.cycle.nominations.papers.letterhead import agency, head_of, in_vietnamese, seat_of
from thidua.foundation.documents.state_paper import (
    Annex,
    Article,
    Block,
    Enacting,
    Grid,
    StatePaper,
)
from thidua.foundation.registry.catalogue import award_name


@in_vietnamese
def decision_paper(decision: Decision) -> StatePaper:
    lines = parts.lines_of(decision)
    unit = decision.organisation
    about = decision.kind == Kind.INITIATIVE
    annex = _works(lines) if about else _list(lines)
    named = "DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN" if about else "DANH SÁCH ĐƯỢC KHEN THƯỞNG"
    return StatePaper(
        agency=agency(unit), name="QUYẾT ĐỊNH", about=decision.title,
        number=decision.number, symbol=decision.symbol, place=seat_of(unit), day=decision.decided,
        year=timezone.localdate().year,
        authority=f"{head_of(unit)} {unit.name.upper()}",
        body=(*parts.bases(decision), Enacting(),
              *(_recognising(decision, lines) if about else _awarding(decision, lines))),
        signatures=(parts.signature(decision),),
        recipients=("Như Điều 3;", "Lưu: VT, hồ sơ thi đua, khen thưởng."),
        annexes=(Annex(named, "", (annex,)),),
    )  # fmt: skip


def _awarding(decision: Decision, lines: Sequence[DecisionLine]) -> Iterator[Block]:
    groups = parts.by_award(lines)
    when = parts.periods(lines)
    if len(groups) == 1:
        code, rows = groups[0]
        text = f"Tặng {parts.given(code, rows)} có tên trong danh sách kèm theo. {when}"
        yield Article("Điều 1.", text)
    else:
        more = [f"{number}. {_sentence(parts.given(code, rows))}"
                for number, (code, rows) in enumerate(groups, start=1)]  # fmt: skip
        text = f"Tặng danh hiệu, hình thức khen thưởng cho {parts.counted(_once(lines))}, gồm:"
        yield Article("Điều 1.", text, (*more, f"(Danh sách kèm theo). {when}"))
    yield Article("Điều 2.", _money(decision))
    yield Article("Điều 3.", _carried_out(decision))


def _once(lines: Sequence[DecisionLine]) -> list[DecisionLine]:
    """Each subject once, however many awards it is given."""
    return list({(one.person_id, one.organisation_id): one for one in lines}.values())


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]};"


def _recognising(decision: Decision, lines: Sequence[DecisionLine]) -> Iterator[Block]:
    yield Article(
        "Điều 1.", f"Công nhận {len(lines):02d} sáng kiến cấp cơ sở năm {decision.year} có tên "
        "trong danh sách kèm theo.",
    )  # fmt: skip
    yield Article(
        "Điều 2.", "Sáng kiến được công nhận là căn cứ xét danh hiệu thi đua, hình thức khen "
        "thưởng theo quy định. Tác giả, đồng tác giả có trách nhiệm phối hợp áp dụng, phổ biến "
        "sáng kiến.",
    )  # fmt: skip
    yield Article("Điều 3.", _carried_out(decision))


def _money(decision: Decision) -> str:
    """No sum stands in the decision itself: it is on the sheet, with its formulas."""
    received = decision.round.reckoned if decision.round else None
    day = decision.decided or received
    found = [] if day is None else grounds_of(
        (), received=received or day, decided=day, organisation=decision.organisation.uid.hex
    )  # fmt: skip
    decree = next((one.number for one in found if one.kind == "decree"), "")
    rule = f"Nghị định số {decree}" if decree else "pháp luật về thi đua, khen thưởng"
    fund = decision.fund or "nguồn kinh phí thi đua, khen thưởng của cơ quan"
    return (
        "Tập thể, cá nhân có tên tại Điều 1 được nhận tiền thưởng theo quy định tại "
        f"{rule}; kinh phí chi từ {fund}."
    )


def _carried_out(decision: Decision) -> str:
    who = decision.executors or "Thủ trưởng các đơn vị và tập thể, cá nhân có tên tại Điều 1"
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký. {who} chịu trách nhiệm thi hành Quyết định "
        "này./."
    )


def _list(lines: Sequence[DecisionLine]) -> Grid:
    """By award, numbered through, so that the count of the list is its last number; the time of
    the achievement where the first article does not say it for all."""
    rows: list[tuple[str, ...]] = []
    groups = set()
    number, each = 0, not parts.one_period(lines)
    for code, members in parts.by_award(lines):
        groups.add(len(rows))
        rows.append((f"{award_name(code)}: {parts.counted(members)}",))
        for line in members:
            number += 1
            when = (parts.period(line),) if each else ()
            rows.append((str(number), line.name, line.detail, *when))
    head = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị")
    if not each:
        return Grid(head, rows, centred={0}, widths=(8, 38, 54), bold_rows=groups)
    return Grid((*head, "Thời gian thành tích"), rows, centred={0, 3}, widths=(8, 32, 38, 22),
                bold_rows=groups)  # fmt: skip


def _works(lines: Sequence[DecisionLine]) -> Grid:
    rows = [
        (str(number), line.name, line.detail,
         line.submission.organisation.name if line.submission else "")
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    head = ("STT", "Tên sáng kiến", "Tác giả, đồng tác giả", "Đơn vị")
    return Grid(head, rows, centred={0}, widths=(8, 42, 28, 22))
