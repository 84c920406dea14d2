"""Dated events: what each writes, what it refuses, and how it is taken back."""

from copy import deepcopy
from datetime import date, timedelta
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.office import MACHINE, engage, found
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.organisations.dated import (
    beneath_on,
    facts,
    line_above_on,
    lives,
    tree_on,
)
from thidua.foundation.organisations.history import LAST, by_parent, stretches
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Rating
from thidua.foundation.reorganising.actions.close_organisation import close_organisation
from thidua.foundation.reorganising.actions.confirm_inheritance import confirm_inheritance
from thidua.foundation.reorganising.actions.enact_events import enact_events
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations
from thidua.foundation.reorganising.actions.move_organisation import move_organisation
from thidua.foundation.reorganising.actions.rename_organisation import rename_organisation
from thidua.foundation.reorganising.actions.restore_organisation import restore_organisation
from thidua.foundation.reorganising.actions.split_organisation import split_organisation
from thidua.foundation.reorganising.actions.undo_event import undo_event
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.plans import NewOne
from thidua.foundation.reorganising.words import Along, Status

DAY = date(2025, 7, 1)
BEFORE = DAY - timedelta(days=1)
BASIS = "Quyết định số 12/QĐ-UBND"
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db, standing_office):
    return deepcopy(standing_office)


def again(row):
    return type(row).objects.get(pk=row.pk)


def rename(one, name, on, actor=MACHINE):
    return rename_organisation(
        actor=actor, organisation=one, version=again(one).edit_version, name=name, on=on,
        legal_basis=BASIS,
    )  # fmt: skip


def move(one, parent, on):
    return move_organisation(
        actor=MACHINE, organisation=one, version=again(one).edit_version, parent=parent, on=on,
        legal_basis=BASIS,
    )  # fmt: skip


def merge(office, **more):
    told = {
        "organisations": [office.energy, office.trade], "on": DAY, "legal_basis": BASIS,
        "people": Along.GO,
        "new": NewOne("Phòng Năng lượng - Thương mại", "division", office.department),
    }  # fmt: skip
    return merge_organisations(actor=MACHINE, **(told | more))


def undo(event):
    undo_event(actor=MACHINE, event=event, version=again(event).edit_version, reason="Ghi nhầm")


def test_a_name_of_the_past_goes_in_before_the_later_one(office):
    rename(office.energy, "Phòng Năng lượng mới", date(2024, 1, 1))
    rename(office.energy, "Phòng Năng lượng giữa", date(2020, 1, 1))
    told = {day: tree_on(day)[office.energy.pk].name
            for day in (date(2019, 12, 31), date(2020, 1, 1), date(2023, 12, 31), DAY)}  # fmt: skip
    assert list(told.values()) == [
        "Phòng Quản lý năng lượng", "Phòng Năng lượng giữa", "Phòng Năng lượng giữa",
        "Phòng Năng lượng mới",
    ]  # fmt: skip
    with pytest.raises(ValidationError, match="đã ghi"):
        rename(office.energy, "Tên khác", date(2020, 1, 1))


def test_an_event_to_come_waits_for_its_day(office):
    day = timezone.localdate() + timedelta(days=10)
    event = rename(office.energy, "Phòng Năng lượng xanh", day)
    assert again(event).status == Status.PLANNED
    assert again(office.energy).name == "Phòng Quản lý năng lượng"
    assert enact_events(actor=MACHINE) == []
    assert [one.pk for one in enact_events(actor=MACHINE, today=day)] == [event.pk]
    assert again(office.energy).name == "Phòng Năng lượng xanh"
    assert again(event).status == Status.DONE
    assert enact_events(actor=MACHINE, today=day) == []


def test_plans_beyond_reach_wait_for_somebody_else(office):
    day = timezone.localdate() + timedelta(days=10)
    rename(office.neighbour, "Sở Láng giềng mới", day)
    mine = rename(office.energy, "Phòng Năng lượng xanh", day)
    assert [one.pk for one in enact_events(actor=office.officer, today=day)] == [mine.pk]
    with pytest.raises(NotPermitted):
        enact_events(actor=office.user(Role.NOMINEE), today=day)


