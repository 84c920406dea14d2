"""Rows of an earlier room never point to a later one; actions read as verbs with keywords."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

ORDER = (
    "audit", "organisations", "blocs", "people", "access", "registry", "reorganising", "exchange",
)  # fmt: skip
FOUNDATION = Path(__file__).resolve().parents[2] / "src" / "thidua" / "foundation"
ACTIONS = sorted(
    f"thidua.foundation.{path.parent.parent.name}.actions.{path.stem}"
    for room in ORDER
    for path in (FOUNDATION / room / "actions").glob("*.py")
    if path.stem != "__init__"
)


@pytest.mark.parametrize("label", ORDER)
def test_no_relation_points_to_a_later_room(label):
    allowed = ORDER[: ORDER.index(label) + 1]
    pointed = {
        field.related_model._meta.app_label
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
    }
    assert pointed <= set(allowed)


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_one_verb_with_keywords_only(name):
    module = import_module(name)
    verb = name.rpartition(".")[2]
    act = getattr(module, verb)
    kinds = {one.kind for one in inspect.signature(act).parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    assert act.__doc__
