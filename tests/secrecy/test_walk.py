"""One walk through everything an office answers, as each of those who may ask: each door opens to
whom the manual says, and no secret leaves a trace where it must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.desk.test_registers import FILLED
from tests.nominations.history import write_histories
from tests.office import MACHINE
from tests.secrecy.planting import plant
from tests.secrecy.reading import lasting
from tests.secrecy.walking import (
    Answer,
    api_paths,
    beyond,
    by_two,
    calls,
    checked,
    events,
    is_public,
    pages,
    place_of,
    plainly,
    uncollected,
)
from thidua.config.openings import DOOR, OWN, SIGNED_IN, rule_of
from thidua.foundation.access.models import User
from thidua.foundation.people.models.identity import IdentityNumberQuerySet
from thidua.foundation.policy.roles import READERS, STANDING, Role
from thidua.foundation.registry.subjects import SecretQuerySet
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.registers.subject_field import matches
from thidua.surfaces.desk.views.search.kinds import KINDS

REFUSED = {403, 404}
FOR_ALL = (DOOR, SIGNED_IN, OWN)
NEIGHBOUR, NOBODY = "neighbour", "nobody"
BETRAYALS = (
    "đơn thư", "đang tạm dừng xét", "khiển trách", "--on_hold", "tạm dừng<", "verdict=on_hold",
    '"on_hold"', "01/12/2025", "01/11/2024", "2024-11-01", "complaint", "reprimand",
)  # fmt: skip
"""What a hold or a discipline would do to a page that may not speak of it."""
SPOKEN_OF = ("desk:ask-correction", "desk:style", "lawbook:", "api:", "desk:overlay",
             "desk:exchange-template", "desk:exchange-registry")  # fmt: skip
"""Pages that use these words for everybody alike, of nobody's rows."""
CARRIED_AWAY = ("desk:sweep-file", "desk:sweep-list", "desk:exchange-verdicts", "GET")
"""Verdicts that leave the office tell nobody, whoever asks."""
pytestmark = pytest.mark.once  # the conditions behind it are asked on both databases elsewhere


class Walk:
    """``told``: whoever asked → every answer; the office is built and walked once."""

    def __init__(self) -> None:
        self.histories = write_histories()
        for number, fill in enumerate(FILLED.values()):
            fill(self.histories.office, 6 + number % 36)  # years beyond those of the histories
        self.secrets = plant(self.histories)
        office = self.histories.office
        self.asked: dict[str, User | None] = {str(role): office.user(role) for role in Role}
        self.asked |= {NEIGHBOUR: office.neighbour_officer, NOBODY: None}
        self.doors = checked(self.histories)
        self.behind = [one for one in beyond(self.histories) if one not in self.doors]
        self.told = by_two(lambda who: list(self.answers(who)), list(self.asked))

    def answers(self, who: str) -> Iterator[Answer]:
        user = self.asked[who]
        least = who in (Role.NOMINEE, NOBODY)
        doors = [one for one in self.doors if least or not is_public(one[0])]
        trail = events() if who == Role.AUDITOR else []
        yield from pages(user, [*doors, *self.behind, *trail])
        if user is not None:
            yield from calls(user, api_paths(self.histories))

    def hidden_from(self, who: str) -> list[str]:
        return [mark for secret in self.secrets for mark in secret.marks
                if who not in (*secret.known, *secret.finders)]  # fmt: skip


def test_the_walk(db: None, subtests: Any) -> None:
    with uncollected():
        walk = Walk()
        for check in CHECKS:
            with subtests.test(check.__name__.replace("_", " ")):
                check(walk)


def each_door_opens_to_whom_the_manual_says(walk: Walk) -> None:
    place = {str(parts): place_of(parts) for _name, parts in walk.doors}
    wrong = [
        f"{role}, {answer}: {answer.status}, {rule.says()}"
        for role in Role
        for answer in walk.told[role]
        if (answer.name, answer.parts) in walk.doors
        if (rule := rule_of(answer.name, answer.parts)) not in FOR_ALL
        if answer.status != 405
        and (answer.status in REFUSED) is bool(rule(walk.asked[role], place[str(answer.parts)]))
    ]
    assert not wrong, "\n".join(wrong)


def what_a_rule_refuses_is_refused_row_by_row(walk: Walk) -> None:
    wrong = [
        f"{role}, {answer}"
        for role in Role
        for answer in walk.told[role]
        if answer.name != "GET" and answer.status not in {*REFUSED, 405}
        if not rule_of(answer.name, answer.parts)(walk.asked[role])
    ]
    assert not wrong, "\n".join(wrong)


def nothing_breaks_and_nobody_unknown_gets_past_the_door(walk: Walk) -> None:
    broken = [f"{who}, {one}" for who, told in walk.told.items()
              for one in told if one.status >= 500]  # fmt: skip
    inside = [str(one) for one in walk.told[NOBODY] if one.status == 200
              and rule_of(one.name, one.parts) is not DOOR]  # fmt: skip
    assert broken == inside == []


def the_api_tells_each_role_what_the_rule_says(walk: Walk) -> None:
    wrong = [
        f"{role}, {one}: {one.status}"
        for role in Role
        for one in walk.told[role]
        if one.parts.get("path", "").startswith("/sweep")
        if one.status != (200 if role in READERS else 403)
    ]
    assert not wrong, "\n".join(wrong)