def test_a_name_another_unit_bears_by_now_is_not_given_back(office):
    before = office.energy.name
    event = rename(office.energy, "Phòng Năng lượng xanh", DAY)
    found(before, "division", office.department)
    with pytest.raises(ValidationError, match="cùng tên"):
        undo(event)
    assert again(office.energy).name == "Phòng Năng lượng xanh"


def test_a_plan_that_can_no_longer_be_carried_out_is_stopped_and_says_why(office):
    day = timezone.localdate() + timedelta(days=10)
    event = move(office.energy, office.neighbour, day)
    close_organisation(
        actor=MACHINE, organisation=office.neighbour, version=1, on=DAY, legal_basis=BASIS
    )
    enact_events(actor=MACHINE, today=day)
    stopped = again(event)
    assert stopped.status == Status.STOPPED
    assert "chấm dứt hoạt động từ 01/07/2025" in stopped.stopped_why
    assert again(office.energy).parent == office.department


def test_people_and_running_posts_go_along_when_units_merge(office):
    team = found("Tổ điện", "unit", office.energy)
    event = merge(office)
    new = Organisation.objects.get(name="Phòng Năng lượng - Thương mại")
    assert {again(p).organisation for p in (office.an, office.binh)} == {new}
    assert [(p.organisation, p.starts, p.ends) for p in office.an.postings.order_by("starts")] == [
        (office.energy, date(2010, 3, 1), DAY), (new, DAY, None),
    ]  # fmt: skip
    assert again(team).parent == new
    assert {again(one).valid_to for one in (office.energy, office.trade)} == {DAY}
    assert set(new.before.values_list("predecessor", "takes")) == {
        (office.energy.pk, ""),
        (office.trade.pk, ""),
    }
    assert {one.pk for one in tree_on(BEFORE).values()} >= {office.energy.pk, office.trade.pk}
    assert new.pk not in tree_on(BEFORE)
    assert line_above_on(team, BEFORE)[1] == office.energy.pk
    assert line_above_on(team, DAY)[1] == new.pk
    trail = AuditEvent.objects.get(verb="merge_organisations")
    assert (trail.target_uid, trail.after["plan"]["people"]) == (event.uid, "go")


def test_people_may_stay_and_one_that_lasts_may_take_in(office):
    merge(office, organisations=[office.trade], into=office.energy, new=None, people=Along.STAY)
    assert again(office.binh).organisation == office.trade
    assert again(office.trade).valid_to == DAY
    assert again(office.energy).valid_to is None


def test_a_merger_of_the_past_takes_along_who_served_there_since(office):
    later = engage("Người đến sau", office.trade)
    Posting.objects.filter(person=later).update(starts=date(2025, 9, 1), ends=date(2026, 1, 1))
    merge(office, people=Along.GO)
    new = Organisation.objects.get(name="Phòng Năng lượng - Thương mại")
    assert list(later.postings.values_list("organisation", "starts", "ends")) == [
        (new.pk, date(2025, 9, 1), date(2026, 1, 1))
    ]


def test_a_split_places_each_person_and_unit(office):
    chi = engage("Phạm Chi", office.energy)
    team = found("Tổ điện", "unit", office.energy)
    parts = [NewOne(f"Phòng {n}", "division", office.department) for n in ("Điện", "Dầu khí")]
    split_organisation(
        actor=MACHINE, organisation=office.energy, version=1, on=DAY, legal_basis=BASIS,
        parts=parts, continues=False, people={str(chi.uid): 1}, rest=0,
    )  # fmt: skip
    electric, oil = Organisation.objects.filter(valid_from=DAY).order_by("pk")
    assert (again(office.an).organisation, again(chi).organisation) == (electric, oil)
    assert again(team).parent == electric
    assert set(office.energy.after.values_list("successor", flat=True)) == {electric.pk, oil.pk}


