"""A day of death in a file ends the posts that still run, as it does when it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from thidua.bridge.workbooks import Say
from thidua.foundation.exchange.planning.comparing import refuse
from thidua.foundation.exchange.planning.item import Fault, Item, Write
from thidua.foundation.exchange.planning.scene import Scene
from thidua.foundation.people.models import Person, Posting


def end_posts_of_the_dead(scene: Scene, items: list[Item]) -> None:
    """Close every running post on the line that tells of the death: undoing that line opens it
    again. Called once every sheet is compared; a post whose end the file names keeps that end."""
    told = {person.pk: (item, person) for item, person in _died(items) if person.pk}
    named = {row.pk for row in _posts(items) if row.pk and row.ends}
    running = Posting.objects.filter(person__in=list(told), ends__isnull=True)
    for post in scene.watched(running) if told else ():
        item, person = told[post.person_id]
        after = _after(person)
        if post.starts >= after:
            refuse(item, _late(post, after))
        elif post.pk not in named and item.writes:
            post.person, post.ends = person, after
            item.writes.append(Write(post, {"ends": None}))
    for post in _posts(items):  # posts that the same file is the first to tell of
        if post.pk is None and post.ends is None and post.person.died:
            post.ends = max(_after(post.person), post.starts + timedelta(days=1))


def _died(items: Iterable[Item]) -> Iterator[tuple[Item, Person]]:
    for item in items:
        for one in item.writes:
            row = one.row
            if isinstance(row, Person) and row.died and "died" in (one.before or {"died": None}):
                yield item, row


def _posts(items: Iterable[Item]) -> list[Posting]:
    return [one.row for item in items for one in item.writes if isinstance(one.row, Posting)]


def _after(person: Person) -> date:
    assert person.died is not None
    return person.died + timedelta(days=1)


def _late(post: Posting, after: date) -> Fault:
    day, last = f"{post.starts:%d/%m/%Y}", f"{after - timedelta(days=1):%d/%m/%Y}"
    return Fault(
        Say(
            f"Chức vụ “{post.title}” bắt đầu từ {day}, sau ngày mất {last}.",
            f"The post “{post.title}” begins on {day}, after the day of death {last}.",
        ),
        Say(
            "Sửa ngày mất trong tệp, hoặc sửa chức vụ ấy trong sổ rồi nộp lại.",
            "Correct the day of death in the file, or that post in the registry; send it again.",
        ),
    )
