"""What waits for a reader: each part of the office names its own waiting rows, once.

A source is one permission, one count and one address; the first page asks each of them that the
reader may open, so that the number of queries follows the sources and never the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.certificates.queries import decided_here
from thidua.cycle.councils.permissions import may_run_sittings, may_vote
from thidua.cycle.councils.queries import awaiting, left_open, without_minutes
from thidua.cycle.decisions.permissions import may_draft, may_number, may_sign
from thidua.cycle.decisions.queries import (
    outcomes_waiting,
    to_draft,
    to_issue,
    to_number,
    to_return,
    to_send,
    to_sign,
)
from thidua.cycle.initiatives.permissions import may_assign, may_review, may_submit
from thidua.cycle.initiatives.queries import returned, reviewed, to_assign, to_score
from thidua.cycle.movements.models import Task
from thidua.cycle.movements.permissions import DOERS, may_do_tasks
from thidua.cycle.nominations.models import Nomination, UnitReview
from thidua.cycle.nominations.permissions import may_appraise, may_draw_up, may_sign_review
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.permissions import REGISTRARS, may_answer, may_register
from thidua.cycle.results.permissions import may_verify
from thidua.cycle.results.queries import to_verify as scoring
from thidua.cycle.showcase.models import RoleModel, TakenUp
from thidua.cycle.showcase.permissions import may_find_models, may_publish
from thidua.cycle.showcase.queries import PENDING, with_pending
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report
from thidua.foundation.access.lockout import locked_out
from thidua.foundation.access.models import Grant, User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.words import State as JobState
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.permissions import may_confirm_overlays
from thidua.foundation.overlays.words import State as OverlayState
from thidua.foundation.people.merging.likeness import likely_pairs
from thidua.foundation.people.models import CorrectionRequest
from thidua.foundation.people.permissions import may_keep_people, may_merge_people
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.roles import KEEPERS, Role
from thidua.foundation.registry.models import AwardHeld, Hold
from thidua.foundation.registry.permissions import (
    may_keep_awards,
    may_keep_discipline,
    may_keep_year_facts,
    may_see_discipline,
)
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.permissions import may_confirm_inheritance
from thidua.foundation.reorganising.words import Status
from thidua.surfaces.desk.registers.books.grants import stranded
from thidua.surfaces.desk.year.cycle import serving
from thidua.surfaces.desk.year.tally import Tally, rows_of

anyone = Predicate(lambda _actor, _place: True, lambda: str(_("mọi người")))


@dataclass(frozen=True, slots=True)
class Source:
    """``rows`` of a reader (or pairs of them), of the year too where it is ``of_year``; the same
    stand in the register, or on the page where it names one, of ``at``, asked by ``query``."""

    label: Any
    may: Predicate
    rows: Callable[..., QuerySet[Any] | Sequence[Any]]
    at: str
    query: str = ""
    of_year: bool = False

    def address(self, year: int) -> str:
        asked = self.query.format(year=year)
        return reverse(self.at) + asked if ":" in self.at else rows_of(self.at, asked)


def _to_sign(user: User) -> QuerySet[Any]:
    """Minutes of the units this very user signs for: nobody signs in another's place."""
    return _reviews(user, Role.UNIT_HEAD).filter(held_on__isnull=False, present__isnull=False)


def _to_hold(user: User) -> QuerySet[Any]:
    open_ = _reviews(user, *KEEPERS).filter(round__state="open")
    return open_.filter(Q(held_on__isnull=True) | Q(present__isnull=True))


def _reviews(user: User, *roles: Role) -> QuerySet[Any]:
    return UnitReview.objects.filter(user.reach(*roles).condition("unit"), state="draft")


def _returned(user: User) -> QuerySet[Any]:
    mine = user.reach(*KEEPERS).condition("unit")
    return Nomination.objects.filter(mine, state="returned")


def _to_appraise(user: User) -> QuerySet[Any]:
    mine = user.reach(Role.DEPARTMENT_OFFICER).condition("round__organisation")
    return Nomination.objects.filter(mine, state="submitted")


def _missing(user: User) -> QuerySet[Any]:
    return AwardHeld.objects.visible_to(user).filter(decision_no="").exclude(status="revoked")


def _unrated(user: User, year: int) -> QuerySet[Any]:
    return serving(user, year).exclude(ratings__year=year)


def _undecided(user: User) -> QuerySet[Any]:
    return _previewed(user).exclude(counts__has_key="bundle")


def _arrived(user: User) -> QuerySet[Any]:
    return _previewed(user).filter(counts__has_key="bundle")


def _previewed(user: User) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.visible_to(user).filter(state="previewed")


