"""Every house rule, on an example that breaks it and on one that keeps it."""

from __future__ import annotations

import json
from pathlib import PurePath

import pytest

from tests.house import locks, purity, relations, shape, size, words

HASHED = "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"


def long_function(lines: int) -> str:
    return "def f():\n" + "    x = 1\n" * (lines - 1)


def test_a_function_of_41_lines_is_too_long() -> None:
    assert list(size.long_functions(long_function(41))) == ["f (41 lines, line 1)"]
    assert not list(size.long_functions(long_function(40)))


def test_a_file_of_401_lines_is_too_long() -> None:
    assert size.too_long("x\n" * 401)
    assert not size.too_long("x\n" * 400)


@pytest.mark.parametrize("name", ["src/thidua/utils/dates.py", "src/thidua/desk/helpers.py"])
def test_a_drawer_is_found(name: str) -> None:
    assert list(shape.drawers(PurePath(name)))


def test_a_thing_is_not_a_drawer() -> None:
    assert not list(shape.drawers(PurePath("src/thidua/foundation/people/search.py")))


def test_an_action_is_a_file_in_actions() -> None:
    assert shape.is_action(PurePath("people/actions/record_post.py"))
    assert not shape.is_action(PurePath("people/actions/__init__.py"))
    assert not shape.is_action(PurePath("people/queries.py"))


@pytest.mark.parametrize(
    "source",
    [
        "def record(*, a): ...\ndef revoke(*, a): ...",
        "def _hidden(): ...",
        "def record(a, *, b): ...",
    ],
)
def test_an_action_that_is_not_one_verb_is_found(source: str) -> None:
    assert list(shape.action_faults(source))


def test_one_verb_is_an_action() -> None:
    assert not list(shape.action_faults("def record(*, a): ...\ndef _check(a): ..."))


@pytest.mark.parametrize(
    "source",
    [
        "import django.db",
        "def f():\n    from thidua.foundation import people",
        "from datetime import date\nx = date.today()",
        "import datetime\nx = datetime.datetime.now()",
        "import time\nx = time.time()",
        "from time import time",
        "import ibis\nx = ibis.now()",
        "import random",
        "import urllib.request",
    ],
)
def test_an_impure_rule_is_found(source: str) -> None:
    assert list(purity.impurities(source))


@pytest.mark.parametrize(
    "source",
    ["import numpy", "from datetime import date\nx = date(2025, 1, 1)", "x = period.time"],
)
def test_a_pure_rule_passes(source: str) -> None:
    assert not list(purity.impurities(source))


def test_a_foreign_import_is_found() -> None:
    assert list(purity.foreign_imports("import yaml", "thidua")) == ["line 1: imports yaml"]
    assert not list(purity.foreign_imports("import json\nimport thidua.launcher", "thidua"))


@pytest.mark.parametrize(
    "line",
    [
        "see https://" + "py" + "pi.example/simple",
        "--index" + "-url=x",
        "open('/ro" + "ot/x')",
        "cd /wo" + "rk/main",
        "<script src='https://cdn.jsde" + "livr.net/x.js'>",
    ],
)
def test_an_address_or_a_machine_path_is_found(line: str) -> None:
    assert list(words.forbidden(line))


def test_plain_text_has_no_forbidden_word() -> None:
    told = "Xem docs/benchmarks.md, src/ro" + "ot/x và GET /people/ho" + "me/"
    assert not list(words.forbidden(told))


@pytest.mark.parametrize(
    "source",
    [
        "x = 1  # TO" + "DO later",
        "# FIX" + "ME: x",
        "def f():\n    raise NotImplementedError",
        "def f():\n    pass",
    ],
)
def test_an_unfinished_line_is_found(source: str) -> None:
    assert list(words.unfinished(source))


def test_a_contract_for_subclasses_is_not_unfinished() -> None:
    assert not list(words.unfinished("def f():\n    'Shape.'\n    raise NotImplementedError"))


def test_a_reason_is_not_unfinished() -> None:
    assert not list(words.unfinished("x = 1  # Điều 74.1.d counts years, not decisions"))


def test_a_lock_without_digest_or_with_address_is_found() -> None:
    assert list(locks.lock_faults("numpy==2.4.6\n"))
    assert list(locks.lock_faults(HASHED + "x @ https://example.org/x.whl --hash=sha256:00"))
    assert not list(locks.lock_faults(HASHED))


def test_locks_that_disagree_are_found() -> None:
    assert list(locks.disagreements(HASHED, HASHED.replace("2.4.6", "2.4.5")))
    assert list(locks.disagreements(HASHED, ""))
    assert not list(locks.disagreements(HASHED, HASHED))


def test_an_npm_lock_with_an_address_is_found() -> None:
    entry = {"node_modules/x": {"version": "1", "integrity": "sha512-0"}}
    assert not list(locks.package_lock_faults(json.dumps({"packages": entry})))
    entry["node_modules/x"]["resolved"] = "somewhere"
    assert list(locks.package_lock_faults(json.dumps({"packages": entry})))


@pytest.mark.parametrize(
    ("owner", "target", "bad"),
    [
        ("thidua.cycle.initiatives.models", "thidua.cycle.decisions.models", True),
        ("thidua.foundation.registry.models", "thidua.cycle.decisions.models", True),
        ("thidua.cycle.decisions.models", "thidua.cycle.initiatives.models", False),
        ("thidua.cycle.decisions.models", "thidua.foundation.people.models", False),
        ("thidua.cycle.movements.models", "django.contrib.auth.models", False),
    ],
)
def test_a_relation_to_a_later_room_is_found(owner: str, target: str, bad: bool) -> None:
    assert bool(list(relations.later_relations([(owner, "field", target)]))) is bad
