"""The way of an initiative: authors, likenesses, two reviewers, the council, a wider scope."""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.office import Office
from thidua.cycle.initiatives.actions.assign_reviewer import assign_reviewer
from thidua.cycle.initiatives.actions.correct_submission import correct_submission
from thidua.cycle.initiatives.actions.decline_submission import decline_submission
from thidua.cycle.initiatives.actions.enter_criterion import enter_criterion
from thidua.cycle.initiatives.actions.forward_submission import forward_submission
from thidua.cycle.initiatives.actions.give_review import give_review
from thidua.cycle.initiatives.actions.judge_likeness import judge_likeness
from thidua.cycle.initiatives.actions.propose_wider import propose_wider
from thidua.cycle.initiatives.actions.record_confirmation import record_confirmation
from thidua.cycle.initiatives.actions.record_recognition import record_recognition
from thidua.cycle.initiatives.actions.release_reviewer import release_reviewer
from thidua.cycle.initiatives.actions.return_submission import return_submission
from thidua.cycle.initiatives.actions.send_submission import send_submission
from thidua.cycle.initiatives.actions.withdraw_submission import withdraw_submission
from thidua.cycle.initiatives.actions.write_submission import write_submission
from thidua.cycle.initiatives.authors import Share
from thidua.cycle.initiatives.comparing import pairs_of
from thidua.cycle.initiatives.models import Criterion, Submission
from thidua.cycle.initiatives.queries import for_council, returned, to_score
from thidua.cycle.initiatives.resembling import Known, resembling
from thidua.cycle.initiatives.scoring import is_open, mean_total, together
from thidua.cycle.movements.actions.close_year import close_year
from thidua.cycle.movements.actions.open_year import open_year
from thidua.foundation.access.models import Grant, User
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.text import fold
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import Initiative

pytestmark = pytest.mark.django_db
TEXTS = {"problem": "Làm thủ công.", "solution": "Dùng một bảng chung.",
         "effect": "Nhanh gấp ba.", "applied_from": date(2025, 3, 3)}  # fmt: skip


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)


def written(office: Office, title: str = "Bản đồ số cụm công nghiệp", **more: object) -> Submission:
    values = {"year": 2025, "authors": [Share(office.an, 100)], **TEXTS} | more
    return write_submission(
        actor=office.user(Role.UNIT_OFFICER), organisation=office.energy, title=title, **values
    )


def sent(office: Office, *args: str, **more: object) -> Submission:
    row = written(office, *args, **more)
    return send_submission(actor=office.user(Role.UNIT_OFFICER), row=row, version=row.edit_version)


def lines(office: Office) -> None:
    for number, (most, floor, out) in enumerate(((60, 30, True), (40, None, False)), start=1):
        enter_criterion(actor=office.officer, organisation=office.department, number=number,
                        text=f"Tiêu chí {number}", most=most, floor=floor,
                        knock_out=out)  # fmt: skip


def second_reviewer(office: Office) -> User:
    user = User.objects.create(username="tham_dinh_2", full_name="Người thẩm định hai")
    Grant.objects.create(user=user, role=Role.INITIATIVE_REVIEWER, organisation=office.department,
                         valid_from=date(2020, 1, 1))  # fmt: skip
    return user


def reviewed(office: Office, row: Submission, *points: tuple[int, int]) -> Submission:
    """By two reviewers; ``points`` of each, on the two lines."""
    lines(office)
    asked = (office.user(Role.INITIATIVE_REVIEWER), second_reviewer(office))
    for one in asked:
        row.refresh_from_db()
        assign_reviewer(actor=office.officer, submission=row, version=row.edit_version,
                        reviewer=one)  # fmt: skip
    for one, given in zip(asked, points, strict=False):
        review = row.reviews.get(reviewer=one)
        sheet = dict(zip(Criterion.objects.values_list("pk", flat=True), map(Decimal, given),
                         strict=True))  # fmt: skip
        give_review(actor=one, row=review, version=1, points=sheet, comment="Tốt.")
    row.refresh_from_db()
    return row


