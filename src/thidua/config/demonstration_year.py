"""The year of the demonstration: the ten rooms filled in their order, each by its own actions.

A step looks whether its room is filled already: a run that was cut short is gone on with, and
one more run changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.db import transaction

from thidua.config.demonstration_clock import on
from thidua.cycle.certificates.actions.keep_design import keep_design
from thidua.cycle.certificates.actions.prepare_batch import prepare_batch
from thidua.cycle.certificates.models import Batch
from thidua.cycle.certificates.queries import decided_here
from thidua.cycle.certificates.words import Mode
from thidua.cycle.councils import demonstration as councils
from thidua.cycle.councils.models import Council, Sitting
from thidua.cycle.decisions import demonstration as decisions
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import Kind as DecisionKind
from thidua.cycle.initiatives import demonstration as initiatives
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.movements import demonstration as movements
from thidua.cycle.movements.models import Movement
from thidua.cycle.nominations import demonstration as nominations
from thidua.cycle.nominations.actions.appraise_nominations import appraise_nominations
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.states import RoundKind
from thidua.cycle.registrations import demonstration as registrations
from thidua.cycle.registrations.models import Registration
from thidua.cycle.results import demonstration as results
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.showcase import demonstration as showcase
from thidua.cycle.statistics import demonstration as statistics
from thidua.foundation.access.models import User
from thidua.foundation.organisations.models import Organisation

PLACES = ("hatinh", "hanoi")
LAUNCHED = date(2026, 1, 12)
RECOGNISED = date(2025, 12, 15)
MEASURED = date(2026, 1, 9)
APPRAISED = date(2026, 1, 15)
VOTED = date(2026, 1, 22)
ISSUED = date(2026, 1, 29)
SEEN = date(2026, 3, 2)
"""The demonstration is never seen from an earlier day than this."""


@dataclass(frozen=True, slots=True)
class Department:
    """One of the two offices, with those who have a hand in its year."""

    place: str
    organisation: Organisation
    today: date
    finished: Sequence[str] | None

    def user(self, hand: str) -> User:
        return User.objects.select_related("person").get(username=f"{hand}.{self.place}")

    @property
    def officer(self) -> User:
        return self.user("can_bo")

    def round(self, kind: str) -> Round | None:
        return Round.objects.filter(organisation=self.organisation, kind=kind).first()


def fill_year(today: date) -> None:
    """Fill what is not filled yet; sudden deeds are looked back at from ``today``."""
    for place in PLACES:
        fill_place(place, today)


def fill_place(
    place: str, today: date, *, steps: Sequence[Step] | None = None,
    finished: Sequence[str] | None = None,
) -> None:  # fmt: skip
    """One department, or some of its rooms; ``finished``: short names of the only units whose
    reviews are signed, None for all but the last two."""
    officer = User.objects.get(username=f"can_bo.{place}")
    office = officer.grants.get(role="department_officer").organisation
    department = Department(place, office, max(today, SEEN), finished)
    with _test_signature():
        for step in STEPS if steps is None else steps:
            with transaction.atomic():
                step(department)


@contextmanager
def _test_signature() -> Iterator[None]:
    """Papers of the demonstration are signed by its test certificate."""
    usual = settings.THIDUA
    settings.THIDUA = replace(usual, demonstration=True)
    try:
        yield
    finally:
        settings.THIDUA = usual


def _movements(office: Department) -> None:
    if not Movement.objects.filter(organisation=office.organisation).exists():
        with on(LAUNCHED):
            movements.fill_department(
                office.officer, organisation=office.organisation, place=office.place
            )


def _registrations(office: Department) -> None:
    if not Registration.objects.filter(organisation__parent=office.organisation).exists():
        with on(LAUNCHED):
            registrations.fill(office.officer)


def _initiatives(office: Department) -> None:
    if not Submission.objects.filter(organisation__parent=office.organisation).exists():
        with on(RECOGNISED):
            initiatives.fill(office.officer, organisation=office.organisation)


def _results(office: Department) -> None:
    if not IndicatorResult.objects.filter(organisation=office.organisation).exists():
        with on(MEASURED):
            results.fill(office.officer, organisation=office.organisation, place=office.place)


def _nominations(office: Department) -> None:
    if office.round(RoundKind.ANNUAL) is None:
        with on(APPRAISED):
            nominations.fill(
                office.officer, organisation=office.organisation, signer=office.user("giam_doc"),
                today=office.today, finished=office.finished,
            )  # fmt: skip
        _appraise_a_deed(office)


def _appraise_a_deed(office: Department) -> None:
    """The first of the sudden files has been sent and appraised; the other is being written."""
    rows = list(Nomination.objects.filter(round=office.round(RoundKind.SUDDEN)).order_by("pk")[:1])
    sent = submit_nominations(actor=office.officer, nominations=rows)
    appraise_nominations(
        actor=office.officer, nominations=sent, opinion="Đúng người, đúng việc; khen kịp thời."
    )


def _councils(office: Department) -> None:
    if not Council.objects.filter(organisation=office.organisation).exists():
        with on(VOTED):
            councils.fill(
                office.officer, organisation=office.organisation, held_on=VOTED,
                director=office.user("giam_doc"), secretary=office.officer,
                round_=office.round(RoundKind.ANNUAL),
            )  # fmt: skip


def _decisions(office: Department) -> None:
    """Signed and issued; then the province's answer, and a sudden deed of these days."""
    sitting = Sitting.objects.filter(council__organisation=office.organisation).first()
    if sitting is None or Decision.objects.filter(organisation=office.organisation).exists():
        return
    hands = decisions.Hands(office.officer, office.user("van_thu"), office.user("giam_doc"), ISSUED)
    with on(ISSUED):
        filled = decisions.fill(hands, sitting)
    with on(office.today):
        for sent in filled.proposals[:1]:
            decisions.answer(office.officer, sent)
        sudden = office.round(RoundKind.SUDDEN)
        if sudden is not None:
            decisions.send_sudden(replace(hands, today=office.today), sudden)


def _certificates(office: Department) -> None:
    """Numbered in the gold book; the sheets are drawn once the demonstration is served, with the
    address it is served at in their codes."""
    if Batch.objects.filter(organisation=office.organisation).exists():
        return
    own = Decision.objects.filter(organisation=office.organisation, kind=DecisionKind.AWARD)
    issued = set(own.values_list("uid", flat=True))
    with on(ISSUED):
        for one in decided_here(office.officer):
            if one.decision_uid in issued and one.left:
                design = keep_design(
                    actor=office.officer, organisation=office.organisation, award=one.award,
                    name=f"Mẫu {one.name}", mode=Mode.WHOLE,
                )  # fmt: skip
                prepare_batch(actor=office.officer, decision_uid=one.decision_uid, design=design)


def _statistics(office: Department) -> None:
    with on(office.today):
        statistics.fill(office.officer, organisation=office.organisation, place=office.place)


def _showcase(office: Department) -> None:
    with on(office.today):
        showcase.fill(office.officer, organisation=office.organisation, place=office.place)


Step = Callable[[Department], None]
STEPS: tuple[Step, ...] = (
    _movements, _registrations, _initiatives, _results, _nominations, _councils, _decisions,
    _certificates, _statistics, _showcase,
)  # fmt: skip
"""A room a step, in the order of the year."""
