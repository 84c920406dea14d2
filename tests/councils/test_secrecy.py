"""What an open ballot, and a closed one, tell: to everybody, on every page, in every table."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as office_settings
from django.db import connection, models, transaction
from django.test import Client
from django.urls import reverse

from tests.councils.chamber import Chamber, convene
from tests.office import MACHINE
from tests.secrecy.reading import PASSING, content
from thidua.config.rotating import reseal_everything
from thidua.cycle.councils.actions.close_ballot import close_ballot
from thidua.cycle.councils.models import Ballot, BallotItem, Box, RollMark
from thidua.cycle.councils.sheets import opened, sealed
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.dumping import _rows
from thidua.foundation.backups.refusals import NotNow as NoCopyNow
from thidua.foundation.backups.tables import stored
from thidua.foundation.backups.words import Why
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.sealed import Sealed
from thidua.surfaces.api.api import api
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.unspoken import Unspoken


@pytest.fixture
def chamber(db: None) -> Chamber:
    return convene()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def whole() -> dict[str, list[str]]:
    """Every table of the office, row by row, as a backup would tell it."""
    return {
        model._meta.label: [json.dumps(row, default=str) for row in _rows(model, connection)]
        for model in stored()
    }


def cast_on_the_page(
    chamber: Chamber, ballot: Ballot, number: int, choice: str
) -> tuple[Client, str, dict[str, str]]:
    """The member's client with the page opened, its address, and the sheet filled in."""
    client = signed_in(chamber.user(number))
    address = reverse("desk:own-ballot", args=[ballot.uid])
    client.get(address)
    sheet = {f"choice_{item.uid}": choice for item in ballot.items.all()}
    return client, address, sheet


def test_casting_leaves_a_mark_and_the_box_and_nothing_else(chamber: Chamber) -> None:
    ballot = chamber.opened()
    told: list[dict[str, list[str]]] = []
    for number, choice in enumerate(("for", "against", "blank")):
        client, address, sheet = cast_on_the_page(chamber, ballot, number, choice)
        before = whole()
        assert client.post(address, sheet | {"step": "review"}).status_code == 200
        assert whole() == before, "looking over a sheet keeps nothing of it"
        assert client.post(address, sheet | {"step": "cast"}).status_code == 302
        after = whole()
        assert {name for name in after if after[name] != before[name]} == {
            "councils.RollMark", "councils.Box"
        }  # fmt: skip
        changed = [
            one for one, was in zip(after["councils.RollMark"], before["councils.RollMark"],
                                    strict=True) if one != was
        ]  # fmt: skip
        assert len(changed) == 1
        told.append(after)
    sizes = {len(one["councils.Box"][0]) for one in told}
    assert len(sizes) == 1, "the box tells not how many are in it"
    kept = Box.objects.get().sheets.kept
    assert kept.startswith("gAAAAAAAAAAA"), "sealed at the time nought"
    assert not {"for", "against"} & set(json.dumps(told[-1]["councils.Box"]).split('"'))


def test_the_tables_of_a_vote_have_no_place_for_a_time_an_order_or_a_link() -> None:
    for model in (RollMark, Box, Ballot, BallotItem):
        for field in model._meta.get_fields():
            assert not isinstance(field, models.DateTimeField | models.TimeField), field
    assert {field.name for field in RollMark._meta.concrete_fields} == {
        "id", "uid", "edit_version", "ballot", "member", "voted"
    }  # fmt: skip
    assert {field.name for field in Box._meta.concrete_fields} == {
        "id", "uid", "edit_version", "ballot", "sheets"
    }  # fmt: skip
    assert not any(
        register.rows(MACHINE).model in (Box, RollMark) for register in REGISTERS.values()
    )
    assert "ballot" not in json.dumps(api.get_openapi_schema(path_prefix="")["paths"])


@pytest.mark.postgres
def test_no_row_of_the_roll_is_younger_than_another(chamber: Chamber) -> None:
    """PostgreSQL notes which transaction wrote a row, and where: the same for all marks."""
    ballot = chamber.opened()
    for number in (4, 1):
        client, address, sheet = cast_on_the_page(chamber, ballot, number, "for")
        client.post(address, sheet | {"step": "cast"})
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM councils_rollmark")
            assert cursor.fetchone() == (1,)
            cursor.execute("SELECT id FROM councils_rollmark ORDER BY ctid")
            rows = [row for (row,) in cursor.fetchall()]
        assert rows == sorted(rows)


