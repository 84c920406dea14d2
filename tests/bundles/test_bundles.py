"""A part of one office, signed, taken over by another: by uid, with every conflict shown."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.office import Office, engage, open_office
from thidua.foundation.access.models import Grant
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.bundles import office_key
from thidua.foundation.bundles.actions.confirm_sender import confirm_sender
from thidua.foundation.bundles.actions.decide_bundle import decide_bundle
from thidua.foundation.bundles.actions.export_bundle import export_bundle
from thidua.foundation.bundles.actions.preview_bundle import preview_bundle
from thidua.foundation.bundles.packing import unpack
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import IdentityNumber, Person, Posting
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import (
    AwardHeld,
    Discipline,
    Initiative,
    InitiativeAuthor,
    InitiativeUse,
    MemberRoll,
    Rating,
)

PHRASE = "mot cau that dai"


@pytest.fixture
def office(db: None, tmp_path: Path, settings: Any) -> Office:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path)
    office = open_office()
    an, energy = office.an, office.energy
    Rating.objects.create(person=an, year=2024, rating="good")
    AwardHeld.objects.create(
        person=an, award="emulation_fighter_grassroots", year=2024, decision_no="12/QĐ-SCT"
    )
    idea = Initiative.objects.create(organisation=energy, title="Rút ngắn thủ tục", year=2024)
    author = InitiativeAuthor.objects.create(initiative=idea, person=an, share=60)
    InitiativeUse.objects.create(author=author, award="emulation_fighter_grassroots", year=2024)
    MemberRoll.objects.create(
        organisation=energy, year=2024, total=5, disciplined_warning_or_more=1
    )
    Discipline.objects.create(person=an, form="warning", starts=date(2020, 2, 1))
    IdentityNumber.of(an, "001085012345").save()
    return office


def sent(office: Office, **more: Any) -> bytes:
    """The bundle of the energy division."""
    return export_bundle(actor=office.officer, organisation=office.energy, **more)[0]


def forget(office: Office) -> None:
    """The same office without the division: as another office would be."""
    InitiativeUse.objects.all().delete()
    for model in (
        InitiativeAuthor, Initiative, Rating, AwardHeld, MemberRoll, Discipline, IdentityNumber,
        Posting,
    ):  # fmt: skip
        model._base_manager.all().delete()
    office.users[Role.NOMINEE].__class__.objects.update(person=None)
    Grant.objects.filter(organisation=office.energy).delete()
    Person.objects.filter(organisation=office.energy).delete()
    office.energy.delete()


def take(office: Office, data: bytes, **more: Any) -> ImportBatch:
    """Preview a bundle under the department, its sender known."""
    batch = preview_bundle(
        actor=office.officer, organisation=office.department, file_name="phong.thidua-goi",
        data=data, **more,
    )  # fmt: skip
    confirm_sender(actor=office.officer, batch=batch, typed=unpack(data).fingerprint.lower())
    return decide_bundle(actor=office.officer, batch=batch, version=batch.edit_version, choices={})


def write(office: Office, batch: ImportBatch) -> ImportBatch:
    return import_batch(actor=office.officer, batch=batch, version=batch.edit_version)


def outcomes(batch: ImportBatch, *names: str) -> list[tuple[str, str, Any]]:
    lines = batch.lines.filter(outcome__in=names).order_by("number")
    return [(line.table, line.subject, line.content.get("what")) for line in lines]


def test_another_office_takes_it_over_and_gives_it_back(office: Office) -> None:
    uid = office.an.uid
    data = sent(office, secrets=True, phrase=PHRASE)
    forget(office)
    batch = take(office, data, phrase=PHRASE)
    assert batch.counts["outcomes"] == {"new": 10}, outcomes(batch, "refused", "waiting")
    events = AuditEvent.objects.count()
    batch = write(office, batch)
    assert AuditEvent.objects.count() == events + 1
    an = Person.objects.get(uid=uid)
    assert an.organisation.parent == office.department
    assert an.ratings.get().provenance["sender"] == "Phòng Quản lý năng lượng"
    assert an.initiativeauthors.get().uses.get().award == "emulation_fighter_grassroots"
    assert an.identity_numbers.get().number.opened() == "001085012345"
    assert Discipline.objects.get().person == an
    again = take(office, data, phrase=PHRASE)
    assert again.counts["outcomes"] == {"same": 10}, "the same bundle twice changes nothing"
    undo_import(
        actor=office.officer, batch=batch, version=batch.edit_version, reason="Nhận nhầm gói"
    )
    assert not Person.objects.filter(uid=uid).exists()
    assert not Organisation.objects.filter(name="Phòng Quản lý năng lượng").exists()


def test_secrets_and_numbers_travel_only_when_asked_and_allowed(office: Office) -> None:
    data = sent(office)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    rows = unpack(data).rows
    assert "registry.discipline" not in rows
    assert "people.identitynumber" not in rows
    assert rows["registry.memberroll"][0]["disciplined_warning_or_more"] is None
    assert "001085012345" not in whole
    assert "001085012345" not in json.dumps(unpack(sent(office, phrase=PHRASE)).rows)
    for role in (Role.AUDITOR, Role.UNIT_OFFICER, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            export_bundle(actor=office.user(role), organisation=office.energy)
    told = AuditEvent.objects.filter(verb="export_bundle").first()
    assert told is not None
    assert told.after is not None
    assert (told.after["secrets"], told.after["identity"]) == (False, True)


def test_nothing_is_read_before_the_sender_is_known(office: Office) -> None:
    data = sent(office)
    forget(office)
    batch = preview_bundle(
        actor=office.officer, organisation=office.department, file_name="g", data=data
    )
    assert batch.counts["outcomes"] == {"warning": 1}
    assert batch.counts["bundle"]["fingerprint"] == office_key.fingerprint(office_key.public_key())
    with pytest.raises(ValidationError, match="Dấu vân tay"):
        confirm_sender(actor=office.officer, batch=batch, typed="0000 0000")
    write(office, batch)
    assert not Organisation.objects.filter(name="Phòng Quản lý năng lượng").exists()


def test_conflicts_wait_for_a_choice(office: Office) -> None:
    data = sent(office)
    rating, award = Rating.objects.get(), AwardHeld.objects.get()
    Rating.objects.update(rating="excellent", edit_version=3)  # newer here
    AwardHeld.objects.update(decision_no="13/QĐ-SCT", edit_version=0)  # newer in the bundle
    batch = take(office, data)
    (waits,) = outcomes(batch, "waiting")
    assert waits[0] == "ratings"
    assert [line[0] for line in outcomes(batch, "changed")] == ["awards"]
    for choice in ("take", "keep"):
        chosen = decide_bundle(
            actor=office.officer, batch=batch, version=batch.edit_version,
            choices={str(rating.uid): choice},
        )  # fmt: skip
        batch = ImportBatch.objects.get(pk=chosen.pk)
        wanted = {"awards", "ratings"} if choice == "take" else {"awards"}
        assert {line[0] for line in outcomes(batch, "changed")} == wanted
    write(office, batch)
    rating.refresh_from_db()
    award.refresh_from_db()
    assert (rating.rating, award.decision_no) == ("excellent", "12/QĐ-SCT")


def test_one_person_under_two_uids_is_asked_about(office: Office) -> None:
    data, uid = sent(office), str(office.an.uid)
    forget(office)
    local = engage("Đặng Thị Hương An", office.trade)
    batch = take(office, data)
    waiting = batch.lines.get(outcome="waiting", table="subjects")
    assert [one[0] for one in waiting.content["choices"]] == [str(local.uid), "new"]
    assert batch.lines.filter(outcome="waiting", table="ratings").exists(), "its rows wait too"
    batch = decide_bundle(
        actor=office.officer, batch=batch, version=batch.edit_version,
        choices={uid: str(local.uid)},
    )  # fmt: skip
    write(office, batch)
    assert local.ratings.get().rating == "good"
    assert not Person.objects.filter(uid=uid).exists()


def test_what_stands_beyond_reach_here_is_neither_told_nor_taken(office: Office) -> None:
    data, an = sent(office, secrets=True), office.an
    moved = office.neighbour  # since the bundle was made this office moved the person
    Person.objects.filter(pk=an.pk).update(organisation=moved, edit_version=0)
    Discipline.objects.update(person=office.stranger, edit_version=0)  # and that row is another's
    Organisation.objects.filter(pk=office.energy.pk).update(parent=moved, edit_version=0)
    batch = take(office, data, phrase="")
    assert not outcomes(batch, "changed", "same", "waiting")
    assert not batch.lines.filter(content__has_key="before").exists()
    write(office, batch)
    an.refresh_from_db()
    office.energy.refresh_from_db()
    assert (an.organisation, office.energy.parent) == (moved, moved)
    assert Discipline.objects.get().person == office.stranger


def changed(data: bytes, edit: Callable[[dict[str, Any]], None]) -> bytes:
    """The bundle with its manifest edited after signing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                note = json.loads(content)
                edit(note)
                content = json.dumps(note).encode()
            new.writestr(name, content)
    return out.getvalue()


def test_a_bad_bundle_is_told_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    data = sent(office, phrase=PHRASE)
    bad = {
        "không phải gói": (b"hello", ""), "bị hỏng hoặc bị cắt": (data[: len(data) // 2], ""),
        "Chữ ký của gói không đúng": (changed(data, lambda note: note.update(sender="X")), ""),
        "phiên bản khác": (changed(data, lambda note: note.update(format=9)), ""),
        "Mật khẩu của gói": (data, "sai mat khau roi"),
    }  # fmt: skip
    for words, (content, phrase) in bad.items():
        with pytest.raises(Unusable, match=words):
            preview_bundle(
                actor=office.officer, organisation=office.department, file_name="g",
                data=content, phrase=phrase,
            )  # fmt: skip
    with pytest.raises(Unusable, match="quá lớn"):
        unpack(b"PK" + bytes(64 * 1024 * 1024))
    assert not ImportBatch.objects.exists()
    assert (tmp_path / "office.key").stat().st_mode & 0o077 == 0
