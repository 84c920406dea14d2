"""Each action against each role: who may is stated once, everybody else is refused."""

from datetime import date, timedelta

import pytest

from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.grant_role import grant_role
from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.organisations.actions.correct_organisation import correct_organisation
from thidua.foundation.organisations.actions.create_organisation import create_organisation
from thidua.foundation.people.actions.correct_person import correct_person
from thidua.foundation.people.actions.record_absence import record_absence
from thidua.foundation.people.actions.record_death import record_death
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.actions.record_retirement import record_retirement
from thidua.foundation.people.actions.register_person import register_person
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.actions.strike_death import strike_death
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_achievement import record_achievement
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_bloc_result import record_bloc_result
from thidua.foundation.registry.actions.record_body_rating import record_body_rating
from thidua.foundation.registry.actions.record_coverage import record_coverage
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_hold import record_hold
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.actions.record_member_roll import record_member_roll
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.actions.restore_award import restore_award
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.reorganising.actions.close_organisation import close_organisation
from thidua.foundation.reorganising.actions.confirm_inheritance import confirm_inheritance
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations
from thidua.foundation.reorganising.actions.move_organisation import move_organisation
from thidua.foundation.reorganising.actions.record_predecessor import record_predecessor
from thidua.foundation.reorganising.actions.rename_organisation import rename_organisation
from thidua.foundation.reorganising.actions.split_organisation import split_organisation
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.plans import NewOne

DAY = date(2025, 2, 3)
STANDING_BODY = {Role.DEPARTMENT_OFFICER}
KEEPERS = {Role.DEPARTMENT_OFFICER, Role.UNIT_OFFICER}
ACCOUNTS = {Role.ADMINISTRATOR}


def award(office, **values):
    AwardHeld.objects.filter(year=2020).delete()
    return AwardHeld.objects.create(person=office.an, award="advanced_worker", year=2020, **values)


def colleague(_office):
    """Somebody else, without a role."""
    return User.objects.get_or_create(username="dong_nghiep", full_name="Đồng nghiệp")[0]


def strike_a_death(office, who):
    Person.objects.filter(pk=office.an.pk).update(died=DAY)
    office.an.refresh_from_db()
    return strike_death(actor=who, person=office.an, version=1, reason="Nhầm người")


def succession(office):
    return Succession.objects.get_or_create(
        successor=office.energy, predecessor=office.trade, on=DAY, ground="merged"
    )[0]


def bloc(office):
    found = office.department.children.filter(kind="bloc").first()
    return found or office.department.children.create(name="Khối các phòng", kind="bloc")