def test_an_ended_organisation_is_founded_again_as_another(office):
    close_organisation(
        actor=MACHINE, organisation=office.energy, version=1, on=DAY, legal_basis=BASIS,
        to=office.trade,
    )  # fmt: skip
    assert again(office.an).organisation == office.trade
    new = NewOne(office.energy.name, "division", office.department)
    restore_organisation(
        actor=MACHINE, organisation=again(office.energy), new=new, on=date(2026, 1, 1),
        legal_basis=BASIS,
    )  # fmt: skip
    row = Succession.objects.get(predecessor=office.energy)
    assert (row.ground, row.successor.valid_from) == ("restored", date(2026, 1, 1))


REFUSED = {
    "units with nowhere to go": lambda o: close_organisation(
        actor=MACHINE, organisation=o.department, version=1, on=DAY, legal_basis=BASIS
    ),
    "under its own child": lambda o: move(o.department, o.energy, DAY),
    "before its first day": lambda o: rename(o.energy, "Tên", date(1999, 1, 1)),
    "no basis": lambda o: merge(o, legal_basis=" "),
    "into one that ends": lambda o: merge(o, into=o.energy, new=None),
    "one into a new one": lambda o: merge(o, organisations=[o.energy]),
    "one name twice": lambda o: (
        found("Tổ điện", "unit", o.energy), found("Tổ điện", "unit", o.trade), merge(o)
    ),
    "an end of what goes on": lambda o: restore_organisation(
        actor=MACHINE, organisation=o.energy, on=DAY, legal_basis=BASIS,
        new=NewOne("X", "division", o.department),
    ),
    "split into a place that is not there": lambda o: split_organisation(
        actor=MACHINE, organisation=o.energy, version=1, on=DAY, legal_basis=BASIS, rest=3,
        parts=[NewOne("X", "division", o.department)], continues=True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_and_leaves_nothing(office, case):
    rows = Event.objects.count(), Change.objects.count(), Succession.objects.count()
    with pytest.raises(ValidationError):
        REFUSED[case](office)
    assert rows == (Event.objects.count(), Change.objects.count(), Succession.objects.count())
    assert again(office.energy).valid_to is None


def test_only_who_keeps_both_sides_may_and_nobody_overwrites_unseen(office):
    with pytest.raises(NotPermitted):
        rename(office.energy, "Tên", DAY, actor=office.user(Role.UNIT_OFFICER))
    with pytest.raises(NotPermitted):
        merge_organisations(
            actor=office.officer, organisations=[office.energy], into=office.neighbour, on=DAY,
            legal_basis=BASIS, people=Along.GO,
        )  # fmt: skip
    with pytest.raises(StaleEdit):
        merge(office, versions=[7, 7])
    assert Event.objects.count() == 0
    event = rename(office.energy, "Tên", DAY)
    for role in (Role.UNIT_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            undo_event(actor=office.user(role), event=event, version=1, reason="x")
    with pytest.raises(StaleEdit):
        undo_event(actor=office.officer, event=event, version=again(event).edit_version + 1,
                   reason="x")  # fmt: skip


def snapshot():
    return (
        sorted(Organisation.objects.values_list("pk", "name", "parent", "valid_to")),
        sorted(Change.objects.values_list("pk", "name_before", "parent_before")),
        sorted(Posting.objects.values_list("pk", "organisation", "starts", "ends"), key=str),
        sorted(Person.objects.values_list("pk", "organisation")),
        Succession.objects.count(), Event.objects.count(),
    )  # fmt: skip


def test_an_event_recorded_by_mistake_is_taken_back_whole(office):
    found("Tổ điện", "unit", office.energy)
    before = snapshot()
    undo(merge(office))
    assert snapshot() == before
    trail = AuditEvent.objects.get(verb="undo_event")
    assert (trail.before["kind"], trail.reason) == ("merged", "Ghi nhầm")


def test_nothing_is_taken_back_under_what_came_later(office):
    event = merge(office)
    new = Organisation.objects.get(valid_from=DAY)
    rating = Rating.objects.create(organisation=new, year=2025, rating="good")
    with pytest.raises(ValidationError, match="sau đó đã có"):
        undo(event)
    rating.delete()
    row = Succession.objects.get(predecessor=office.energy)
    confirm_inheritance(actor=MACHINE, succession=row, version=1, takes="all", basis=BASIS)
    with pytest.raises(ValidationError, match="sau đó đã có"):
        undo(event)
    later = rename(new, "Phòng Tổng hợp", date(2026, 1, 1))
    with pytest.raises(ValidationError, match="Đổi tên"):
        undo(event)
    undo(later)
    assert again(new).name == "Phòng Năng lượng - Thương mại"
    assert again(event).status == Status.DONE


@pytest.mark.parametrize("seed", [1, 7, 2025])
def test_walking_forward_from_the_start_is_walking_back_from_today(office, seed):
    """Events entered in any order, some taken back: both walks and the database agree daily."""
    dice = Random(seed)
    pool = [found(f"Tổ {n}", "unit", office.energy) for n in range(4)]
    pool += [office.energy, office.trade]
    said: dict[tuple[int, str], dict[date, object]] = {}
    first = {one.pk: (one.name, one.parent_id) for one in pool}
    for number in range(28):
        one = again(dice.choice(pool))
        on = date(2015, 1, 1) + timedelta(days=dice.randrange(3900))
        try:
            if dice.random() < 0.5:
                kind, value = "name", f"Tên {number}"
                event = rename(one, value, on)
            else:
                parent = dice.choice([office.department, office.neighbour, *pool])
                kind, value = "parent", parent.pk
                event = move(one, parent, on)
        except ValidationError:
            continue
        if dice.random() < 0.25:
            undo(event)
        else:
            said.setdefault((one.pk, kind), {})[on] = value
    days = sorted({day for told in said.values() for day in told})
    known = facts()
    told = {life.pk: list(stretches(life, known)) for life in lives(Organisation.objects.all())}
    assert len(days) > 8
    for day in (date(2014, 1, 1), *days, date(2026, 6, 1)):
        tree = tree_on(day)
        for pk, start in first.items():
            now = [_last(said.get((pk, kind), {}), day, start[place])
                   for place, kind in enumerate(("name", "parent"))]  # fmt: skip
            assert [tree[pk].name, tree[pk].parent] == now
            here = next(s for s in told[pk] if s.starts <= day < s.ends)
            assert [here.name, here.parent] == now
        children = by_parent(tree)
        roots = [office.department.pk, office.neighbour.pk]
        assert beneath_on(roots, day) == _all_beneath(children, roots)
    assert all(line[-1].ends == LAST for line in told.values())


def _last(told, day, start):
    return next((told[on] for on in sorted(told, reverse=True) if on <= day), start)


def _all_beneath(children, roots):
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting += [one.pk for one in children.get(pk, ())]
    return found


def test_three_thousand_organisations_take_two_queries(office):
    rows = [Organisation(name=f"Đơn vị {n}", kind="unit", parent=office.department)
            for n in range(3000)]  # fmt: skip
    made = Organisation.objects.bulk_create(rows)
    Change.objects.bulk_create(
        Change(
            organisation=one, kind="renamed", on=date(2016 + n % 10, 3, 1), name_before=f"Cũ {n}"
        )
        for n, one in enumerate(made)
    )
    with CaptureQueriesContext(connection) as asked:
        tree = tree_on(date(2020, 1, 1))
    assert len(asked) == 2
    assert sum(life.name.startswith("Cũ") for life in tree.values()) == 1800
    with CaptureQueriesContext(connection) as asked:
        assert len(beneath_on([office.department.pk], date(2020, 1, 1))) == 3003
    assert len(asked) == 2
