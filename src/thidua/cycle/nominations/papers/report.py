"""The achievement report (báo cáo thành tích) of a person or a collective, drafted from data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.cycle.nominations.drafting import award_text, basis, recorded, work_text
from thidua.cycle.nominations.histories import History, histories
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.papers.letterhead import (
    agency,
    head_of,
    in_vietnamese,
    named,
    seat_of,
)
from thidua.foundation.documents.state_paper import (
    Block,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.people.models import Person
from thidua.foundation.registry.words import RATING_WORDS

YEARS = 5
"""Years of ratings a report tells."""


@in_vietnamese
def report(nomination: Nomination) -> StatePaper:
    """Six queries. What the registry does not hold is left open to be written by hand."""
    subject, year = nomination.subject, nomination.round.year
    history = histories([subject], to=year)[subject.uid]
    signed = "NGƯỜI BÁO CÁO" if isinstance(subject, Person) else head_of(subject)
    return StatePaper(
        agency=agency(nomination.unit), name="BÁO CÁO THÀNH TÍCH",
        place=seat_of(nomination.unit), year=nomination.achievement_to.year + 1,
        about=f"Đề nghị tặng {nomination.award_words} năm {year}", numbered=False,
        body=tuple(_body(nomination, history)),
        signatures=(
            Signature(_confirmed_by(nomination)),
            Signature(signed, named(subject) if nomination.person_id else ""),
        ),
    )  # fmt: skip


def _confirmed_by(nomination: Nomination) -> str:
    """Who vouches for the report: the head of the unit that puts it forward, the body above where
    the unit reports on itself."""
    unit = nomination.unit
    if nomination.organisation_id != unit.pk:
        return f"XÁC NHẬN CỦA ĐƠN VỊ\n{head_of(unit)}"
    return f"XÁC NHẬN CỦA\n{unit.parent.name.upper()}" if unit.parent else "XÁC NHẬN CỦA CẤP TRÊN"


def _body(nomination: Nomination, history: History) -> Iterator[Block]:
    subject = history.subject
    yield Heading("I. SƠ LƯỢC LÝ LỊCH" if isinstance(subject, Person) else "I. SƠ LƯỢC ĐẶC ĐIỂM")
    yield Listed(tuple(_about(history, nomination.achievement_to)))
    yield Heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    first, last = nomination.achievement_from, nomination.achievement_to
    period = f"Thời gian tính thành tích: từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}."
    if nomination.deed_on:
        period += f" Ngày lập thành tích đột xuất: {nomination.deed_on:%d/%m/%Y}."
    yield Text(period)
    for line in _told_by_hand(nomination, history):
        yield Text(line)
    yield from _ratings(history, nomination.round.year)
    yield from _works(history, first.year, last.year)
    yield Heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    awards = [f"{award_text(row)}." for row in history.awards]
    yield Listed(awards) if awards else Text("Chưa có khen thưởng nào trong sổ đăng ký.")


def _told_by_hand(nomination: Nomination, history: History) -> Iterator[str]:
    """The summary without what the report tells anyway: ratings, works and awards on record."""
    told = set(recorded(history, nomination.round.year))
    for line in nomination.summary.splitlines():
        if line.strip() and line.strip() not in told:
            yield line.strip()


def _about(history: History, on: date) -> Iterator[str]:
    subject = history.subject
    if isinstance(subject, Person):
        post = history.post_on(on)
        born = f"{subject.birth_date:%d/%m/%Y}" if subject.birth_date else "…………"
        yield f"Họ và tên: {subject.full_name}."
        yield f"Ngày sinh: {born}."
        title = post.title if post else "…………"
        yield f"Chức vụ, đơn vị công tác: {title}, {subject.organisation.name}."
        if subject.joined:
            yield f"Vào cơ quan từ ngày {subject.joined:%d/%m/%Y}."
        return
    yield f"Tên tập thể: {subject.name}."
    if subject.parent:
        yield f"Cơ quan cấp trên: {subject.parent.name}."
    if subject.valid_from:
        yield f"Thành lập ngày {subject.valid_from:%d/%m/%Y}."


def _ratings(history: History, year: int) -> Iterator[Block]:
    rows = [
        (str(row.year), str(RATING_WORDS[row.rating]), basis(row.decision_no, row.decided))
        for row in history.ratings if row.year > year - YEARS
    ]  # fmt: skip
    if rows:
        yield Text("Mức độ hoàn thành nhiệm vụ hằng năm:")
        yield Grid(("Năm", "Xếp loại", "Căn cứ"), rows, centred={0}, widths=(10, 38, 52))


def _works(history: History, first: int, last: int) -> Iterator[Block]:
    """Works of the years of the achievements and the two before, which standards look back on."""
    found = history.works_of(range(first - 2, last + 1))
    if found:
        yield Text("Sáng kiến, đề tài được công nhận:")
        yield Listed([f"{work_text(row)}." for row in found])
