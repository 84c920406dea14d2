"""Two transactions that take the same rows in opposite order both come to their end."""

from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import RequestFactory

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.deadlocks import again
from thidua.surfaces.desk.middleware import AgainMiddleware


class Crossing:
    """A write of two rows that stands between them until the other one stands there too."""

    def __init__(self, meeting: Barrier, keys: list[int]) -> None:
        self.meeting, self.keys, self.times = meeting, keys, 0

    def __call__(self) -> HttpResponse:
        self.times += 1
        with transaction.atomic():
            for number, key in enumerate(self.keys):
                rows = Organisation.objects.filter(pk=key)
                rows.update(edit_version=F("edit_version") + 1)
                if number == 0 and self.times == 1:
                    self.meeting.wait(10)
        return HttpResponse("done")


def asked(crossing: Crossing) -> HttpResponse:
    """As a page is asked: an error of the view goes to the middleware."""
    request = RequestFactory().post("/")
    request.resolver_match = SimpleNamespace(func=lambda _request: crossing(), args=(), kwargs={})
    try:
        return crossing()
    except DatabaseError as error:
        found = AgainMiddleware(lambda _request: HttpResponse()).process_exception(request, error)
        assert found is not None
        return found


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", [asked, again])
def test_the_one_broken_off_is_done_again(way):
    keys = [Organisation.objects.create(name=name, kind="department").pk for name in ("Một", "Hai")]
    meeting, answers = Barrier(2), []
    crossings = [Crossing(meeting, keys), Crossing(meeting, keys[::-1])]

    def go(crossing: Crossing) -> None:
        try:
            answers.append(way(crossing).content)
        finally:
            connection.close()

    threads = [Thread(target=go, args=[one]) for one in crossings]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert answers == [b"done", b"done"]
    assert sum(one.times for one in crossings) > 2
    assert set(Organisation.objects.values_list("edit_version", flat=True)) == {3}


@pytest.mark.django_db
def test_no_other_error_is_tried_twice():
    times = []

    def fails() -> None:
        times.append(1)
        with transaction.atomic():
            Organisation.objects.create(name="Một", kind="nothing of the kind")

    with pytest.raises(DatabaseError):
        again(fails)
    assert len(times) == 1
