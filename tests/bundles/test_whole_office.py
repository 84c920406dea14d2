"""A whole office carried over: its reorganisations, human statements and rules of its own too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.foundation.test_overlays import HEAD
from tests.office import MACHINE, Office, found, open_office
from thidua.bridge.law import _KEPT
from thidua.bridge.overlays import kept_text, store
from thidua.foundation.access.models import Grant, User
from thidua.foundation.bundles.actions.confirm_sender import confirm_sender
from thidua.foundation.bundles.actions.decide_bundle import decide_bundle
from thidua.foundation.bundles.actions.preview_bundle import preview_bundle
from thidua.foundation.bundles.own_rules import TAKE
from thidua.foundation.bundles.packing import pack, unpack
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.overlays.actions.confirm_overlay import confirm_overlay
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Attestation
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations
from thidua.foundation.reorganising.actions.move_organisation import move_organisation
from thidua.foundation.reorganising.actions.undo_event import undo_event
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.plans import NewOne
from thidua.foundation.reorganising.words import Along, Takes

BASIS = "Quyết định số 12/QĐ-UBND"


@pytest.fixture
def office(db: None, tmp_path: Path, settings: Any) -> Iterator[Office]:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path, overlays="", overlay=())
    _KEPT.clear()
    yield open_office()
    _KEPT.clear()


def works(office: Office) -> Organisation:
    """A department whose two divisions became one, and which then took an older unit in."""
    old = found("Trung tâm Quy hoạch", "unit", office.province)
    works = found("Sở Xây dựng Hồng Lam", "department", office.province)
    one, two = (found(name, "division", works) for name in ("Phòng Nhà ở", "Phòng Hạ tầng"))
    merge_organisations(
        actor=MACHINE, organisations=[one, two], on=date(2025, 7, 1), legal_basis=BASIS,
        people=Along.GO, new=NewOne("Phòng Nhà ở và hạ tầng", "division", works),
    )  # fmt: skip
    merged = Organisation.objects.get(name="Phòng Nhà ở và hạ tầng")
    Succession.objects.filter(predecessor=one).update(takes=Takes.ALL, basis=BASIS)
    move_organisation(
        actor=MACHINE, organisation=old, version=1, parent=merged, on=date(2025, 9, 1),
        legal_basis=BASIS,
    )  # fmt: skip
    Attestation.objects.create(organisation=merged, code="outside_payroll", attested_by="Lê Hà")
    return works


def forget() -> None:
    for model in (Succession, Event, Attestation):
        model.objects.all().delete()
    gone = [
        "Trung tâm Quy hoạch", "Phòng Nhà ở và hạ tầng", "Phòng Nhà ở", "Phòng Hạ tầng",
        "Sở Xây dựng Hồng Lam",
    ]  # fmt: skip
    Change.objects.filter(organisation__name__in=gone).delete()
    for name in gone:
        Organisation.objects.get(name=name).delete()


def arrived(actor: User, place: Organisation, data: bytes) -> ImportBatch:
    batch = preview_bundle(actor=actor, organisation=place, file_name="so.thidua-goi", data=data)
    confirm_sender(actor=actor, batch=batch, typed=unpack(data).fingerprint)
    return chosen(actor, batch, {})


def chosen(actor: User, batch: ImportBatch, choices: dict[str, str]) -> ImportBatch:
    return decide_bundle(actor=actor, batch=batch, version=batch.edit_version, choices=choices)


def standing(office: Office, name: str, role: Role) -> User:
    user = User.objects.create(username=name, full_name=name)
    Grant.objects.create(
        user=user, role=role, organisation=office.province, valid_from=date(2020, 1, 1)
    )
    return User.objects.get(pk=user.pk)


def rules(title: str = "Ban hành Quy chế") -> str:
    """A file of the province's own rules, as the pages would write it."""
    values = {"vote_efg": {"value": ["80"], "article": "Điều 7"}}
    return OverlayDraft(**(HEAD | {"title": title}), values=values).text


def test_events_statements_and_rules_arrive_and_go_again(office: Office) -> None:
    store("hong_lam_2026", rules())
    whole = works(office)
    count = {model: model.objects.count() for model in (Change, Event, Succession)}
    data, _rows = pack(whole, secrets=False)
    event = str(Event.objects.get(kind="merged").uid)
    forget()
    store("hong_lam_2026", rules("Bản cũ"))
    keeper = standing(office, "thuong_truc", Role.DEPARTMENT_OFFICER)
    batch = arrived(keeper, office.province, data)
    waiting = batch.lines.get(outcome="waiting")
    assert waiting.table == "overlays"
    assert not batch.lines.filter(outcome="refused").exists()
    batch = chosen(keeper, batch, {waiting.content["bundle"]: TAKE})
    batch = import_batch(actor=keeper, batch=batch, version=batch.edit_version)
    assert {model: model.objects.count() for model in count} == count
    came = Event.objects.get(uid=event)
    assert {str(one.organisation): one.after for one in came.parties.all()} == {
        "Phòng Nhà ở": False, "Phòng Hạ tầng": False, "Phòng Nhà ở và hạ tầng": True,
    }  # fmt: skip
    assert Succession.objects.get(takes=Takes.ALL).predecessor.name == "Phòng Nhà ở"
    assert Attestation.objects.get().organisation.name == "Phòng Nhà ở và hạ tầng"
    assert Organisation.objects.get(name="Trung tâm Quy hoạch").parent.name.startswith("Phòng Nhà")
    with pytest.raises(ValidationError, match="cơ quan khác ghi"):
        undo_event(actor=MACHINE, event=came, version=came.edit_version, reason="Thử")
    again = arrived(User.objects.get(pk=keeper.pk), office.province, data)
    told = [(one.subject, one.content["what"]) for one in again.lines.filter(outcome="refused")]
    assert set(again.counts["outcomes"]) == {"same"}, told
    undo_import(actor=keeper, batch=batch, version=batch.edit_version, reason="Nhận nhầm gói")
    assert not Event.objects.exists()
    assert not OverlayDraft.objects.exists()
    assert not Organisation.objects.filter(name="Sở Xây dựng Hồng Lam").exists()


def test_rules_that_arrive_judge_once_a_second_person_confirms(office: Office) -> None:
    store("hong_lam_2026", rules())
    data, _rows = pack(office.department, secrets=False)
    store("hong_lam_2026", rules("Bản cũ"))
    keeper = standing(office, "thuong_truc", Role.DEPARTMENT_OFFICER)
    batch = arrived(keeper, office.province, data)
    (waits,) = batch.lines.filter(table="overlays")
    batch = chosen(keeper, batch, {waits.content["bundle"]: TAKE})
    import_batch(actor=keeper, batch=batch, version=batch.edit_version)
    draft = OverlayDraft.objects.get()
    assert "Bản cũ" in kept_text("hong_lam_2026"), "nothing is in force by arriving"
    head = standing(office, "lanh_dao", Role.UNIT_HEAD)
    confirm_overlay(actor=head, draft=draft, version=draft.edit_version)
    assert kept_text("hong_lam_2026") == rules()
