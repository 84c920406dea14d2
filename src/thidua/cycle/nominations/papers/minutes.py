"""Minutes of the unit's review meeting (biên bản họp bình xét)."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.cycle.nominations.models import ReviewLine, UnitReview
from thidua.cycle.nominations.papers.letterhead import (
    agency,
    head_of,
    in_order,
    in_vietnamese,
    named,
    unit_named,
)
from thidua.cycle.nominations.standing import MEETS
from thidua.foundation.documents.state_paper import (
    Block,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.registry.catalogue import award_name


@in_vietnamese
def minutes(review: UnitReview) -> StatePaper:
    """Drawn up from the review as it stands; three queries."""
    lines = list(
        review.lines.select_related("person__organisation", "organisation")
        .order_by("award", "organisation__sort_key", "person__sort_key", "pk")
    )  # fmt: skip
    year = review.round.year
    return StatePaper(
        agency=agency(review.unit), symbol="BB", name="BIÊN BẢN",
        about=f"Họp bình xét thi đua, khen thưởng năm {year}",
        body=tuple(_body(review, lines)),
        signatures=(
            Signature("THƯ KÝ", review.secretary, "(Ký, ghi rõ họ tên)"),
            Signature(f"CHỦ TRÌ\n{head_of(review.unit)}", review.chair, "(Ký, ghi rõ họ tên)"),
        ),
        recipients=(f"{review.round.organisation.name};", "Lưu: hồ sơ thi đua, khen thưởng."),
    )  # fmt: skip


def _body(review: UnitReview, lines: list[ReviewLine]) -> Iterator[Block]:
    yield Heading("I. Thời gian, địa điểm, thành phần")
    yield Listed(tuple(_meeting(review)))
    yield Heading("II. Nội dung và kết quả bình xét")
    yield Text(
        "Cuộc họp xem xét thành tích của tập thể, cá nhân trong đơn vị theo đợt "
        f"“{review.round.name}”; kết quả rà soát tiêu chuẩn chỉ để tham khảo. "
        "Kết quả biểu quyết như sau:"
    )
    put = [line for line in lines if line.proposed]
    for number, code in enumerate(in_order(line.award for line in put), start=1):
        chosen = [line for line in put if line.award == code]
        yield Heading(f"{number}. {award_name(code)}: đề nghị {len(chosen):02d} trường hợp", 3)
        yield _votes(chosen, review.present)
    if not put:
        yield Text("Cuộc họp không đề nghị trường hợp nào.")
    yield from _left_out([line for line in lines if not line.proposed])
    yield from _closing(review)


def _meeting(review: UnitReview) -> Iterator[str]:
    day = f"{review.held_on:%d/%m/%Y}" if review.held_on else "…………"
    yield f"Thời gian: ngày {day}."
    yield f"Địa điểm: {review.venue or review.unit.name}."
    yield f"Chủ trì: {review.chair or '…………'}; thư ký: {review.secretary or '…………'}."
    present = "……" if review.present is None else review.present
    voters = "……" if review.voters is None else review.voters
    yield f"Số người được biểu quyết của đơn vị: {voters}; dự họp: {present}."


def _votes(lines: list[ReviewLine], present: int | None) -> Grid:
    head = ("STT", "Họ và tên, tên tập thể", "Đơn vị", "Số phiếu đồng ý", "Tỷ lệ trên số dự họp")
    rows = [
        (str(number), named(line.subject), unit_named(line.person), _count(line.votes_for),
         _share(line.votes_for, present))
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    return Grid(head, rows, centred={0, 3, 4}, widths=(7, 29, 38, 12, 14))


def _count(votes: int | None) -> str:
    return "" if votes is None else str(votes)


def _share(votes: int | None, present: int | None) -> str:
    """«93,3%»: one decimal, rounded half up, in whole numbers."""
    if votes is None or not present:
        return ""
    tenths = (2000 * votes + present) // (2 * present)
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth}%" if tenth else f"{whole}%"


def _left_out(lines: list[ReviewLine]) -> Iterator[Block]:
    """Whoever meets the standard and is not put forward, and why."""
    told = [line for line in lines if line.left_out_reason or line.stood in MEETS]
    if not told:
        return
    yield Heading("Trường hợp đủ tiêu chuẩn nhưng không đề nghị", 3)
    rows = [
        (str(number), named(line.subject), award_name(line.award), line.left_out_reason)
        for number, line in enumerate(told, start=1)
    ]
    head = ("STT", "Họ và tên, tên tập thể", "Danh hiệu, hình thức", "Lý do")
    yield Grid(head, rows, centred={0}, widths=(8, 30, 30, 32))


def _closing(review: UnitReview) -> Iterator[Block]:
    if review.remarks.strip():
        yield Heading("III. Ý kiến tại cuộc họp")
        for line in review.remarks.strip().splitlines():
            yield Text(line)
    yield Text("Biên bản được đọc lại cho những người dự họp cùng nghe và thống nhất thông qua.")
