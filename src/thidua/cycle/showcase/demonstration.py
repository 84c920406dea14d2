"""Conferences and role models of the demonstration, played through the room's own actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from thidua.cycle.showcase.actions.draw_honours import draw_honours
from thidua.cycle.showcase.actions.follow_up import follow_up
from thidua.cycle.showcase.actions.foster_role_model import foster_role_model
from thidua.cycle.showcase.actions.hold_conference import hold_conference
from thidua.cycle.showcase.actions.invite_heads import invite_heads
from thidua.cycle.showcase.actions.keep_agenda_item import keep_agenda_item
from thidua.cycle.showcase.actions.keep_conference import keep_conference
from thidua.cycle.showcase.actions.keep_delegate import keep_delegate
from thidua.cycle.showcase.actions.keep_role_model import keep_role_model
from thidua.cycle.showcase.actions.keep_speech import keep_speech
from thidua.cycle.showcase.actions.note_present import note_present
from thidua.cycle.showcase.actions.praise import praise
from thidua.cycle.showcase.actions.publish_role_model import publish_role_model
from thidua.cycle.showcase.actions.take_up import take_up
from thidua.cycle.showcase.demonstration_texts import PLACES, Told
from thidua.cycle.showcase.models import Conference, Delegate, RoleModel
from thidua.cycle.showcase.words import Part
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.models import AwardHeld

COLLECTIVES, PEOPLE = 2, 6
"""How many the department of Hà Tĩnh praised as typical."""

FIGHTER, MERIT = "emulation_fighter_ministry_province", "ministry_province_merit_certificate"
SIGNED = date(2020, 6, 22)


@transaction.atomic
def fill(actor: Actor, *, organisation: Organisation, place: str) -> Conference | None:
    """``place``: hatinh or hanoi. A second run changes nothing and returns None."""
    if Conference.objects.filter(organisation=organisation).exists():
        return None
    told = PLACES[place]
    if place == "hatinh":
        _awards_of_three_years(actor, organisation)
    made = keep_conference(actor=actor, organisation=organisation, **told.conference)
    for number, (starts, text, who) in enumerate(told.agenda, start=1):
        keep_agenda_item(
            actor=actor, conference=made, number=number, starts=starts, text=text, who=who
        )
    _speech(actor, made, told)
    draw_honours(actor=actor, conference=made)
    if place == "hatinh":
        _praised(actor, made)
    _held(actor, made, told)
    for model in told.models:
        _model(actor, organisation, dict(model))
    return made


def _units(organisation: Organisation) -> list[Organisation]:
    rows = Organisation.objects.filter(parent=organisation, kind__in=("division", "unit"))
    return list(rows.filter(valid_to__isnull=True).order_by("sort_key"))


def _unit(organisation: Organisation, words: str) -> Organisation:
    return next(one for one in _units(organisation) if words in one.name)


def _staff(organisation: Organisation) -> list[Person]:
    rows = Person.objects.filter(
        organisation__in=_units(organisation),
        left__isnull=True,
        died__isnull=True,
        joined__lt=date(2016, 1, 1),
    )
    return list(rows.select_related("organisation").order_by("sort_key", "pk"))


def _awards_of_three_years(actor: Actor, organisation: Organisation) -> None:
    """A provincial fighter and a certificate of merit for 2017–2019, handed over together."""
    for place, award in enumerate((FIGHTER, MERIT)):
        held = AwardHeld.objects.filter(award=award, year=2019).values("person")
        free = [one for one in _staff(organisation) if not held.filter(person=one).exists()]
        record_decision(
            actor=actor, listed=[Listed(free[place], "direct")], award=award, year=2019,
            issuer="province", issuer_name="UBND tỉnh Hà Tĩnh", decided=SIGNED,
            decision_no=f"{1960 + place}/QĐ-UBND", achievement_from=date(2017, 1, 1),
            achievement_to=date(2019, 12, 31),
        )  # fmt: skip


def _speech(actor: Actor, made: Conference, told: Told) -> None:
    unit = _unit(made.organisation, told.speech["unit"])
    day = made.held_on
    posts = Posting.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=day), organisation=unit, starts__lte=day
    ).select_related("person").order_by("-is_head", "starts", "pk")  # fmt: skip
    first = posts.first()
    keep_speech(
        actor=actor, conference=made, number=1, unit=unit, title=told.speech["title"],
        speaker=first.person.full_name if first else told.speech["capacity"],
        capacity=told.speech["capacity"] if first else "", summary=told.speech["summary"],
    )  # fmt: skip


def _praised(actor: Actor, made: Conference) -> None:
    for unit in _units(made.organisation)[:COLLECTIVES]:
        praise(actor=actor, conference=made, organisation=unit,
               words="Tập thể tiêu biểu trong phong trào thi đua giai đoạn 2016–2020.")  # fmt: skip
    for person in _staff(made.organisation)[10 : 10 + PEOPLE]:
        praise(actor=actor, conference=made, person=person,
               words="Cá nhân tiêu biểu trong phong trào thi đua giai đoạn 2016–2020.")  # fmt: skip


def _held(actor: Actor, made: Conference, told: Told) -> None:
    invite_heads(actor=actor, conference=made)
    rows = list(Delegate.objects.filter(conference=made).order_by("pk"))
    leading = _leading(made, rows)
    for part, one in zip((Part.PRESIDIUM, Part.SECRETARY), leading, strict=False):
        keep_delegate(actor=actor, row=one, version=one.edit_version, part=part)
    uids = [one.uid for one in [*leading, *(one for one in rows if one not in leading)]]
    note_present(actor=actor, conference=made, present=uids[:-1] or uids)
    row = Conference.objects.get(pk=made.pk)
    hold_conference(
        actor=actor,
        row=row,
        version=row.edit_version,
        proceedings=told.proceedings,
        conclusion=told.conclusion,
    )


def _leading(made: Conference, rows: list[Delegate]) -> list[Delegate]:
    """Who presides, the head of the office, and who takes the minutes, of the staff office."""
    presides = [one for one in rows if one.unit_name == made.organisation.name][:1]
    minutes = [one for one in rows if one.unit_name.startswith("Văn phòng")][:1]
    return presides + minutes if presides else []


def _model(actor: Actor, organisation: Organisation, told: dict[str, Any]) -> None:
    publish, taken = told.pop("publish"), told.pop("taken_up")
    unit = _unit(organisation, told.pop("unit"))
    row = keep_role_model(actor=actor, organisation=organisation, unit=unit, **told)
    row = foster_role_model(
        actor=actor,
        row=row,
        version=row.edit_version,
        fostering="Giao đơn vị viết lại cách làm, hẹn giới thiệu tại hội nghị gần nhất.",
    )
    if publish:
        row = publish_role_model(actor=actor, row=row, version=row.edit_version, agreed=True)
    for number, (words, what) in enumerate(taken):
        _taken(actor, row, _unit(organisation, words), what, followed=number == 0)


def _taken(
    actor: Actor, model: RoleModel, unit: Organisation, what: str, *, followed: bool
) -> None:
    begun = model.found_on + timedelta(days=60)
    row = take_up(actor=actor, role_model=model, organisation=unit, on=begun, what=what)
    if followed:
        day = min(begun + timedelta(days=180), timezone.localdate())
        follow_up(
            actor=actor, row=row, version=row.edit_version, state="done", followed_on=day,
            outcome="Đã áp dụng ở toàn đơn vị, thời gian xử lý giảm rõ rệt.",
        )  # fmt: skip