def pages(chamber: Chamber, ballot: Ballot) -> list[str]:
    """Everything the office shows of a ballot, and the trail's, exports' and lists' ways round."""
    events = AuditEvent.objects.values_list("pk", flat=True)
    return [
        reverse("desk:ballot", args=[ballot.uid]), reverse("desk:home"),
        reverse("desk:ballot-file", args=[ballot.uid, "csv"]),
        reverse("desk:ballot-file", args=[ballot.uid, "xlsx"]),
        reverse("desk:sitting", args=[chamber.sitting.uid]),
        reverse("desk:sitting-quorum", args=[chamber.sitting.uid]),
        reverse("desk:sitting-minutes", args=[chamber.sitting.uid]),
        reverse("desk:sitting-paper", args=[chamber.sitting.uid, "docx"]),
        reverse("desk:record", args=["phien-hop", chamber.sitting.uid]),
        reverse("desk:register-file", args=["phien-hop", "csv"]),
        reverse("desk:trail"), reverse("desk:trail-file", args=["csv"]),
        reverse("desk:own-ballots"), reverse("desk:own-ballot", args=[ballot.uid]),
        *(reverse("desk:trail-event", args=[pk]) for pk in events[:4]),
    ]  # fmt: skip


def seen(user: User, addresses: list[str]) -> dict[str, bytes]:
    """The answers; what asking writes down (that a file was taken) does not stay."""
    client, told = signed_in(user), {}
    cookies = client.cookies.copy()
    for address in addresses:
        client.cookies = cookies.copy()
        with transaction.atomic():
            answer = client.get(address)
            told[address] = content(answer) if answer.status_code == 200 else ""
            transaction.set_rollback(True)
    return told


def test_nobody_sees_a_count_before_the_end_nor_a_vote_after_it(chamber: Chamber) -> None:
    """The box is turned into its opposite behind everybody's back: no page looks any different."""
    ballot = chamber.opened()
    for number in range(5):
        client, address, sheet = cast_on_the_page(chamber, ballot, number, "for")
        client.post(address, sheet | {"step": "cast"})
    people = [chamber.officer, chamber.user(5), chamber.office.user(Role.AUDITOR)]
    addresses, kept = pages(chamber, ballot), Box.objects.get()
    first = [_lasting(seen(user, addresses)) for user in people]
    assert "Đã bỏ 5/6 phiếu" in first[0][addresses[0]]
    assert first[2][addresses[-1]], "the auditor reads the trail"
    Box.objects.filter(pk=kept.pk).update(sheets=_turned(kept))
    assert [_lasting(seen(user, addresses)) for user in people] == first
    Box.objects.filter(pk=kept.pk).update(sheets=kept.sheets)
    close_ballot(actor=chamber.officer, ballot=ballot, version=ballot.edit_version)
    for user in people[1:]:
        after = "".join(seen(user, addresses[:5]).values())
        assert kept.sheets.kept not in after
        assert "Chưa bỏ phiếu" not in after


def _turned(kept: Box) -> Sealed:
    turned = {item: letters.replace("f", "a") for item, letters in opened(kept.sheets).items()}
    return sealed(turned, 6)


def _lasting(told: dict[str, str]) -> dict[str, str]:
    return {address: PASSING.sub("", text) for address, text in told.items()}


class Told(logging.Handler):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def test_no_copy_is_made_and_no_log_line_written(
    chamber: Chamber, tmp_path: Path, monkeypatch: Any
) -> None:
    ballot = chamber.opened()
    events = AuditEvent.objects.count()
    for refused in (lambda: make_backup(actor=MACHINE, why=Why.ASKED, folder=tmp_path),
                    reseal_everything):  # fmt: skip
        with pytest.raises(NoCopyNow, match="Đang bỏ phiếu kín"):
            refused()
    assert list(tmp_path.iterdir()) == []
    told = Told()
    framework = logging.getLogger("django")
    monkeypatch.setattr(framework, "level", logging.DEBUG)
    monkeypatch.setattr(framework, "handlers", [told])
    logging.getLogger("django.request").manager._clear_cache()
    client, address, sheet = cast_on_the_page(chamber, ballot, 0, "against")
    for status in (302, 409):
        assert client.post(address, sheet | {"step": "cast"}).status_code == status
    spoken = Unspoken()
    assert any(address in one.getMessage() for one in told.records), "the framework tells of it"
    assert not [one for one in told.records if spoken.filter(one) and address in one.getMessage()]
    handler = office_settings.LOGGING["handlers"]["console"]
    assert handler["filters"] == ["unspoken"], "and what would be written is dropped"
    assert AuditEvent.objects.count() == events