def _alike(user: User) -> Sequence[Any]:
    """Finding them costs more than counting rows: their number is kept until the next event."""
    asked = (user.pk, timezone.localdate(), _latest_event())
    if asked not in _ALIKE:
        if len(_ALIKE) >= MOST_KEPT:
            _ALIKE.clear()
        _ALIKE[asked] = range(len(likely_pairs(user)))
    return _ALIKE[asked]


def _latest_event() -> str:
    return AuditEvent.objects.order_by("-pk").values_list("seal", flat=True).first() or ""


_ALIKE: dict[tuple[int, date, str], Sequence[Any]] = {}
MOST_KEPT = 64
"""Readers whose numbers are kept at once."""


def _unconfirmed(user: User) -> QuerySet[Any]:
    """Rules somebody else has written: nobody confirms what he or she wrote."""
    drafts = OverlayDraft.objects.visible_to(user).filter(state=OverlayState.SUBMITTED)
    return drafts.exclude(writer=user)


def _failed(user: User) -> QuerySet[Any]:
    return Job.objects.filter(owner=user, state=JobState.FAILED, seen=False)


def _locked(user: User) -> QuerySet[Any]:
    return User.objects.visible_to(user).annotate(locked=locked_out()).filter(Q(locked=True))


def _stranded(user: User) -> QuerySet[Any]:
    return stranded(Grant.objects.visible_to(user))


def _to_do(user: User) -> QuerySet[Any]:
    mine = user.reach(*DOERS).condition("organisation")
    return Task.objects.filter(mine, state="open")


def _overdue(user: User) -> QuerySet[Any]:
    return _to_do(user).filter(due__lt=timezone.localdate())


def _asked(user: User) -> QuerySet[Any]:
    """Nobody answers what he or she asked."""
    asked = CorrectionRequest.objects.visible_to(user).waiting()
    return asked.exclude(person=user.person_id or 0)


def _registrations(user: User, state: str, *roles: Role) -> QuerySet[Any]:
    return Registration.objects.filter(user.reach(*roles).condition("organisation"), state=state)


