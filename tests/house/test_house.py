"""The house rules, on the house itself. Each rule is shown to bite in test_rules_bite.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps

from tests.house import files, locks, purity, relations, shape, size, words
from thidua.launcher import COMMANDS

LOCKS = [path for path in files.tracked() if path.name.endswith(".lock")]
RULES_COMMANDS = {"check", "sweep", "law", "template"}
PROSE = [p for p in files.tracked() if p.suffix == ".md"]


def faults(found: Iterable[tuple[object, Iterable[str]]]) -> list[str]:
    return [f"{path}: {fault}" for path, each in found for fault in each]


def test_functions_fit_on_a_screen() -> None:
    assert not faults((p, size.long_functions(text)) for p, text in files.sources(".py"))


def test_files_stay_short() -> None:
    listed = files.sources(".py", ".html", ".css", ".js")
    assert not [str(path) for path, text in listed if size.too_long(text)]


def test_there_are_no_drawers() -> None:
    ours = (path for path in files.tracked() if path.as_posix().startswith(files.OURS))
    assert not faults((path, shape.drawers(path)) for path in ours)


def test_one_verb_one_file() -> None:
    listed = files.sources(".py", under=("src/thidua/",))
    assert not faults((p, shape.action_faults(text)) for p, text in listed if shape.is_action(p))


def test_no_file_names_a_package_source_or_a_machine() -> None:
    assert not faults((path, words.forbidden(text)) for path, text in files.texts())


def test_nothing_is_left_unfinished() -> None:
    assert not faults((path, words.unfinished(text)) for path, text in files.sources(".py"))


def test_the_rules_core_depends_on_its_input_alone() -> None:
    listed = files.sources(".py", under=("src/thidua_rules/",))
    assert not faults((path, purity.impurities(text)) for path, text in listed)


def test_the_launcher_needs_only_the_standard_library() -> None:
    listed = files.sources(".py", under=("src/thidua/launcher/", "thidua/"))
    allowed = {"thidua_rules"}  # forward.py, inside the one function that hands over
    found = faults((path, purity.foreign_imports(text, "thidua")) for path, text in listed)
    assert not [fault for fault in found if fault.split()[-1] not in allowed]


def test_the_law_is_data() -> None:
    code = [p for p, _ in files.sources(".py", under=("src/thidua_law/",))]
    assert [path.name for path in code] == ["__init__.py"]


@pytest.mark.parametrize("path", LOCKS, ids=str)
def test_locks_hold_digests_and_no_address(path: files.Path) -> None:
    assert not list(locks.lock_faults((files.ROOT / path).read_text(encoding="utf-8")))


@pytest.mark.parametrize("wide", ["requirements-dev.lock", "requirements-bench.lock"])
def test_locks_agree(wide: str) -> None:
    narrow = (files.ROOT / "requirements.lock").read_text(encoding="utf-8")
    text = (files.ROOT / wide).read_text(encoding="utf-8")
    assert not list(locks.disagreements(narrow, text))


def test_the_npm_lock_names_no_address() -> None:
    text = (files.ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert not list(locks.package_lock_faults(text))
    assert "://" not in text


def relation_pairs() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = field.related_model
            if field.concrete and isinstance(target, type):
                yield model.__module__, field.name, target.__module__


def test_no_relation_points_to_a_later_room() -> None:
    assert not list(relations.later_relations(relation_pairs()))


def make_targets() -> set[str]:
    makefile = (files.ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][\w-]*):", makefile, re.MULTILINE))


@pytest.mark.parametrize("path", PROSE, ids=str)
def test_commands_in_prose_exist(path: files.Path) -> None:
    text = (files.ROOT / path).read_text(encoding="utf-8")
    asked = set(re.findall(r"(?:^|`)make ([a-z][\w-]*)", text, re.MULTILINE))
    assert asked <= make_targets()
    launched = set(re.findall(r"python3? -m thidua ([a-z]+)", text))
    assert launched <= set(COMMANDS) | RULES_COMMANDS


@pytest.mark.parametrize("line", [".venv/", "node_modules/", "static/vendor/", "uv.lock", "*.key"])
def test_what_is_obtained_or_secret_is_never_committed(line: str) -> None:
    assert line in (files.ROOT / ".gitignore").read_text(encoding="utf-8")