def test_a_closed_year_refuses_every_step_of_the_office(office: Office) -> None:
    kept = open_year(actor=office.officer, organisation=office.department, year=2025)
    draft, row = written(office, "Phần mềm kho"), sent(office)
    asked, unit = office.user(Role.INITIATIVE_REVIEWER), office.user(Role.UNIT_OFFICER)
    lines(office)
    review = assign_reviewer(actor=office.officer, submission=row, version=row.edit_version,
                             reviewer=asked)  # fmt: skip
    close_year(actor=office.officer, row=kept, version=1)
    now: dict[str, Any] = {"actor": office.officer, "row": row, "version": row.edit_version}
    deeds: tuple[Callable[[], object], ...] = (
        lambda: assign_reviewer(actor=office.officer, submission=row, version=row.edit_version,
                                reviewer=second_reviewer(office)),
        lambda: release_reviewer(actor=office.officer, row=review, version=1, reason="…"),
        lambda: decline_submission(**now, reason="…"),
        lambda: return_submission(**now, reason="…"),
        lambda: withdraw_submission(**now | {"actor": unit}, reason="…"),
        lambda: correct_submission(actor=unit, row=draft, version=draft.edit_version, year=2026),
    )  # fmt: skip
    for deed in deeds:
        with pytest.raises(ValidationError, match=r"khóa sổ.*mở lại năm này"):
            deed()
    for state, deed in (
        ("in_review", lambda: forward_submission(**now)),
        ("in_review", lambda: give_review(actor=asked, row=review, version=1, points={},
                                          comment="Tốt.")),
    ):  # fmt: skip
        Submission.objects.filter(pk=row.pk).update(state=state)
        with pytest.raises(ValidationError, match="khóa sổ"):
            deed()


def test_shares_sum_to_a_hundred_and_texts_are_there_before_it_is_sent(office: Office) -> None:
    actor = office.user(Role.UNIT_OFFICER)
    with pytest.raises(ValidationError, match="100"):
        written(office, authors=[Share(office.an, 70), Share(office.binh, 40)])
    row = written(office, authors=[Share(office.an, 70)], effect="")
    with pytest.raises(ValidationError, match="70"):
        send_submission(actor=actor, row=row, version=1)
    row = correct_submission(actor=actor, row=row, version=1,
                             authors=[Share(office.an, 60), Share(office.binh, 40)])  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        send_submission(actor=actor, row=row, version=2)
    assert set(refused.value.error_dict) == {"effect"}
    row = correct_submission(actor=actor, row=row, version=2, effect="Nhanh gấp ba.")
    row = send_submission(actor=actor, row=row, version=3)
    assert (row.state, row.authors.count()) == ("submitted", 2)
    with pytest.raises(ValidationError, match="Đã nộp"):
        correct_submission(actor=actor, row=row, version=4, title="Tên khác")
    with pytest.raises(NotPermitted):
        send_submission(actor=office.neighbour_officer, row=row, version=4)
    row = return_submission(actor=office.officer, row=row, version=4, reason="Thêm số liệu")
    assert list(returned(actor)) == [row]


def test_what_looks_alike_is_shown_and_a_person_decides(office: Office) -> None:
    before = sent(office)
    record_initiative(
        actor=office.officer, organisation=office.department, year=2023, level="base",
        title="Cụm công nghiệp: bản đồ số", authors=[Author(office.binh, 100)],
    )  # fmt: skip
    row = sent(office, "BẢN ĐỒ SỐ các cụm công nghiệp")
    other = sent(office, "Bản đồ")
    assert not pairs_of(other).exists(), "a short title inside a long one is not the same"
    pairs = list(pairs_of(row))
    assert {one.recognised_uid is None for one in pairs} == {True, False}
    assert next(one for one in pairs if one.second).first == before
    row = reviewed(office, row, (50, 30), (45, 35))
    with pytest.raises(ValidationError, match="2 cặp"):
        forward_submission(actor=office.officer, row=row, version=row.edit_version)
    with pytest.raises(ValidationError, match="căn cứ"):
        judge_likeness(actor=office.officer, row=pairs[0], version=1, verdict="same", why=" ")
    for pair in pairs:
        judge_likeness(actor=office.officer, row=pair, version=1, why="Đã đọc cả hai",
                       verdict="same" if pair.second else "different")  # fmt: skip
    with pytest.raises(ValidationError, match="trùng nội dung"):
        forward_submission(actor=office.officer, row=row, version=row.edit_version)
    row = decline_submission(actor=office.officer, row=row, version=row.edit_version,
                             reason="Trùng với hồ sơ trước")  # fmt: skip
    assert (row.state, row.declined_why) == ("declined", "Trùng với hồ sơ trước")


