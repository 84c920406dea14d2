"""The bonus sheet (bảng tính tiền thưởng) for the accountant: formula, amount, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from thidua.cycle.decisions.bonuses import Money, Paid, money_of
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers import parts
from thidua.cycle.nominations.papers.letterhead import agency, head_of, in_vietnamese, seat_of
from thidua.foundation.documents.state_paper import Block, Grid, Listed, Signature, StatePaper, Text


@in_vietnamese
def bonus_paper(decision: Decision) -> StatePaper:
    money = money_of(decision, parts.lines_of(decision))
    unit = decision.organisation
    no = f" số {decision.full_number}" if decision.number else ""
    return StatePaper(
        agency=agency(unit), name="BẢNG TÍNH TIỀN THƯỞNG", numbered=False, place=seat_of(unit),
        day=decision.decided, year=timezone.localdate().year,
        about=f"Kèm theo Quyết định{no}: {decision.title}",
        body=tuple(_body(decision, money)),
        signatures=(Signature("NGƯỜI LẬP", note="(Ký, ghi rõ họ tên)"),
                    Signature("KẾ TOÁN", note="(Ký, ghi rõ họ tên)"),
                    Signature(head_of(unit), decision.signer_name)),
    )  # fmt: skip


def _body(decision: Decision, money: Money) -> Iterator[Block]:
    day = "ngày ký quyết định" if money.settled else "ngày lập bảng, tạm tính"
    yield Text(
        f"Mức tiền thưởng = hệ số × mức lương cơ sở tại {day} ({money.day:%d/%m/%Y}). "
        f"Chi từ {decision.fund or 'nguồn kinh phí thi đua, khen thưởng của cơ quan'}."
    )
    rows = [_row(number, one) for number, one in enumerate(money.rows, start=1)]
    total = ("", "Tổng cộng", "", "", dong(money.total), "")
    head = ("STT", "Họ và tên, tên tập thể", "Danh hiệu, hình thức", "Cách tính (đồng)",
            "Được nhận (đồng)", "Ghi chú")  # fmt: skip
    yield Grid(head, [*rows, total], numbers={4}, centred={0}, widths=(6, 20, 18, 25, 14, 17),
               bold_rows={len(rows)}, size=10.5)  # fmt: skip
    yield Text("Căn cứ:", bold=True)
    yield Listed([f"{one};" for one in sources(money.rows)])
    yield from _doubts(money)


def _doubts(money: Money) -> Iterator[Block]:
    if money.unverified:
        yield Text(
            f"Có {money.unverified} dòng dựa trên căn cứ ghi «cần đối chiếu văn bản»: kế toán đối "
            "chiếu với văn bản gốc trước khi chi.", italic=True,
        )  # fmt: skip
    if money.open:
        yield Text(
            f"Có {money.open} dòng chưa xác định được mức, do người có thẩm quyền quyết định; "
            "tổng cộng chưa gồm các dòng này.", italic=True,
        )  # fmt: skip


def _row(number: int, one: Paid) -> tuple[str, ...]:
    amount = "chưa xác định" if one.dong is None else dong(one.dong)
    return (str(number), one.line.name, one.line.award_words, one.told["formula"]["vi"], amount,
            one.told["why"]["vi"])  # fmt: skip


def dong(amount: int) -> str:
    """«7.590.000»."""
    return f"{amount:,}".replace(",", ".")


def sources(rows: Sequence[Paid]) -> list[str]:
    """What the amounts rest on, each once, with its status where it is not verified."""
    found = (one for row in rows for one in row.told["sources"]["vi"])
    return list(dict.fromkeys(found))