SOURCES = (
    Source(_("bản đăng ký bị trả lại, chờ sửa"), may_register,
           lambda user: _registrations(user, "returned", *REGISTRARS), "ban-dang-ky",
           "?state=returned"),
    Source(_("bản đăng ký đang soạn, chưa gửi"), may_register,
           lambda user: _registrations(user, "draft", *REGISTRARS), "ban-dang-ky", "?state=draft"),
    Source(_("bản đăng ký chờ trả lời"), may_answer,
           lambda user: _registrations(user, "submitted", Role.DEPARTMENT_OFFICER), "ban-dang-ky",
           "?state=submitted"),
    Source(_("việc theo chỉ đạo đã quá hạn"), may_do_tasks, _overdue, "viec-chi-dao",
           "?state=overdue"),
    Source(_("việc theo chỉ đạo chưa xong"), may_do_tasks, _to_do, "viec-chi-dao", "?state=open"),
    Source(_("phiếu chờ bạn bỏ"), may_vote, awaiting, "desk:own-ballots"),
    Source(_("phiên họp hội đồng chờ biên bản"), may_run_sittings, without_minutes, "phien-hop",
           "?state=closed"),
    Source(_("phiên họp còn phiếu đang mở"), may_run_sittings, left_open, "phien-hop",
           "?state=ballot_open"),
    Source(_("sáng kiến chờ bạn chấm điểm"), may_review, to_score, "desk:own-reviews"),
    Source(_("hồ sơ sáng kiến bị trả lại, chờ sửa"), may_submit, returned, "ho-so-sang-kien",
           "?state=sent_back"),
    Source(_("sáng kiến chờ giao thẩm định"), may_assign, to_assign, "ho-so-sang-kien",
           "?state=submitted"),
    Source(_("sáng kiến đã chấm xong, chờ trình hội đồng"), may_assign, reviewed,
           "ho-so-sang-kien", "?state=all_given"),
    Source(_("bảng chấm điểm cụm, khối đang chấm"), may_verify, scoring, "bang-cham-diem",
           "?state=open"),
    Source(_("biên bản bình xét chờ bạn ký"), may_sign_review, _to_sign, "binh-xet",
           "?state=ready"),
    Source(_("cuộc họp bình xét của đơn vị chưa ghi xong"), may_draw_up, _to_hold, "binh-xet",
           "?state=unfinished"),
    Source(_("hồ sơ bị trả lại, chờ bổ sung"), may_draw_up, _returned, "de-nghi",
           "?state=returned"),
    Source(_("hồ sơ chờ thẩm định"), may_appraise, _to_appraise, "de-nghi", "?state=submitted"),
    Source(_("văn bản chờ bạn ký"), may_sign, to_sign, "quyet-dinh", "?state=to_sign"),
    Source(_("văn bản chờ cho số"), may_number, to_number, "quyet-dinh", "?state=to_number"),
    Source(_("văn bản chờ nhập bản đã ký"), may_number, to_return, "quyet-dinh",
           "?state=sent_out"),
    Source(_("phiên họp có trường hợp đạt, chưa soạn quyết định"), may_draft, to_draft,
           "desk:decision-sources"),
    Source(_("văn bản đã chốt chờ gửi đi"), may_draft, to_send, "quyet-dinh",
           "?state=frozen&way=outside"),
    Source(_("văn bản đã ký chờ ban hành"), may_draft, to_issue, "quyet-dinh", "?state=signed"),
    Source(_("tờ trình chờ kết quả của cấp trên"), may_draft, outcomes_waiting, "quyet-dinh",
           "?state=unanswered"),
    Source(_("quyết định chờ in bằng"), may_print,
           lambda user: [one for one in decided_here(user) if one.left], "desk:certificates",
           "?state=waiting"),
    Source(_("tệp nhập chờ quyết định"), may_import, _undecided, "desk:exchange",
           "?state=previewed&form=workbook"),
    Source(_("gói dữ liệu đã đến, chờ xem và quyết định"), may_exchange_bundles, _arrived,
           "desk:bundles", "?state=previewed"),
    Source(_("điển hình đang bồi dưỡng, chờ công bố"), may_publish,
           lambda user: RoleModel.objects.visible_to(user).filter(state="fostered"), "dien-hinh",
           "?state=fostered"),
    Source(_("điển hình đang công bố có vướng mắc"), may_see_discipline,
           lambda user: with_pending(RoleModel.objects.visible_to(user), user).filter(PENDING),
           "dien-hinh", "?pending=yes"),
    Source(_("đơn vị làm theo điển hình, chờ theo dõi kết quả"), may_find_models,
           lambda user: TakenUp.objects.visible_to(user).filter(state="doing"), "lam-theo",
           "?state=doing"),
    Source(_("báo cáo đang soạn"), may_report,
           lambda user: Report.objects.visible_to(user).filter(state="draft"), "bao-cao",
           "?state=draft"),
    Source(_("cặp bản ghi có thể là một người"), may_merge_people, _alike, "desk:duplicates"),
    Source(_("kế thừa của tập thể chưa xác nhận"), may_confirm_inheritance,
           lambda user: Succession.objects.visible_to(user).open(), "ke-thua", "?takes=open"),
    Source(_("yêu cầu sửa chờ trả lời"), may_keep_people, _asked, "yeu-cau-sua",
           "?state=open"),
    Source(_("quy định riêng chờ bạn xác nhận"), may_confirm_overlays, _unconfirmed,
           "desk:overlays"),
    Source(_("thay đổi tổ chức đến ngày mà chưa ghi được"), may_keep_organisations,
           lambda user: Event.objects.visible_to(user).filter(status=Status.STOPPED), "desk:tree"),
    Source(_("danh hiệu, khen thưởng chưa có minh chứng"), may_keep_awards, _missing,
           "khen-thuong", "?evidence=missing"),
    Source(_("cá nhân chưa có xếp loại của năm"), may_keep_year_facts, _unrated, "ca-nhan",
           "?unrated={year}", of_year=True),
    Source(_("trường hợp đang tạm dừng xét"), may_keep_discipline,
           lambda user: Hold.objects.visible_to(user).filter(ends__isnull=True), "tam-dung",
           "?state=open"),
    Source(_("tài khoản đang tạm khóa đăng nhập"), may_keep_accounts, _locked, "tai-khoan",
           "?state=locked"),
    Source(_("vai trò còn giao trên tổ chức đã chấm dứt"), may_keep_accounts, _stranded,
           "giao-quyen", "?state=stranded"),
    Source(_("việc chạy nền không xong"), anyone, _failed, "desk:jobs",
           "?state=failed&whose=mine"),
)  # fmt: skip


def waiting(user: User, year: int) -> list[Tally]:
    """What asks for a hand, in the order of the sources; what is empty is not told."""
    return [tally for tally in _tallies(user, year) if tally.count]


def _tallies(user: User, year: int) -> Iterator[Tally]:
    for source in SOURCES:
        if source.may(user):
            rows = source.rows(user, year) if source.of_year else source.rows(user)
            count = rows.count() if isinstance(rows, QuerySet) else len(rows)
            yield Tally(count, str(source.label), source.address(year), look=True)