ACTIONS = {
    "create_organisation": (STANDING_BODY, lambda o, who: create_organisation(
        actor=who, name="Tổ mới", kind="unit", parent=o.energy)),
    "found_a_tree": (ACCOUNTS, lambda _o, who: create_organisation(
        actor=who, name="Bộ mới", kind="ministry")),
    "correct_organisation": (STANDING_BODY, lambda o, who: correct_organisation(
        actor=who, organisation=o.energy, version=1, short_name="QLNL")),
    "rename_organisation": (STANDING_BODY, lambda o, who: rename_organisation(
        actor=who, organisation=o.energy, version=1, name="Phòng Năng lượng", on=DAY,
        legal_basis="1/QĐ")),
    "move_organisation": (STANDING_BODY, lambda o, who: move_organisation(
        actor=who, organisation=o.energy, version=1, parent=o.trade, on=DAY, legal_basis="1/QĐ")),
    "close_organisation": (STANDING_BODY, lambda o, who: close_organisation(
        actor=who, organisation=o.energy, version=1, on=DAY, legal_basis="1/QĐ")),
    "merge_organisations": (STANDING_BODY, lambda o, who: merge_organisations(
        actor=who, organisations=[o.energy], into=o.trade, on=DAY, legal_basis="1/QĐ",
        people="go")),
    "split_organisation": (STANDING_BODY, lambda o, who: split_organisation(
        actor=who, organisation=o.energy, version=1, on=DAY, legal_basis="1/QĐ", continues=True,
        parts=[NewOne("Phòng Điện", "division", o.department)])),
    "record_predecessor": (STANDING_BODY, lambda o, who: record_predecessor(
        actor=who, successor=o.energy, predecessor=o.trade, on=DAY, ground="merged")),
    "confirm_inheritance": (STANDING_BODY, lambda o, who: confirm_inheritance(
        actor=who, succession=succession(o), version=1, takes="all", basis="1/TB")),
    "join_bloc": (STANDING_BODY | {Role.BLOC_SECRETARY}, lambda o, who: join_bloc(
        actor=who, bloc=bloc(o), organisation=o.energy, year=2024)),
    "register_person": (KEEPERS, lambda o, who: register_person(
        actor=who, full_name="Vũ Mới", organisation=o.energy)),
    "correct_person": (KEEPERS, lambda o, who: correct_person(
        actor=who, person=o.an, version=1, staff_number="7")),
    "transfer_person": (STANDING_BODY, lambda o, who: transfer_person(
        actor=who, person=o.an, version=1, organisation=o.trade, title="Chuyên viên", on=DAY)),
    "retire_person": (KEEPERS, lambda o, who: retire_person(
        actor=who, person=o.an, version=1, on=DAY)),
    "record_retirement": (KEEPERS, lambda o, who: record_retirement(
        actor=who, person=o.an, decided=DAY)),
    "record_death": (KEEPERS, lambda o, who: record_death(
        actor=who, person=o.an, version=1, on=DAY)),
    "strike_death": (KEEPERS, strike_a_death),
    "record_posting": (KEEPERS, lambda o, who: record_posting(
        actor=who, person=o.an, organisation=o.energy, title="Phó Trưởng phòng", starts=DAY)),
    "record_absence": (KEEPERS, lambda o, who: record_absence(
        actor=who, person=o.an, kind="sick", starts=DAY)),
    "record_award": (STANDING_BODY, lambda o, who: record_award(
        actor=who, person=o.an, award="advanced_worker", year=2024)),
    "revoke_award": (STANDING_BODY, lambda o, who: revoke_award(
        actor=who, row=award(o), version=1, on=DAY, reason="Khai không đúng")),
    "restore_award": (STANDING_BODY, lambda o, who: restore_award(
        actor=who, row=award(o, status="revoked", revoked=DAY), version=1,
        on=DAY + timedelta(days=9), reason="Đã minh oan")),
    "record_rating": (KEEPERS, lambda o, who: record_rating(
        actor=who, person=o.an, year=2024, rating="good")),
    "record_initiative": (KEEPERS, lambda o, who: record_initiative(
        actor=who, organisation=o.energy, title="t", year=2024, authors=[Author(o.an, 100)])),
    "record_achievement": (KEEPERS, lambda o, who: record_achievement(
        actor=who, person=o.an, title="t", kind="sudden", year=2024)),
    "record_discipline": (STANDING_BODY, lambda o, who: record_discipline(
        actor=who, person=o.an, form="warning", starts=DAY)),
    "record_hold": (STANDING_BODY, lambda o, who: record_hold(
        actor=who, person=o.an, ground="inspection", starts=DAY)),
    "record_bloc_result": (STANDING_BODY, lambda o, who: record_bloc_result(
        actor=who, organisation=o.energy, year=2024, leader=True)),
    "record_body_rating": (STANDING_BODY, lambda o, who: record_body_rating(
        actor=who, organisation=o.energy, year=2024, body="party", rating="good")),
    "record_member_roll": (STANDING_BODY, lambda o, who: record_member_roll(
        actor=who, organisation=o.energy, year=2024, total=9)),
    "record_coverage": (STANDING_BODY, lambda o, who: record_coverage(
        actor=who, person=o.an, table="awards", starts=2020, ends=2024)),
    "create_user": (ACCOUNTS, lambda _o, who: create_user(
        actor=who, username="moi", full_name="Mới")),
    "grant_role": (ACCOUNTS, lambda o, who: grant_role(
        actor=who, user=o.officer, role=Role.AUDITOR, organisation=o.energy)),
    "set_password": (ACCOUNTS, lambda o, who: set_password(
        actor=who, user=colleague(o), password="mat-khau-khac")),
}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_stated_roles_may(office, action):
    allowed, act = ACTIONS[action]
    for role in set(Role) - allowed:
        before = AuditEvent.objects.count()
        with pytest.raises(NotPermitted):
            act(office, office.user(role))
        assert AuditEvent.objects.count() == before, role


@pytest.mark.parametrize(
    ("action", "role"),
    [(name, role) for name, (roles, _act) in ACTIONS.items() for role in sorted(roles)],
)
def test_the_stated_role_may(office, action, role):
    ACTIONS[action][1](office, office.user(role))
    assert AuditEvent.objects.latest("pk").actor_uid == office.users[role].uid


@pytest.mark.parametrize("action", [name for name in ACTIONS if ACTIONS[name][0] is not ACCOUNTS])
def test_the_officer_next_door_may_not(office, action):
    with pytest.raises(NotPermitted):
        ACTIONS[action][1](office, office.neighbour_officer)


def test_the_refusal_says_who_may(office):
    with pytest.raises(NotPermitted, match="cán bộ thường trực thi đua, khen thưởng"):
        ACTIONS["record_award"][1](office, office.user(Role.AUDITOR))


def test_a_grant_ends(office):
    grant = office.officer.grants.get()
    grant.valid_to = date(2021, 1, 1)
    grant.save()
    assert not office.officer.reach(Role.DEPARTMENT_OFFICER)


def test_reach_covers_the_subtree_only(office):
    reach = office.officer.reach(Role.DEPARTMENT_OFFICER)
    assert reach.places == {office.department.pk, office.energy.pk, office.trade.pk}
