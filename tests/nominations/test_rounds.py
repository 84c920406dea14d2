"""From the unit's review to the council's list: states, votes, the day that never changes."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from tests.nominations.history import invent, rate
from tests.nominations.rounds import FIGHTER, WORKER, drawn_up, held, of, opened, signed, single
from tests.office import engage
from thidua.cycle.movements.actions.close_year import close_year
from thidua.cycle.movements.actions.open_year import open_year
from thidua.cycle.nominations.actions.appraise_nominations import appraise_nominations
from thidua.cycle.nominations.actions.attach_paper import attach_paper
from thidua.cycle.nominations.actions.correct_nomination import correct_nomination
from thidua.cycle.nominations.actions.correct_round import correct_round
from thidua.cycle.nominations.actions.draft_unit_review import draft_unit_review
from thidua.cycle.nominations.actions.keep_report import keep_report
from thidua.cycle.nominations.actions.move_round import move_round
from thidua.cycle.nominations.actions.nominate_reviewed import nominate_reviewed
from thidua.cycle.nominations.actions.record_unit_review import Voted, record_unit_review
from thidua.cycle.nominations.actions.refuse_nomination import refuse_nomination
from thidua.cycle.nominations.actions.remove_paper import remove_paper
from thidua.cycle.nominations.actions.return_nomination import ToMend, return_nomination
from thidua.cycle.nominations.actions.sign_unit_review import sign_unit_review
from thidua.cycle.nominations.actions.strike_nomination import strike_nomination
from thidua.cycle.nominations.actions.strike_round import strike_round
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.actions.waive_paper import waive_paper
from thidua.cycle.nominations.actions.withdraw_nomination import withdraw_nomination
from thidua.cycle.nominations.checking import preflight, preflights
from thidua.cycle.nominations.models import Nomination, ReviewLine, UnitReview
from thidua.cycle.nominations.noticing import noticed
from thidua.cycle.nominations.queries import for_council, tallied, unit_rows
from thidua.cycle.nominations.refusals import Blocked, NotNow
from thidua.cycle.nominations.signing import unfinished
from thidua.foundation.access.models import StandIn
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.keeping import StaleEdit, digest
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role

PDF = b"%PDF-1.7 mot trang"


@pytest.fixture
def year(histories):
    office = histories.office
    return SimpleNamespace(
        histories=histories, round=opened(histories), officer=office.officer, office=office,
        unit=office.user(Role.UNIT_OFFICER), head=office.user(Role.UNIT_HEAD),
    )  # fmt: skip


def fresh(row):
    return Nomination.objects.with_subject().get(pk=row.pk)


def test_the_list_of_the_meeting_comes_from_the_sweep_and_hides_what_is_secret(year):
    review = draft_unit_review(actor=year.unit, round_=year.round, unit=year.office.energy)
    stood = {(line.person, line.award): line.stood for line in review.lines.all()}
    assert stood[year.histories.an, WORKER] == stood[year.histories.an, FIGHTER] == "eligible"
    assert not any(person == year.histories.held for person, _award in stood)
    assert all(line.proposed for line in review.lines.filter(stood="eligible"))
    assert review.voters == 5
    with pytest.raises(ValidationError, match="đã có cuộc họp"):
        draft_unit_review(actor=year.unit, round_=year.round, unit=year.office.energy)
    with pytest.raises(NotPermitted):
        draft_unit_review(actor=year.unit, round_=year.round, unit=year.office.trade)


def test_the_head_signs_in_person_once_everybody_left_out_has_a_reason(year):
    review = held(year.histories, year.round, an=Voted(None, False))
    assert [text for text in unfinished(review) if "cần ghi lý do" in text] == [
        f"Đặng Thị Hương An, {name}: đủ tiêu chuẩn mà không đề nghị, cần ghi lý do."
        for name in ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
    ]
    with pytest.raises(ValidationError, match="cần ghi lý do"):
        sign_unit_review(actor=year.head, row=review, version=review.edit_version)
    votes = {line.pk: Voted(None, False, "Xin rút") for line in review.lines.filter(proposed=False)}
    mended = record_unit_review(
        actor=year.unit, row=review, version=review.edit_version, votes=votes
    )
    assert unfinished(mended) == []
    late = {line.pk: Voted(9, True) for line in review.lines.all()[:1]}
    with pytest.raises(ValidationError, match="nhiều hơn 5 người dự họp"):
        record_unit_review(actor=year.unit, row=mended, version=mended.edit_version, votes=late)

    review = mended
    with pytest.raises(NotPermitted):
        sign_unit_review(actor=year.officer, row=review, version=review.edit_version)
    deputy = year.office.user(Role.COUNCIL_MEMBER)
    deputy.act_under(StandIn(absent=year.head, deputy=deputy))
    with pytest.raises(NotPermitted):
        sign_unit_review(actor=deputy, row=review, version=review.edit_version)
    row = sign_unit_review(actor=year.head, row=review, version=review.edit_version)
    assert row.minutes.frozen
    assert row.minutes.digest == row.digest
    assert row.minutes.is_whole
    with pytest.raises(NotNow, match="đã được người đứng đầu đơn vị ký"):
        record_unit_review(actor=year.unit, row=row, version=row.edit_version, present=4)


def test_signed_minutes_stay_whoever_connects(year):
    row = signed(year.histories, year.round)
    lines, reviews = ReviewLine.objects.all(), UnitReview.objects.all()
    deeds = (
        lambda: lines.update(votes_for=4), lambda: lines.update(award=FIGHTER),
        lambda: lines.update(person=None), lambda: lines._raw_delete("default"),
        lambda: ReviewLine.objects.create(unit_review=row, award="x", person=year.histories.an),
        lambda: reviews.update(present=4), lambda: reviews._raw_delete("default"),
        lambda: reviews.update(state="draft", digest="", signed_by=None, signed_on=None),
    )  # fmt: skip
    for deed in deeds:
        with pytest.raises(IntegrityError, match="signed review"), transaction.atomic():
            deed()


def test_whoever_stands_out_and_is_not_put_forward_is_pointed_out(year):
    quiet = engage("Ngô Lặng Lẽ", year.office.energy)
    rate(quiet, "excellent")
    invent(quiet)
    review = held(year.histories, year.round)
    ReviewLine.objects.filter(unit_review=review, person=quiet).delete()
    found = {str(one.subject): one for one in noticed(review)}
    told = found["Ngô Lặng Lẽ"]
    assert told.never
    assert "Hoàn thành xuất sắc nhiệm vụ năm 2025" in told.reasons
    assert any("chưa từng được đề nghị" in text for text in told.reasons)
    assert "Đặng Thị Hương An" not in found


def test_a_file_goes_its_way_and_its_day_of_sending_never_changes(year):
    files = drawn_up(year.histories, year.round)
    row = of(files, year.histories.an)
    assert "Hoàn thành tốt nhiệm vụ" in row.summary or "Năm 2025" in row.summary
    with time_machine.travel(date(2026, 1, 10)):
        submit_nominations(actor=year.unit, nominations=files)
    row = fresh(row)
    assert (row.state, row.submitted_on) == ("submitted", date(2026, 1, 10))
    assert row.digest == digest(row.verdict)
    with time_machine.travel(date(2026, 1, 12)):
        returned = return_nomination(
            actor=year.officer, row=row, version=row.edit_version,
            remarks=[ToMend("summary", "Ghi số liệu."), ToMend("papers", "")],
        )  # fmt: skip
        assert [one.field for one in returned.remarks.filter(open=True)] == ["summary"]
        mended = correct_nomination(
            actor=year.unit, row=returned, version=returned.edit_version, summary="Đạt 105%."
        )
        submit_nominations(actor=year.unit, nominations=[mended])
    row = fresh(row)
    assert (row.submitted_on, row.sent_again_on) == (date(2026, 1, 10), date(2026, 1, 12))
    assert row.verdict["summary"] == "Đạt 105%."
    assert not row.remarks.filter(open=True).exists()
    appraise_nominations(actor=year.officer, nominations=[row], opinion="Đủ hồ sơ")
    assert list(for_council(year.round, WORKER)) == [row]
    for change in ({"submitted_on": date(2026, 2, 1)}, {"verdict": {}}, {"digest": "0" * 64}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Nomination.objects.filter(pk=row.pk).update(**change)
    verbs = set(AuditEvent.objects.filter(target_app="nominations").values_list("verb", flat=True))
    assert {"sign_unit_review", "nominate_reviewed", "submit_nominations",
            "return_nomination", "appraise_nominations"} <= verbs  # fmt: skip


def test_what_does_not_fit_the_state_is_refused_and_says_so(year):
    row = of(drawn_up(year.histories, year.round), year.histories.an)
    with pytest.raises(NotNow, match="chưa nộp"):
        appraise_nominations(actor=year.officer, nominations=[row], opinion="Đủ")
    submit_nominations(actor=year.unit, nominations=[row])
    sent = fresh(row)
    with pytest.raises(NotNow, match="đang chờ thẩm định"):  # ``row`` was read before it was sent
        waive_paper(actor=year.unit, nomination=row, kind="report", name="Báo cáo", why="Muộn")
    with pytest.raises(StaleEdit):
        correct_nomination(actor=year.unit, row=row, version=row.edit_version, summary="…")
    with pytest.raises(NotNow, match="đang chờ thẩm định"):
        correct_nomination(actor=year.unit, row=sent, version=sent.edit_version, summary="…")
    with pytest.raises(NotNow, match="đang chờ thẩm định"):
        strike_nomination(actor=year.unit, row=sent, version=sent.edit_version, reason="Nhầm")
    with pytest.raises(NotPermitted):
        appraise_nominations(actor=year.unit, nominations=[sent], opinion="Đủ")
    with pytest.raises(ValidationError, match="ít nhất một nội dung"):
        return_nomination(
            actor=year.officer, row=sent, version=sent.edit_version, remarks=[ToMend("summary", "")]
        )
    pushed = move_round(actor=year.officer, row=year.round, version=1, state="appraising")
    with pytest.raises(NotNow, match="Đang thẩm định"):  # ``year.round`` was read when it was open
        single(year.histories, year.round, year.histories.near)
    with pytest.raises(NotNow, match="Còn 1 hồ sơ"):
        move_round(actor=year.officer, row=pushed, version=2, state="with_council")
    refused = refuse_nomination(
        actor=year.officer, row=sent, version=sent.edit_version, opinion="Chưa thuyết phục"
    )
    assert (refused.state, refused.opinion) == ("refused", "Chưa thuyết phục")
    with pytest.raises(NotNow, match="không trình hội đồng"):
        withdraw_nomination(actor=year.unit, row=refused, version=refused.edit_version, why="…")


def test_a_round_goes_step_by_step_and_keeps_its_year_once_it_has_files(year):
    row = single(year.histories, year.round, year.histories.near)
    with pytest.raises(NotNow, match="từng bước"):
        move_round(actor=year.officer, row=year.round, version=1, state="decided")
    with pytest.raises(ValidationError, match="mở đợt khác"):
        correct_round(actor=year.officer, row=year.round, version=1, year=2024)
    with pytest.raises(ValidationError, match="không xóa được"):
        strike_round(actor=year.officer, row=year.round, version=1, reason="Nhầm")
    strike_nomination(actor=year.unit, row=row, version=row.edit_version, reason="Nhầm")
    strike_round(actor=year.officer, row=year.round, version=1, reason="Nhầm")


def test_a_closed_year_refuses_every_later_step(year):
    kept = open_year(actor=year.officer, organisation=year.office.department, year=2025)
    first = single(year.histories, year.round, year.histories.near)
    sent = of(drawn_up(year.histories, year.round), year.histories.an)
    submit_nominations(actor=year.unit, nominations=[sent])
    sent = fresh(sent)
    close_year(actor=year.officer, row=kept, version=1)
    now = {"actor": year.officer, "row": sent, "version": sent.edit_version}
    own = {"actor": year.unit, "row": first, "version": first.edit_version}
    round_ = {"actor": year.officer, "row": year.round, "version": year.round.edit_version}
    deeds = (
        lambda: correct_nomination(**own, summary="…"),
        lambda: strike_nomination(**own, reason="Nhầm"),
        lambda: withdraw_nomination(**own, why="…"),
        lambda: waive_paper(actor=year.unit, nomination=first, kind="report", name="B", why="…"),
        lambda: return_nomination(**now, remarks=[ToMend("summary", "Ghi số liệu.")]),
        lambda: refuse_nomination(**now, opinion="Chưa đủ"),
        lambda: appraise_nominations(actor=year.officer, nominations=[sent], opinion="Đủ"),
        lambda: move_round(**round_, state="appraising"),
        lambda: correct_round(**round_, name="Khác"),
        lambda: strike_round(**round_, reason="Nhầm"),
    )
    for deed in deeds:
        with pytest.raises(ValidationError, match=r"khóa sổ.*mở lại năm này"):
            deed()


def test_the_check_blocks_with_cure_and_article(year):
    bare = single(year.histories, year.round, year.histories.near, award=FIGHTER, summary="")
    found = preflight(year.unit, bare)
    codes = {one.code: one for one in found.blocks}
    assert {"no_summary", "not_reviewed", "not_eligible"} <= set(codes)
    assert all(one.cure for one in found.blocks)
    assert "Còn thiếu" in codes["not_eligible"].cure
    paper = next(one for one in found.papers if one.id == "report")
    assert (paper.status, "Luật 06/2022/QH15 Điều 84" in paper.citation) == ("missing", True)
    with pytest.raises(Blocked, match="Chưa có tóm tắt"):
        submit_nominations(actor=year.unit, nominations=[bare])
    with override("en"), pytest.raises(Blocked, match="There is no summary"):
        submit_nominations(actor=year.unit, nominations=[bare])
    assert fresh(bare).submitted_on is None
    waive_paper(actor=year.unit, nomination=bare, kind="report", name="Báo cáo", why="Có bản giấy")
    kept = attach_paper(
        actor=year.unit, nomination=bare, kind="minutes", name="Biên bản", file_name="bb.pdf",
        content=PDF,
    )  # fmt: skip
    now = {one.code for one in preflight(year.unit, bare).blocks}
    assert "not_reviewed" not in now
    remove_paper(actor=year.unit, row=kept, version=1, reason="Nhầm")
    assert "not_reviewed" in {one.code for one in preflight(year.unit, bare).blocks}
    assert bytes(keep_report(actor=year.unit, nomination=bare).paper.content)[:5] == b"%PDF-"


def test_what_is_on_hold_is_told_to_those_who_may_know_only(year):
    row = single(year.histories, year.round, year.histories.held)
    attach_paper(
        actor=year.unit, nomination=row, kind="minutes", name="Biên bản", file_name="bb.pdf",
        content=PDF,
    )  # fmt: skip
    open_, full = preflight(year.unit, row), preflight(year.officer, row)
    assert open_.word == "chưa xác định"
    assert [one.code for one in open_.blocks] == []
    assert "tạm dừng" not in str(open_.checks).casefold()
    assert "on_hold" in {one.code for one in full.blocks}
    submit_nominations(actor=year.unit, nominations=[row])
    sent = fresh(row)
    assert not re.search("tạm dừng|đơn thư|complaint|hold", str(sent.verdict), re.IGNORECASE)
    with pytest.raises(Blocked, match="tạm dừng xét"):
        appraise_nominations(actor=year.officer, nominations=[sent], opinion="Đủ")
    told = AuditEvent.objects.filter(target_app="nominations").values_list("after", flat=True)
    assert not re.search("đơn thư|complaint", str(list(told)))


def test_quotas_live_with_the_files(year):
    """Until 2023 at most 15% of the Advanced Workers could be grassroots fighters."""
    old = opened(
        year.histories, year=2022, name="Xét năm 2022", received=date(2023, 1, 16),
        opens=date(2022, 12, 1),
    )  # fmt: skip
    people = [year.histories.an, year.histories.near, year.histories.twin, year.histories.binh]
    rows = [single(year.histories, old, one) for one in people]
    rows.append(single(year.histories, old, year.histories.an, award=FIGHTER))
    check = next(one for one in preflights(year.unit, old, rows)[-1].checks
                 if one.code == "over_quota")  # fmt: skip
    assert "đã đề nghị 1, tối đa 0 (15% của Lao động tiên tiến)" in check.text
    assert "Nghị định 91/2017/NĐ-CP Điều 9.3" in check.citation


def test_a_number_of_files_asks_a_number_of_queries(year, django_assert_max_num_queries):
    files = drawn_up(year.histories, year.round)
    assert len(files) >= 4
    preflights(year.officer, year.round, files)
    with django_assert_max_num_queries(12):
        preflights(year.officer, year.round, files)
    with django_assert_max_num_queries(12):
        preflights(year.officer, year.round, files[:1])
    with django_assert_max_num_queries(5):
        rows = {row.unit: row for row in unit_rows(year.officer, year.round)}
    assert rows[year.office.energy].files == len(files)
    assert rows[year.office.energy].signed
    assert [row.unit for row in unit_rows(year.unit, year.round)] == [year.office.energy]
    assert tallied(year.round)["draft"] == len(files)
    assert nominate_reviewed(actor=year.unit, review=rows[year.office.energy].review) == []
