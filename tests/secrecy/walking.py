"""Everything an office answers, asked for as each of those who may ask."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeVar
from unittest.mock import patch

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.template import Template
from django.test import Client
from django.test.utils import _TestState
from django.urls import reverse

from tests.access.addresses import QUERY, walked
from tests.api.conftest import ROOT
from tests.nominations.history import Histories
from tests.office import MACHINE
from tests.secrecy.reading import content
from thidua.config.openings import API_CALLS
from thidua.cycle.initiatives.models import Review
from thidua.cycle.nominations.models import UnitReview
from thidua.foundation.access.backends import NameOrEmailBackend
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.jobs.models import Job
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.registry.models import AwardHeld, Initiative, Rating
from thidua.foundation.tokens.actions.issue_token import issue_token
from thidua.surfaces.desk import context, years
from thidua.surfaces.desk.registers.books import REGISTERS

Told = TypeVar("Told")
Address = tuple[str, dict[str, Any]]
FORMS = ("csv", "xlsx")
CERTIFICATE = "ministry_province_merit_certificate"
TITLES = ("advanced_worker", "emulation_fighter_grassroots")
BY_ROW = {
    IdentityNumber: ("desk:identity-show",),
    Review: ("desk:own-review",),
    UnitReview: ("desk:unit-review",),
    ImportBatch: ("desk:exchange-batch", "desk:exchange-marked", "desk:exchange-waiting",
                  "desk:exchange-kinds", "desk:exchange-undo"),
    Job: ("desk:job", "desk:job-progress", "desk:job-result"),
    OverlayDraft: ("desk:overlay", "desk:overlay-file", "desk:overlay-affected",
                   "desk:overlay-head"),
}  # fmt: skip
"""Addresses of rows that no list of examples names."""


PLANTED = ("ky-luat", "tam-dung", "khen-thuong")
"""Books with more than one mark."""


@dataclass(frozen=True, slots=True)
class Answer:
    name: str
    parts: dict[str, Any]
    status: int
    text: str

    def __str__(self) -> str:
        return " ".join([self.name, *map(str, self.parts.values())])


def is_public(name: str) -> bool:
    """Pages of the law and of the API's description: they read no row of the office, and are
    walked once, by whoever has the least."""
    return name.startswith(("lawbook:", "api:")) and not name.startswith("lawbook:people")


def checked(histories: Histories) -> list[Address]:
    """Addresses whose row everybody's reach covers: the rule alone says who opens them."""
    return [
        (name, each) for name, parts in walked(histories.office) for each in _in_each_form(parts)
    ]


def _in_each_form(parts: dict[str, Any]) -> list[dict[str, Any]]:
    return [parts | {"form": form} for form in FORMS] if "form" in parts else [parts]


def place_of(parts: dict[str, Any]) -> int | None:
    """The organisation of the row a register's address names."""
    register = REGISTERS.get(parts.get("slug", ""))
    row = register.row(MACHINE, parts["uid"]) if register and "uid" in parts else None
    return row.place_id if row else None


def beyond(histories: Histories) -> list[Address]:
    """Rows that hold the secrets, and questions that could be answered from them."""
    return [
        *_reviewed(),
        *((name, {"uid": row.uid}) for model, names in BY_ROW.items()
          for row in model._default_manager.all() for name in names),
        *_records(), *_of_the_sweep(histories), *_exports(histories),
    ]  # fmt: skip


def _reviewed() -> Iterator[Address]:
    """Submissions before reviewers, and each sheet as a paper."""
    for sheet in Review.objects.select_related("submission"):
        uid = sheet.submission.uid
        yield "desk:submission", {"uid": uid}
        yield "desk:review-paper", {"uid": uid, "review": sheet.uid, "form": "docx"}


def _records() -> Iterator[Address]:
    for register in REGISTERS.values():
        for row in register.rows(MACHINE).order_by("-pk")[: 3 if register.slug in PLANTED else 1]:
            yield "desk:record", {"slug": register.slug, "uid": row.uid}


def _of_the_sweep(histories: Histories) -> Iterator[Address]:
    for person, award in ((histories.held, TITLES[0]), (histories.punished, CERTIFICATE)):
        yield "desk:person", {"uid": person.uid}
        yield "desk:why", {"uid": person.uid, "award": award}
    yield "desk:why", {"uid": histories.held.uid, "award": TITLES[1]}
    for asked in ({"verdict": "undetermined"}, {"award": CERTIFICATE}, {"kind": "collective"}):
        yield "desk:sweep", {QUERY: asked}
    yield "desk:sweep-list", {QUERY: {"award": "advanced_worker"}}


def _exports(histories: Histories) -> Iterator[Address]:
    office = histories.office
    for place in (office.department, office.energy):
        yield "desk:exchange-registry", {QUERY: {"organisation": str(place.uid)}}
    asked = {"organisation": str(office.energy.uid), "year": "2025"}
    yield "desk:exchange-verdicts", {QUERY: asked}