def test_two_reviewers_score_in_person_and_apart(office: Office) -> None:
    row = sent(office)
    with pytest.raises(ValidationError, match="phiếu điểm"):
        assign_reviewer(actor=office.officer, submission=row, version=row.edit_version,
                        reviewer=office.user(Role.INITIATIVE_REVIEWER))  # fmt: skip
    row = reviewed(office, row, (20, 40))
    assert row.state == "in_review"
    first, second = row.reviews.order_by("pk")
    assert not is_open([first, second])
    assert list(to_score(second.reviewer)) == [second]
    assert not to_score(first.reviewer).exists()
    sheet = {one.pk: Decimal(61) for one in Criterion.objects.all()}
    with pytest.raises(ValidationError, match="từ 0 đến 60"):
        give_review(actor=second.reviewer, row=second, version=1, points=sheet, comment="Quá")
    with pytest.raises(NotPermitted):
        give_review(actor=first.reviewer, row=second, version=1, points=sheet, comment="Hộ")
    with pytest.raises(ValidationError, match="đã chấm"):
        release_reviewer(actor=office.officer, row=first, version=2, reason="Bận")
    sheet = dict(zip(sorted(sheet), (Decimal(30), Decimal(39)), strict=True))
    give_review(actor=second.reviewer, row=second, version=1, points=sheet, comment="Khá.")
    reviews = list(row.reviews.all())
    assert (is_open(reviews), mean_total(reviews)) == (True, Decimal("64.50"))
    assert [(one.mean, one.is_under) for one in together(reviews)] == [
        (Decimal(25), True), (Decimal("39.50"), False),
    ]  # fmt: skip
    with pytest.raises(ValidationError, match="dưới mức tối thiểu"):
        forward_submission(actor=office.officer, row=row, version=row.edit_version)
    row = return_submission(actor=office.officer, row=row, version=row.edit_version, reason="Thêm")
    row = send_submission(actor=office.officer, row=row, version=row.edit_version)
    assert (row.state, to_score(first.reviewer).count()) == ("in_review", 1), "asked for again"
    with pytest.raises(ValidationError, match="Chưa đủ hai phiếu"):
        forward_submission(actor=office.officer, row=row, version=row.edit_version)


def test_a_forwarded_one_is_recognised_and_widened_as_one_initiative(office: Office) -> None:
    row = reviewed(office, sent(office), (50, 30), (45, 35))
    row = forward_submission(actor=office.officer, row=row, version=row.edit_version)
    assert list(for_council(office.department, 2025)) == [row]
    assert not for_council(office.trade, 2025)
    record_recognition(actor=office.officer, submission=row, version=row.edit_version,
                       decision_no="41/QĐ-SCT", decided=date(2025, 11, 14))  # fmt: skip
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="cao hơn"):
        propose_wider(actor=office.officer, submission=row, level="base",
                      proposed_on=date(2025, 11, 20))  # fmt: skip
    asked = propose_wider(actor=office.officer, submission=row, level="ministry_province",
                          proposed_on=date(2025, 11, 20))  # fmt: skip
    with pytest.raises(ValidationError, match="hình thức, số và ngày"):
        record_confirmation(actor=office.officer, row=asked, version=1, outcome="confirmed")
    record_confirmation(actor=office.officer, row=asked, version=1, outcome="confirmed",
                        form="form_13", document_no="27/XN-UBND",
                        document_date=date(2025, 12, 12))  # fmt: skip
    kept = Initiative.objects.get()
    assert (kept.level, kept.replicable, kept.decided) == (
        "ministry_province", True, date(2025, 11, 14),
    )  # fmt: skip
    assert kept.decision_no == "41/QĐ-SCT; 27/XN-UBND"
    assert [(one.person, one.share) for one in kept.authors.all()] == [(office.an, 100)]


def test_five_thousand_texts_are_compared_quickly() -> None:
    words = [fold(f"từ{n}") for n in range(3000)]
    dice = Random(7)
    texts = [" ".join(dice.choices(words, k=300)) for _n in range(5000)]
    others = [Known(n, text[:80], text) for n, text in enumerate(texts)]
    began = time.perf_counter()
    found = resembling("tên khác hẳn", texts[4000] + " thêm", others)
    assert [one.key for one in found] == [4000]
    assert time.perf_counter() - began < 2


def test_only_people_of_the_office_see_a_submission(office: Office) -> None:
    row = sent(office)
    assert list(Submission.objects.visible_to(office.user(Role.UNIT_OFFICER))) == [row]
    assert list(Submission.objects.visible_to(office.user(Role.NOMINEE))) == [row]
    assert not Submission.objects.visible_to(office.neighbour_officer).exists()
    assert not Submission.objects.visible_to(office.user(Role.INITIATIVE_REVIEWER)).exists()
