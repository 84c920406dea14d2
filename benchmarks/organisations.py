"""The tree of three thousand organisations with ten years of changes: as of a day, as a page.

Runs in a database of its own in a temporary folder, through Django's test client. Prints the
median of the warm runs in milliseconds, and how many queries each takes.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import Any

UNITS = 3_000
YEARS = range(2016, 2026)
CHANGES_A_YEAR = 400
WARM = 7
DAY = date(2020, 6, 30)


def main() -> None:
    """Fill a fresh office, then measure queries, pages and the files."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "THIDUA_DATA_DIR": folder, "THIDUA_DEMONSTRATION": "yes",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office",
        }  # fmt: skip
        _open_office()
        root, client = _fill()
        for label, run in _runs(root, client).items():
            _tell(label, run)


def _open_office() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0, stdout=sys.stderr)


def _fill() -> tuple[Any, Any]:
    """A root, units under it at random, a person a unit, names and parents that change yearly."""
    from django.test import Client

    from thidua.foundation.access.models import Grant, User
    from thidua.foundation.organisations.models import Change, Organisation
    from thidua.foundation.people.models import Person

    dice = random.Random(1)
    root = Organisation.objects.create(name="Sở", kind="department")
    tops = Organisation.objects.bulk_create(
        Organisation(name=f"Chi cục {n}", kind="unit", parent=root) for n in range(60)
    )
    rest = Organisation.objects.bulk_create(
        Organisation(name=f"Đơn vị {n}", kind="division", parent=dice.choice(tops))
        for n in range(UNITS - 61)
    )
    Change.objects.bulk_create(
        (_change(dice, Change, rest, tops, year) for year in YEARS for _n in range(CHANGES_A_YEAR)),
        ignore_conflicts=True,  # one of a kind a day
    )
    Person.objects.bulk_create(
        Person(full_name=f"Người {n}", organisation=dice.choice(rest)) for n in range(UNITS)
    )
    user = User.objects.create(username="do", full_name="Đo", password="!")
    Grant.objects.create(
        user=user, role="department_officer", organisation=root, valid_from=date(2020, 1, 1)
    )
    client = Client()
    client.force_login(user)
    return root, client


def _change(dice: random.Random, model: Any, units: list[Any], tops: list[Any], year: int) -> Any:
    day = date(year, 1, 1) + timedelta(days=dice.randrange(365))
    one = dice.choice(units)
    if dice.random() < 0.5:
        return model(organisation=one, kind="renamed", on=day, name_before=f"{one.name} cũ")
    return model(organisation=one, kind="moved", on=day, parent_before=dice.choice(tops))


def _runs(root: Any, client: Any) -> dict[str, Callable[[], Any]]:
    from thidua.bridge.registry import read_register
    from thidua.foundation.organisations.dated import beneath_on, line_above_on, tree_on

    leaf = root.children.first().children.first()

    def page(address: str) -> Callable[[], Any]:
        return lambda: client.get(address).status_code == 200 or sys.exit(address)

    return {
        "the tree on a day": lambda: tree_on(DAY),
        "all beneath on a day": lambda: beneath_on([root.pk], DAY),
        "the line above on a day": lambda: line_above_on(leaf, DAY),
        "page, today": page("/to-chuc/"),
        "page, a day of 2020": page("/to-chuc/?ngay=30/06/2020"),
        "page, a search": page("/to-chuc/?ngay=30/06/2020&q=don+vi+12"),
        "page, the picture": page("/to-chuc/lich-su/"),
        "page, one unit": page(f"/to-chuc/{leaf.uid}/"),
        "file, CSV": page("/to-chuc/tep.csv?ngay=30/06/2020"),
        "the rules' tables": lambda: read_register(2025),
    }


def _tell(label: str, run: Callable[[], Any]) -> None:
    from django.db import connection

    run()
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    run()  # a request clears the log itself when it starts
    asked, connection.force_debug_cursor = len(connection.queries_log), False
    took = []
    for _n in range(WARM):
        started = time.perf_counter()
        run()
        took.append((time.perf_counter() - started) * 1000)
    print(f"{label:<26} {asked:>3} queries {median(took):8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