def events() -> list[Address]:
    """The page of each event of the trail, for whoever may read it."""
    return [("desk:trail-event", {"number": pk})
            for pk in AuditEvent.objects.values_list("pk", flat=True)]  # fmt: skip


@contextmanager
def plainly(client: Client, user: User | None) -> Iterator[None]:
    """Pages are drawn without a copy of all they were drawn from, which the tests' client keeps.
    The session, its user and what stands around every page are read once, for nothing that is
    asked stays."""
    draw = _TestState.saved_data.template_render
    found = [patch.object(Template, "_render", draw), *(_remembered(client, user) if user else ())]
    with ExitStack() as held:
        for one in found:
            held.enter_context(one)
        yield


def _remembered(client: Client, user: User) -> Iterator[Any]:
    session, seen = dict(client.session), years.years_seen(user)
    around = context._standing(user)
    yield patch.object(NameOrEmailBackend, "get_user", lambda _self, _key: copy(user))
    yield patch.object(SessionStore, "load", lambda _self: deepcopy(session))
    yield patch.object(context, "_standing", lambda _user: around)
    yield patch.object(years, "years_seen", lambda _user: seen)


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector leaves alone what is here already, and comes seldom: pages leave little that
    goes round in circles."""
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def by_two(work: Callable[[str], Told], names: Sequence[str]) -> dict[str, Told]:
    """The work for each name, shared with a copy of this process: with it goes the database where
    that is in memory; any other is walked by one."""
    if not (connection.vendor == "sqlite" and connection.is_in_memory_db()):
        return {name: work(name) for name in names}
    forking = get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    begun = forking.Value("i", 0)
    beside = forking.Process(target=lambda: theirs.send(_share(work, names, begun)))
    with warnings.catch_warnings():  # the threads of whoever runs the tests are not needed beside
        warnings.simplefilter("ignore", DeprecationWarning)
        beside.start()
    theirs.close()
    told = _share(work, names, begun) | ours.recv()
    beside.join()
    return {name: told[name] for name in names}


def _share(work: Callable[[str], Told], names: Sequence[str], begun: Any) -> dict[str, Told]:
    """What nobody has begun yet, one after the other."""
    told = {}
    while True:
        with begun.get_lock():
            place, begun.value = begun.value, begun.value + 1
        if place >= len(names):
            return told
        told[names[place]] = work(names[place])


def pages(user: User | None, addresses: list[Address]) -> Iterator[Answer]:
    """GET of each address; nothing it does stays."""
    client = Client()
    if user is not None:
        client.force_login(user)
    cookies = client.cookies.copy()
    with plainly(client, user):
        for name, parts in addresses:
            client.cookies = cookies.copy()
            path = {key: value for key, value in parts.items() if key != QUERY}
            with transaction.atomic():
                told = client.get(reverse(name, kwargs=path), parts.get(QUERY, {}))
                text = content(told) if told.status_code == 200 else ""
                transaction.set_rollback(True)
            yield Answer(name, parts, _status(told), text)


def _status(told: Any) -> int:
    """Sent away to the door is refused too."""
    away = told.status_code == 302 and told.url.startswith(f"{reverse('desk:sign-in')}?next=")
    return 403 if away else int(told.status_code)


def api_paths(histories: Histories) -> list[str]:
    """Every call that reads, with rows in its place: of each list the first, of people those who
    have something to hide."""
    people = (histories.office.an, histories.held, histories.punished, histories.near)
    firsts = {
        "/organisations": [histories.office.energy], "/people": people,
        "/awards": AwardHeld.objects.filter(person__in=people)[:1],
        "/ratings": Rating.objects.filter(person__in=people)[:1],
        "/initiatives": Initiative.objects.all()[:1], "/subjects": people,
    }  # fmt: skip
    reading = (call.removeprefix("GET ") for call in API_CALLS if call.startswith("GET "))
    return [
        path.replace("{uid}", str(getattr(row, "uid", ""))).replace("{award}", award)
        + review_of(path)
        for path in reading
        for row in (firsts[f"/{path.split('/')[1]}"] if "{uid}" in path else [None])
        for award in (TITLES if "{award}" in path else [""])
    ]


def review_of(path: str) -> str:
    """What a path that judges asks for besides."""
    return "?year=2025&received=2026-01-15" if "verdicts" in path or "sweep" in path else ""


def calls(user: User, paths: list[str]) -> Iterator[Answer]:
    """GET of each path of the API, by a token of the user's own."""
    issued = issue_token(actor=user, user=user, name="đi hết", days=1, may_write=False)
    client, headers = Client(), {"Authorization": f"Bearer {issued.clear}"}
    for path in paths:
        told = client.get(f"{ROOT}{path}", headers=headers)
        yield Answer("GET", {"path": path}, told.status_code, content(told))
