from copy import deepcopy

import pytest
from django.db import connection, connections

from tests.office import Office


@pytest.fixture
def office(db, standing_office) -> Office:
    return deepcopy(standing_office)


@pytest.fixture
def beside(django_db_setup, django_db_blocker, tmp_path):
    """Alias of an empty database beside the tests' own, where transactions really end."""
    with django_db_blocker.unblock():
        yield from _beside(tmp_path)


def _beside(tmp_path):
    alias, options = "beside", dict(connection.settings_dict["OPTIONS"])
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        options["options"] = "-c search_path=beside"
    else:
        name = str(tmp_path / "beside.sqlite3")
    connections.settings[alias] = connection.settings_dict | {"NAME": name, "OPTIONS": options}
    other = connections[alias]
    try:
        _statement(other, "CREATE SCHEMA beside")
        yield alias
    finally:
        _statement(other, "DROP SCHEMA beside CASCADE")
        other.close()
        del connections[alias]
        del connections.settings[alias]


def _statement(other, text):
    if other.vendor == "postgresql":
        with other.cursor() as cursor:
            cursor.execute(text)
