"""There is no way through the application to change or delete an event."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.forms import ModelForm
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.roles import Role

SOURCES = Path(__file__).resolve().parents[2] / "src" / "thidua"
CHANGING = {"update", "delete", "bulk_update", "bulk_create", "save", "create", "update_or_create",
            "get_or_create", "raw"}  # fmt: skip
CHAIN = "foundation/audit/chain.py"


def addresses(patterns, above=""):
    for pattern in patterns:
        where = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, where)
        elif isinstance(pattern, URLPattern):
            yield where, pattern.callback


def test_no_administration_site_is_installed():
    assert not [name for name in settings.INSTALLED_APPS if "admin" in name.split(".")[-1]]
    assert not [
        where for where, _view in addresses(get_resolver().url_patterns) if "admin" in where
    ]


def test_no_form_is_made_from_the_trail():
    def beneath(kind):
        for one in kind.__subclasses__():
            yield one
            yield from beneath(one)

    assert not [form for form in beneath(ModelForm) if form._meta.model is AuditEvent]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_trail_s_addresses_only_read(client, office, method):
    client.force_login(office.user(Role.AUDITOR))
    event = AuditEvent.objects.latest("pk")
    own = [where for where, _view in addresses(get_resolver().url_patterns)
           if where.startswith("nhat-ky/")]  # fmt: skip
    assert len(own) == 3
    for url in (reverse("desk:trail"), reverse("desk:trail-event", args=[event.pk]),
                reverse("desk:trail-file", args=["csv"])):  # fmt: skip
        assert getattr(client, method)(url).status_code == 405


def called(path):
    """(file, what is called on something that names the trail)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            whole = ast.unparse(node.func)
            names_it = "AuditEvent" in whole or whole.startswith(("event.", "triggers."))
            if names_it and node.func.attr in CHANGING | {"remove"}:
                yield path.relative_to(SOURCES).as_posix(), whole


def test_only_the_chain_writes_events_and_nothing_lifts_the_triggers():
    """Migrations may: they run at the console, before the office opens."""
    found = {
        pair
        for path in SOURCES.rglob("*.py")
        if "migrations" not in path.parts
        for pair in called(path)
    }
    assert {pair for pair in found if pair[0] != CHAIN and "AuditEvent" in pair[1]} == set()
    assert (CHAIN, "event.save") in found
    assert {pair for pair in found if pair[1] == "triggers.remove"} == set()


def test_no_raw_sql_outside_the_trail_names_its_table():
    table = AuditEvent._meta.db_table
    naming = [
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if table in path.read_text(encoding="utf-8") and "foundation/audit" not in path.as_posix()
    ]
    assert naming == []


def test_every_writing_model_hangs_on_no_event():
    """No relation to the trail: deleting any row takes no event along."""
    for model in apps.get_models(include_auto_created=True):
        related = {field.related_model for field in model._meta.get_fields() if field.is_relation}
        assert AuditEvent not in related, model
