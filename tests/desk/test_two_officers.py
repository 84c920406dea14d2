"""Two officers open one record: whoever saves second is told what the first one saved, and loses
nothing of what was typed. Every form that changes a record, of every book and every room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse

from tests.desk.test_registers import FILLED, WITH_OWN_TESTS
from tests.desk.typed import Typed, typed
from tests.office import MACHINE, Office
from thidua.foundation.access.models import Grant, StandIn, User
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.policy.roles import Role
from thidua.foundation.reorganising.models import Event
from thidua.surfaces.desk.registers.books import REGISTERS

TOLD = "vừa được người khác sửa sau khi bạn mở"
NEVER_SHOWN = ("so-dinh-danh",)
"""What the first one saved is told, but never what: a number stands on no form."""
ANEW = ("mat-khau", "lien-ket")
"""A new password, a new link: it takes the old one's place, whatever that was."""
NUMBERS = ("001085012346", "001085012347")
SUFFIXES = (" (một)", " (hai)")


def of_accounts(office: Office) -> dict[str, Any]:
    clerk = User.objects.get(pk=office.users[Role.CLERK].pk)
    return {
        "tai-khoan": clerk,
        "giao-quyen": Grant.objects.get(user=clerk),
        "lam-thay": StandIn.objects.create(
            absent=clerk, deputy=office.user(Role.ACCOUNTANT), valid_from=date(2026, 1, 1),
            valid_to=date(2099, 1, 1),
        ),
        "so-dinh-danh": record_identity_number(
            actor=MACHINE, person=office.an, number="001085012345"
        ),
    }  # fmt: skip


@pytest.fixture
def rows(office: Office) -> dict[str, Any]:
    """A row of every book."""
    filled = {slug: fill(office, n) for n, (slug, fill) in enumerate(FILLED.items())}
    return filled | of_accounts(office)


def client_of(office: Office, slug: str) -> Client:
    client = Client()
    kept = REGISTERS[slug].may_keep(office.officer)
    client.force_login(office.officer if kept else office.user(Role.ADMINISTRATOR))
    return client


def corrected_by_form(office: Office) -> list[str]:
    """Of the other books rows come and change by deeds of their own; a key is never corrected."""
    keepers = (office.officer, office.user(Role.ADMINISTRATOR))
    return [slug for slug, one in REGISTERS.items()
            if slug != "khoa-api" and any(map(one.may_keep, keepers))]  # fmt: skip


def ways(form: Typed) -> Iterator[tuple[str, str, str]]:
    """A field and two things two people might put there; what is likeliest to be allowed first."""
    if "number" in form.words:
        yield "number", *NUMBERS
    for name in form.words:
        told = form.told[name][0]
        if name != "reason" and not name.endswith("_q") and "/" not in told:
            yield name, *(
                (f"{told}{suffix}" if not told.isdigit() else str(int(told) + step))
                for step, suffix in enumerate(SUFFIXES, start=1)
            )  # fmt: skip
    for name in form.words:
        if "/" in form.told[name][0]:
            day, rest = form.told[name][0].split("/", 1)
            yield name, f"{int(day) % 27 + 1:02}/{rest}", f"{int(day) % 27 + 2:02}/{rest}"
    for name, offered in form.choices.items():
        others = [one for one in offered if one != form.told[name][0]]
        if len(others) >= 2:
            yield name, others[-1], others[-2]


@pytest.mark.parametrize(
    ("deed", "told", "theirs"),
    [
        ("doi-ten", lambda _o: {"name": "Phòng Điện"}, ["energy"]),
        ("chuyen", lambda o: {"parent": o.trade.pk}, ["energy", "trade"]),
        ("cham-dut", lambda o: {"to": o.trade.pk}, ["energy", "trade", "an"]),
        ("chia-tach", lambda _o: {"part_1": "Phòng Điện", "continues": "yes"}, ["energy", "an"]),
        ("hop-nhat", lambda o: {
            "organisations": [o.trade.pk], "name": "Phòng Chung", "kind": "division",
            "parent": o.department.pk, "people": "go",
        }, ["energy", "trade", "department", "an", "binh"]),
    ],
)  # fmt: skip
def test_an_event_is_not_written_over_what_its_preview_did_not_show(
    office: Office, deed: str, told: Any, theirs: list[str]
) -> None:
    """Whichever row it touches was saved by another between the preview and the press."""
    client = client_of(office, "to-chuc")
    url = reverse("desk:reorganise", args=[office.energy.uid, deed])
    asked = {"on": "01/07/2025", "reason": "12/QĐ-UBND", "edit_version": "1"} | told(office)
    shown = asked | {"seen": client.post(url, asked).context["told"].seen, "confirmed": "1"}
    for name in theirs:
        row = getattr(office, name)
        rows = type(row).objects.filter(pk=row.pk)
        rows.update(edit_version=F("edit_version") + 1)
        answer = client.post(url, shown)
        assert answer.status_code == 422, name
        assert "vừa được người khác sửa sau khi bạn" in answer.content.decode(), name
        assert not Event.objects.exists(), name
        rows.update(edit_version=row.edit_version)
    assert client.post(url, shown).status_code == 302


