"""Identity numbers: sealed at rest, found by digest, read by few and never unseen."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.office import MACHINE
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.actions.correct_identity_number import correct_identity_number
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.actions.show_identity_number import show_identity_number
from thidua.foundation.people.actions.strike_identity_number import strike_identity_number
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.sealed import DOTS, Sealed

NUMBER, OTHER, OLD = "001085012345", "001085054321", "123456789"


def recorded(office, number=NUMBER):
    return record_identity_number(actor=office.officer, person=office.an, number=number)


def test_nothing_readable_reaches_the_database_or_the_trail(office):
    row = recorded(office, "001 085-012.345")
    correct_identity_number(actor=office.officer, row=row, version=1, number=OTHER, reason="Nhầm")
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, digest FROM people_identitynumber")
        kept = str(cursor.fetchall())
    events = json.dumps(
        list(AuditEvent.objects.values("before", "after", "reason", "target_label")), default=str
    )
    for number in (NUMBER, OTHER):
        assert number not in kept + events
    assert "đã đổi" in json.loads(json.dumps(AuditEvent.objects.first().after))["number"]
    fresh = IdentityNumber.objects.get()
    assert (fresh.number.opened(), fresh.kind, fresh.masked) == (OTHER, "personal", f"{DOTS}321")
    assert (str(fresh.number), repr(fresh.number)) == (DOTS, "Sealed()")


def test_a_number_is_found_by_its_digest_and_is_one_persons(office):
    recorded(office)
    record_identity_number(actor=office.officer, person=office.an, number=OLD)
    assert IdentityNumber.objects.numbered(NUMBER).get().person == office.an
    with pytest.raises(ValidationError, match="cá nhân khác") as told:
        record_identity_number(actor=office.officer, person=office.binh, number=NUMBER)
    assert NUMBER not in str(told.value)
    with pytest.raises(ValidationError, match="đã có số"):
        record_identity_number(actor=office.officer, person=office.an, number=OTHER)


@pytest.mark.parametrize("typed", ["12345", "00108501234a", "\u0660" * 12, ""])
def test_a_wrong_number_is_refused_and_never_repeated(office, typed):
    with pytest.raises(ValidationError, match="12 chữ số") as told:
        recorded(office, typed)
    assert not typed or typed not in str(told.value)
    assert not IdentityNumber.objects.exists()


def test_reading_a_number_is_in_the_trail(office):
    row = recorded(office)
    assert show_identity_number(actor=office.officer, row=row) == NUMBER
    event = AuditEvent.objects.first()
    assert (event.verb, event.target_uid) == ("show_identity_number", row.uid)
    assert event.actor_uid == office.officer.uid


def test_only_the_standing_body_knows_of_numbers(office):
    row = recorded(office)
    for role in set(Role) - {Role.DEPARTMENT_OFFICER}:
        actor = office.user(role)
        assert not IdentityNumber.objects.visible_to(actor).exists(), role
        deeds = (
            (show_identity_number, {"row": row}),
            (record_identity_number, {"person": office.an, "number": OLD}),
            (correct_identity_number, {"row": row, "version": 1, "number": OTHER}),
            (strike_identity_number, {"row": row, "version": 1, "reason": "Nhầm"}),
        )
        for deed, values in deeds:
            with pytest.raises(NotPermitted):
                deed(actor=actor, **values)
    assert IdentityNumber.objects.visible_to(office.neighbour_officer).count() == 0


def test_plain_text_is_never_saved(office):
    row = IdentityNumber(person=office.an, kind="personal", number=Sealed.of(NUMBER))
    row.number = NUMBER
    with pytest.raises(ValidationError, match="chưa được mã hóa"):
        row.full_clean()
    with pytest.raises(TypeError, match="sealed"):
        IdentityNumber.objects.create(person=office.an, kind="personal", number=Plain(NUMBER))


class Plain(str):
    """A text that claims to be sealed."""

    __slots__ = ()

    def opened(self):
        return str(self)


def test_a_replaced_key_still_finds_and_opens(office, settings):
    recorded(office)
    new = "bmV3LWtleS1mb3ItdGVzdHMtb25seS0xMjM0NTY3ODk="
    settings.FIELDS_KEYS = [new, *settings.FIELDS_KEYS]
    assert IdentityNumber.objects.numbered(NUMBER).get().number.opened() == NUMBER
    with pytest.raises(ValidationError, match="cá nhân khác"):
        record_identity_number(actor=MACHINE, person=office.binh, number=NUMBER)
