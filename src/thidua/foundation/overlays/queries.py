"""What a draft would change, and the parameters it may fill."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.bridge.belonging import Belonging, belonging
from thidua.bridge.issuers import KINDS
from thidua.bridge.judging import Asked
from thidua.bridge.overlays import (
    Change,
    InputError,
    Setting,
    changes,
    holders,
    laws_with_draft,
    parameters,
)
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.refusals import NotNow, Refused
from thidua.foundation.overlays.words import State, group_of
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.text import collate


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


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom an issuer's overlays judge: ``tops`` are the organisations from which down they do."""

    organisations: int = 0
    people: int = 0
    tops: tuple[str, ...] = ()


Reached = Mapping[tuple[str, str], Whom]
"""(kind, code) of an issuer → whom its overlays judge; who judges nobody is not in it."""
NOBODY = Whom()
GATHERING = (Kind.BLOC, Kind.PROVINCE, Kind.MINISTRY)


def whom_they_judge(whose: Belonging | None = None) -> Reached:
    """Living organisations and people in service, by the issuers whose overlays judge them.

    Three queries, however many there are of any; none where the office has no overlay.
    """
    whose = whose or belonging()
    if not whose.laws.overlays:
        return {}
    rows = list(Organisation.objects.filter(valid_to__isnull=True).order_by("sort_key", "pk"))
    serving = Counter(
        Person.objects.filter(left__isnull=True).values_list("organisation_id", flat=True)
    )
    issuers = {row.pk: whose.issuers_of(row.uid.hex) for row in rows}
    found: dict[tuple[str, str], Whom] = {}
    for place, kind in enumerate(KINDS):
        for code in {one[place] for one in issuers.values()} - {""}:
            mine = [row for row in rows if issuers[row.pk][place] == code]
            keys = {row.pk for row in mine}
            found[kind, code] = Whom(
                sum(row.kind not in GATHERING for row in mine), sum(serving[key] for key in keys),
                tuple(str(row) for row in mine if row.parent_id not in keys),
            )  # fmt: skip
    return found


def whom_it_would_judge(draft: OverlayDraft) -> Whom:
    """Whom a draft would judge once confirmed. Raises Refused."""
    return whom_they_judge(belonging_with(draft)).get((draft.issuer, draft.holder), NOBODY)


def belonging_with(draft: OverlayDraft) -> Belonging:
    """The laws over the tree as they would be with the draft. Raises Refused."""
    try:
        return belonging(laws_with_draft(draft.code, draft.text))
    except InputError as problem:
        raise Refused(problem) from problem


def require_divided(draft: OverlayDraft) -> None:
    """Two provinces (or ministries) may both have rules once it is said which follows whose.

    Raises Refused, NotNow.
    """
    whose = belonging_with(draft)
    several = len(whose.laws.of_kind(draft.issuer)) > 1
    if several and draft.issuer not in whose.joined:
        raise NotNow(
            _(
                "Ở đây đã có quy định của nơi khác; quy định của hai nơi không thể cùng dùng để "
                "xét một tổ chức. Hãy mở sổ Tổ chức, chọn cho mỗi tổ chức đứng đầu nơi có quy "
                "định mà nó theo, rồi gửi lại. Nội dung đã nhập vẫn còn."
            )
        )


def known_issuers(kind: str, lang: str) -> dict[str, str]:
    """Code → name of the provinces (or ministries) that have rules, or whose are being written."""
    names = {code: name.get(lang) or name["vi"] for code, name in holders(kind).items()}
    drafts = OverlayDraft.objects.filter(issuer=kind).exclude(state=State.DISCARDED)
    for code, vi, en in drafts.values_list("holder", "holder_vi", "holder_en"):
        names.setdefault(code, en if lang == "en" and en else vi)
    return dict(sorted(names.items(), key=lambda pair: collate(pair[1])))


def named_issuers(organisation: Organisation, lang: str) -> str:
    """Whose own rules an organisation itself names, in words; no query."""
    said = []
    for kind in KINDS:
        if code := getattr(organisation, kind):
            name = holders(kind).get(code)
            said.append((name.get(lang) or name["vi"]) if name else code)
    return ", ".join(said)


def standing_place(actor: Actor) -> Organisation | None:
    """The top of the part of the tree whose standing body the actor is."""
    places = Organisation.objects.filter(actor.reach(Role.DEPARTMENT_OFFICER).condition("pk"))
    return places.exclude(parent__in=places.values("pk")).order_by("pk").first()
