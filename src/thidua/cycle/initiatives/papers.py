"""The papers of an initiative: its application, a reviewer's sheet, the draft of form 13."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format

from thidua.cycle.initiatives.comparing import office_of
from thidua.cycle.initiatives.models import Confirmation, Review, Submission
from thidua.cycle.initiatives.recognised import recognised_as
from thidua.foundation.documents.letterhead import in_vietnamese, seat_of
from thidua.foundation.documents.state_paper import (
    Basis,
    Block,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.people.models import Person

OPEN = "…………"
SCOPE = {
    "base": "trong phạm vi cơ sở", "ministry_province": "trong phạm vi bộ, ban, ngành, tỉnh",
    "national": "trong phạm vi toàn quốc",
}  # fmt: skip


@in_vietnamese
def application(row: Submission) -> StatePaper:
    """Đơn yêu cầu công nhận, in the words the authors gave."""
    office = office_of(row.organisation)
    return StatePaper(
        agency=("", ""), name="ĐƠN YÊU CẦU CÔNG NHẬN", numbered=False,
        about=f"{row.get_kind_display()} năm {row.year}", day=row.submitted_on, year=row.year,
        place=seat_of(row.organisation),
        addressed=(f"Hội đồng sáng kiến {office.name}.",),
        body=tuple(_application(row)),
        signatures=(
            Signature("XÁC NHẬN CỦA ĐƠN VỊ", "", "(Ký, ghi rõ họ tên)"),
            Signature("ĐẠI DIỆN TÁC GIẢ", _first_author(row), "(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


def _application(row: Submission) -> Iterator[Block]:
    yield Text("Chúng tôi gồm các tác giả:")
    yield _authors(row)
    yield Text(f"Đề nghị xét công nhận {row.get_kind_display().lower()}: «{row.title}».")
    applied = f"{row.applied_from:%d/%m/%Y}" if row.applied_from else OPEN
    yield Listed((
        f"Cấp đề nghị công nhận: {row.get_level_display()}.",
        f"Ngày áp dụng lần đầu hoặc áp dụng thử: {applied}.",
        f"Đơn vị áp dụng: {row.organisation.name}.",
    ))  # fmt: skip
    for heading, text in (
        ("1. Thực trạng, vấn đề cần giải quyết", row.problem),
        ("2. Nội dung giải pháp", row.solution),
        ("3. Hiệu quả, phạm vi áp dụng", row.effect),
    ):
        yield Heading(heading)
        yield from _paragraphs(text)
    yield Text("Chúng tôi cam đoan nội dung nêu trong đơn là đúng sự thật.")


def _authors(row: Submission) -> Grid:
    rows = [
        (str(number), one.person.full_name, _born(one.person), one.person.organisation.name,
         f"{one.share}%")
        for number, one in enumerate(
            row.authors.select_related("person__organisation"), start=1
        )
    ]  # fmt: skip
    head = ("STT", "Họ và tên", "Ngày sinh", "Nơi công tác", "Tỷ lệ đóng góp")
    return Grid(head, rows, centred={0, 2, 4}, widths=(8, 28, 16, 34, 14))


def _born(person: Person) -> str:
    return f"{person.birth_date:%d/%m/%Y}" if person.birth_date else ""


def _first_author(row: Submission) -> str:
    first = row.authors.select_related("person").first()
    return first.person.full_name if first else ""


@in_vietnamese
def review_sheet(row: Review) -> StatePaper:
    """Phiếu thẩm định, as given; before that an empty one with the lines of the sheet."""
    submission = row.submission
    return StatePaper(
        agency=(office_of(submission.organisation).name, "Hội đồng sáng kiến"),
        name="PHIẾU THẨM ĐỊNH",
        about=f"{submission.get_kind_display()}: {submission.title}", numbered=False,
        place=seat_of(submission.organisation), day=row.done_on, year=submission.year,
        body=tuple(_review(row)),
        signatures=(
            Signature("NGƯỜI THẨM ĐỊNH", row.reviewer.full_name, "(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


def _review(row: Review) -> Iterator[Block]:
    done = f"{row.done_on:%d/%m/%Y}" if row.done_on else OPEN
    yield Listed((
        f"Người thẩm định: {row.reviewer.full_name}.", f"Ngày thẩm định: {done}.",
        f"Đơn vị nộp: {row.submission.organisation.name}.",
    ))  # fmt: skip
    lines: list[dict[str, Any]] = row.scores.get("lines", [])
    rows = [
        (str(number), line["text"], _points(line["most"]), _points(line["floor"]),
         _points(line["points"]))
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    rows.append(("", "Tổng điểm", "", "", _points(row.total)))
    head = ("STT", "Tiêu chí", "Điểm tối đa", "Điểm tối thiểu", "Điểm chấm")
    yield Grid(head, rows, numbers={2, 3, 4}, centred={0}, widths=(8, 47, 15, 15, 15),
               bold_rows={len(rows) - 1})  # fmt: skip
    yield Heading("Nhận xét")
    yield from _paragraphs(row.comment)


@in_vietnamese
def confirmation(row: Confirmation) -> StatePaper:
    """The draft of the written confirmation (form 13 of Decree 152/2025) for the level asked; its
    own number, day and signature stay open."""
    submission = row.submission
    return StatePaper(
        agency=("", OPEN), symbol="XN", name="XÁC NHẬN", place=OPEN,
        about=f"Hiệu quả và khả năng nhân rộng của {submission.get_kind_display().lower()} "
              f"{SCOPE[row.level]}",
        body=tuple(_confirmed(row)),
        signatures=(Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "", "(Ký tên, đóng dấu)"),),
        recipients=(f"{office_of(submission.organisation).name};", "Lưu: VT."),
    )  # fmt: skip


def _confirmed(row: Confirmation) -> Iterator[Block]:
    submission = row.submission
    yield Basis("Căn cứ khoản 6 Điều 33 Nghị định số 152/2025/NĐ-CP của Chính phủ;")
    if row.proposed_no:
        yield Basis(
            f"Xét đề nghị của {office_of(submission.organisation).name} tại văn bản số "
            f"{row.proposed_no} ngày {row.proposed_on:%d/%m/%Y},"
        )
    yield Text(f"Xác nhận {submission.get_kind_display().lower()} «{submission.title}» của:")
    yield _authors(submission)
    kept = recognised_as(submission)
    if kept and kept.decided:
        first = kept.decision_no.split(";")[0]  # the base's own: later ones are of wider scopes
        yield Text(
            f"Đã được công nhận ở cơ sở theo Quyết định số {first} ngày {kept.decided:%d/%m/%Y}."
        )
    yield Heading("Hiệu quả đã đạt được")
    yield from _paragraphs(submission.effect)
    yield Text(f"Có hiệu quả và có khả năng nhân rộng {SCOPE[row.level]}.")


def _paragraphs(text: str) -> Iterator[Text]:
    for line in text.strip().splitlines() or [OPEN]:
        if line.strip():
            yield Text(line.strip())


def _points(value: str | Decimal | None) -> str:
    if value in (None, ""):
        return ""
    text = number_format(Decimal(str(value)).normalize().quantize(Decimal("0.01")), 2)
    return text.rstrip("0").rstrip(",")
