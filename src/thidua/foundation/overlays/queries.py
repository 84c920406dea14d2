"""What a draft would change, and the parameters it may fill."""

from __future__ import annotations

from collections import defaultdict

from thidua.bridge.judging import Asked
from thidua.bridge.overlays import Change, InputError, Setting, changes, parameters
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.refusals import Refused
from thidua.foundation.overlays.words import group_of
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


def grouped() -> dict[str, list[Setting]]:
    """Group → its parameters, in the order of the law files."""
    found: dict[str, list[Setting]] = defaultdict(list)
    for name, setting in parameters().items():
        found[group_of(name)].append(setting)
    return found


def whom_it_changes(draft: OverlayDraft, asked: Asked) -> list[Change]:
    """Every result of a sweep that the draft would change. Raises Refused."""
    try:
        return changes(draft.code, draft.text, asked)
    except InputError as problem:
        raise Refused(problem) from problem


def standing_place(actor: Actor) -> Organisation | None:
    """The top of the part of the tree whose standing body the actor is."""
    places = Organisation.objects.filter(actor.reach(Role.DEPARTMENT_OFFICER).condition("pk"))
    return places.exclude(parent__in=places.values("pk")).order_by("pk").first()