def no_secret_leaves_a_trace(walk: Walk) -> None:
    leaks = [
        f"{secret.name}: {who}, {answer}"
        for who, told in walk.told.items()
        for secret in walk.secrets
        if who not in secret.known
        for answer in told
        if any(mark in answer.text for mark in secret.marks)
    ]
    assert not leaks, "\n".join(leaks)


def whoever_may_know_reads_each_mark(walk: Walk) -> None:
    """Else the walk would prove nothing."""
    unread = [
        f"{mark}: {who}"
        for secret in walk.secrets
        for who in secret.known
        for mark in secret.marks
        if not any(mark in answer.text for answer in walk.told[who])
    ]
    assert not unread, "\n".join(unread)


def no_hold_nor_discipline_shows_in_what_it_does(walk: Walk) -> None:
    betrayed = [
        f"{who}, {answer}: {found}"
        for who, told in walk.told.items()
        for answer in told
        if who not in (*STANDING, NEIGHBOUR) or answer.name in CARRIED_AWAY
        if not answer.name.startswith(SPOKEN_OF) and (found := betrayal_in(answer.text))
    ]
    assert not betrayed, "\n".join(betrayed)


def every_secret_table_is_planted(walk: Walk) -> None:
    secret = (SecretQuerySet, IdentityNumberQuerySet)
    tables = [
        model for model in apps.get_models()
        if isinstance(model._default_manager.all(), secret)
    ]  # fmt: skip
    assert len(tables) >= 3
    assert all(model._default_manager.exists() for model in tables)


def no_search_is_answered_from_a_secret(walk: Walk) -> None:
    """Neither the search of all, nor a book, nor the field of a form finds what it may not."""
    marks = sorted({mark for secret in walk.secrets for mark in secret.marks})
    found = by_two(lambda mark: list(found_by(walk, mark)), marks)
    assert not any(found.values()), found


def found_by(walk: Walk, mark: str) -> Iterator[str]:
    """Who finds a mark that is hidden from them, and how."""
    ways = [way for way in ways_to_search() if way.finds(MACHINE, mark)]
    for who, user in walk.asked.items():
        if user is not None and mark in walk.hidden_from(who):
            yield from (f"{who}, {way.name}" for way in ways
                        if way.may(user) and way.finds(user, mark))  # fmt: skip


def a_search_for_a_secret_answers_as_for_a_word_nobody_wrote(walk: Walk) -> None:
    betrayed = by_two(
        lambda who: list(told_apart(walk, who)), [Role.UNIT_OFFICER, Role.COUNCIL_MEMBER]
    )
    assert not any(betrayed.values()), betrayed


def told_apart(walk: Walk, who: str) -> Iterator[tuple[str, str]]:
    """Pages of the search, with a hidden mark that they answer otherwise than an unknown word."""
    client = Client()
    client.force_login(walk.asked[who])
    with plainly(client, walk.asked[who]):
        for name in ("desk:search", "desk:search-offered"):
            plain = searched(client, name, "zx-khong-ai-ghi")
            yield from ((name, mark) for mark in walk.hidden_from(who)
                        if searched(client, name, mark) != plain)  # fmt: skip


def a_column_that_not_everybody_sees_gives_no_order(walk: Walk) -> None:
    assert not [
        column.name for register in REGISTERS.values() for column in register.columns
        if column.may is not None and column.sort
    ]  # fmt: skip


def the_number_is_read_only_by_asking_for_it(walk: Walk) -> None:
    client = Client()
    client.force_login(walk.asked[Role.DEPARTMENT_OFFICER])
    number = walk.histories.office.an.identity_numbers.first()
    shown = client.post(reverse("desk:identity-show", args=[number.uid]))
    assert number.number.opened() in shown.content.decode()


def betrayal_in(text: str) -> str:
    told = text.casefold()
    return next((one for one in BETRAYALS if one in told), "")


class Way(NamedTuple):
    """Whoever finds a word finds no more than the machine does, which sees every row."""

    name: str
    may: Callable[[Any], bool]
    finds: Callable[[Any, str], Any]


def ways_to_search() -> Iterator[Way]:
    for kind in KINDS:
        yield Way(kind.name, kind.may_see, lambda who, text, kind=kind: kind.hits(who, text).keys)
    yield Way("subject field", lambda _who: True,
              lambda who, text: matches(text, ("person", "organisation"), who))  # fmt: skip
    for one in REGISTERS.values():
        yield Way(one.slug, one.may_see,
                  lambda who, text, one=one: one.find(one.rows(who), text).exists())  # fmt: skip


def searched(client: Client, name: str, text: str) -> str:
    answer: Any = client.get(reverse(name), {"q": text})
    return lasting(answer.content.decode(), text)


CHECKS: tuple[Callable[[Walk], None], ...] = (
    each_door_opens_to_whom_the_manual_says,
    what_a_rule_refuses_is_refused_row_by_row,
    nothing_breaks_and_nobody_unknown_gets_past_the_door,
    the_api_tells_each_role_what_the_rule_says,
    no_secret_leaves_a_trace,
    whoever_may_know_reads_each_mark,
    no_hold_nor_discipline_shows_in_what_it_does,
    every_secret_table_is_planted,
    no_search_is_answered_from_a_secret,
    a_search_for_a_secret_answers_as_for_a_word_nobody_wrote,
    a_column_that_not_everybody_sees_gives_no_order,
    the_number_is_read_only_by_asking_for_it,
)
