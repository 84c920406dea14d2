"""What a machine may lack, how that is said, and when it is a failure.

A test that needs more than Python carries a marker from CAPABILITIES. Where the machine lacks it
the test is skipped and the reason names the cure. With ``THIDUA_TEST=all`` (continuous
integration) every skip, from a marker or from anywhere else, is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import settings

EVERYTHING = os.environ.get("THIDUA_TEST") == "all"
# Mutation testing runs the tests of a module once a mutant: few examples, always the same.
settings.register_profile("few", max_examples=12, derandomize=True, deadline=None, database=None)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Capability:
    """Something a test may need; ``present`` looks, ``cure`` says how to get it."""

    present: Callable[[], bool]
    cure: str


def chromium() -> str | None:
    """Path of the machine's Chromium."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def _on_postgres() -> bool:
    return os.environ.get("THIDUA_DATABASE_URL", "").startswith("postgres")


CAPABILITIES = {
    "browser": Capability(lambda: chromium() is not None, "apt install chromium"),
    "office_papers": Capability(
        lambda: shutil.which("soffice") is not None and shutil.which("pdftotext") is not None,
        "apt install libreoffice-writer-nogui poppler-utils fonts-liberation2",
    ),
    "spark": Capability(
        lambda: shutil.which("java") is not None and find_spec("pyspark") is not None,
        "apt install openjdk-17-jre-headless, pip install 'thidua[spark]'",
    ),
}
# Half of the runs are on SQLite by design: these are left out there, not skipped.
ONE_DATABASE_ONLY = {"postgres": _on_postgres, "sqlite": lambda: not _on_postgres()}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Chromium for tests marked ``browser``."""
    path = chromium()
    assert path is not None, CAPABILITIES["browser"].cure
    return path


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database-only` repeats, on another database, just what touches one."""
    parser.addoption("--database-only", action="store_true", help="only tests that use a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests of the other database; skip what this machine cannot run."""
    database_only = config.getoption("--database-only")
    kept = [
        item
        for item in items
        if _fits_database(item) and (_speaks_of_database(item) or not database_only)
    ]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    for item in items:
        for name, capability in CAPABILITIES.items():
            if item.get_closest_marker(name) and not capability.present():
                item.add_marker(pytest.mark.skip(reason=f"thiếu {name}: {capability.cure}"))


def _speaks_of_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(asked & DATABASE_FIXTURES)


def _fits_database(item: pytest.Item) -> bool:
    return all(fits() for name, fits in ONE_DATABASE_ONLY.items() if item.get_closest_marker(name))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With THIDUA_TEST=all a skipped test has failed."""
    report = yield
    return _refuse_skip(report) if EVERYTHING else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself."""
    report = yield
    return _refuse_skip(report) if EVERYTHING else report


def _refuse_skip(report: Any) -> Any:
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"THIDUA_TEST=all: {reason_of(report)}"
    return report


def reason_of(report: Any) -> str:
    """The words of a skip, from its (path, line, message) triple."""
    triple = report.longrepr
    return str(triple[2]) if isinstance(triple, tuple) else str(triple)


@pytest.fixture(scope="session", autouse=True)
def append_only_trail_and_flush() -> Generator[None, None, None]:
    """Tests with real transactions empty every table at their end; the audit trail, frozen papers,
    signed minutes, frozen lists and the gold book refuse that, so their triggers step aside for
    that one moment, here and nowhere else."""
    from django.core.management.commands import flush
    from django.db import connections

    from thidua.cycle.certificates.gold_book import TRIGGERS as GOLD_BOOK
    from thidua.cycle.decisions.triggers import TRIGGERS as LISTS
    from thidua.cycle.nominations.review_triggers import TRIGGERS as REVIEWS
    from thidua.foundation.audit import triggers
    from thidua.foundation.documents import triggers as papers

    laid = (GOLD_BOOK, LISTS, REVIEWS)
    whole = flush.Command.handle

    def handle(command: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        for remove in (triggers.remove, papers.remove, *(one.withdraw for one in laid)):
            remove(connection)
        try:
            whole(command, **options)
        finally:
            for install in (triggers.install, papers.install, *(one.install for one in laid)):
                install(connection)

    flush.Command.handle = handle
    yield
    flush.Command.handle = whole


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Generator[None, None, None]:
    """A page that a browser left behind may still be computed when the last test ends; on
    PostgreSQL its session would keep the test database from being dropped."""
    yield
    from django.db import connection

    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="module")
def standing(
    django_db_setup: None, django_db_blocker: Any
) -> Generator[Callable[[Callable[[], Any]], Any], None, None]:
    """Write rows once for a module: ``standing(open_office)`` (tests/standing.py)."""
    from tests.standing import around_a_module

    with around_a_module(django_db_blocker) as made:
        yield made


@pytest.fixture(scope="module")
def standing_office(standing: Callable[[Callable[[], Any]], Any]) -> Any:
    """The small office, of the whole module; tests take a copy of it."""
    from tests.office import open_office

    return standing(open_office)


@pytest.fixture(scope="session", autouse=True)
def migrated_from_a_copy() -> Generator[None, None, None]:
    """A new test database on SQLite is poured from a migrated copy (tests/migrated.py)."""
    from django.core.management.commands import migrate
    from django.db import connections

    from tests.migrated import migrate_once

    whole = migrate.Command.handle

    def handle(command: Any, *labels: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor == "sqlite" and options["run_syncdb"]:
            migrate_once(connection, lambda: whole(command, *labels, **options))
        else:
            whole(command, *labels, **options)

    migrate.Command.handle = handle
    yield
    migrate.Command.handle = whole