def first_saved(client: Client, url: str, form: Typed, row: Any) -> tuple[str, str, str]:
    """Save as the first officer, by the first field that lets itself be changed both ways."""
    for name, mine, theirs in ways(form):
        both = []
        for value in (theirs, mine):
            with transaction.atomic():
                both.append(saves(client, url, form, row, {name: value}))
                transaction.set_rollback(True)
        if all(both):
            assert saves(client, url, form, row, {name: mine})
            return name, mine, theirs
    raise AssertionError(f"no field of {url} can be changed in two ways")


def sent(form: Typed, changed: dict[str, str]) -> dict[str, Any]:
    reason = {"reason": "Đối chiếu lại hồ sơ"} if "reason" in form.told else {}
    return form.told | reason | changed


def saves(client: Client, url: str, form: Typed, row: Any, changed: dict[str, str]) -> bool:
    before = type(row).objects.get(pk=row.pk)
    answer = client.post(url, sent(form, changed))
    after = type(row).objects.get(pk=row.pk)
    return answer.status_code == 302 and after.edit_version > before.edit_version


def test_the_second_is_told_and_nothing_is_lost(office: Office, rows: Any, subtests: Any) -> None:
    """A room whose rows take more than a line to make calls ``both_save`` in tests of its own."""
    assert set(corrected_by_form(office)) <= set(rows) | WITH_OWN_TESTS
    for slug in sorted(set(corrected_by_form(office)) & set(rows)):
        with subtests.test(slug), transaction.atomic():
            try:
                both_save(client_of(office, slug), slug, rows[slug])
            finally:
                transaction.set_rollback(True)


def both_save(client: Client, slug: str, row: Any) -> None:
    url = reverse("desk:record-correct", args=[slug, row.uid])
    opened = typed(client.get(url).content.decode())  # by both at once
    deeds = dict(deeds_open(client, slug, row))
    name, _theirs, mine = first_saved(client, url, opened, row)
    saved = type(row).objects.get(pk=row.pk)
    told = client.post(url, sent(opened, {name: mine}))
    page = told.content.decode()
    assert told.status_code == 422
    assert TOLD in page
    if slug not in NEVER_SHOWN:
        assert told.context["form"].conflicts, "what the first one saved stands beside"
        assert "Nội dung người khác vừa lưu" in page
    kept = typed(page)
    assert kept.told[name] == [mine], "what the second one typed is still there"
    for deed, form in deeds.items():
        late = client.post(deed, sent(form, {}))
        assert late.status_code == 422, deed
        assert TOLD in late.content.decode(), deed
    now = type(row).objects.get(pk=row.pk)
    assert now.snapshot() == saved.snapshot(), "nothing was overwritten"
    assert saves(client, url, kept, now, {}), "with open eyes it is saved"


def deeds_open(client: Client, slug: str, row: Any) -> Iterator[tuple[str, Typed]]:
    """The forms of the row's deeds, filled as far as they must be."""
    for deed in REGISTERS[slug].deeds:
        if deed.slug in ANEW:
            continue
        url = reverse("desk:record-deed", args=[slug, row.uid, deed.slug])
        answer = client.get(url)
        if answer.status_code == 200 and "form" in answer.context:
            yield url, filled(typed(answer.content.decode()), answer.context["form"])


def filled(form: Typed, asked: Any) -> Typed:
    for name, field in asked.fields.items():
        if field.required and not form.told.get(name, [""])[0]:
            form.told[name] = [a_value(field)]
    return form


def a_value(field: Any) -> str:
    if isinstance(field, forms.DateField):
        return "22/11/2026"
    if isinstance(field, forms.ModelChoiceField):
        return str(field.queryset.values_list("pk", flat=True).first())
    if isinstance(field, forms.ChoiceField):
        return next(str(key) for key, _label in field.choices if key)
    return "Theo hồ sơ"
