"""A movement: its theme and period, what stands above and beneath, units, targets, tasks, plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.cycle.movements.actions.close_movement import close_movement
from thidua.cycle.movements.actions.join_movement import join_movement
from thidua.cycle.movements.actions.launch_movement import launch_movement
from thidua.cycle.movements.actions.leave_movement import leave_movement
from thidua.cycle.movements.figures import TargetTable, figure, measure_of, table_of
from thidua.cycle.movements.models import Direction, Movement, MovementUnit, Task
from thidua.cycle.movements.papers import plan
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import unready
from thidua.cycle.movements.words import MovementState
from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.papers import drawn
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.books.tasks import days_late, state_shape, told_state
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of

LIVE = (MovementState.DRAFT, MovementState.LAUNCHED)


def movement_of(request: SignedIn, uid: UUID) -> Movement:
    """To whoever may not see it, it does not exist."""
    rows = Movement.objects.visible_to(request.user)
    found = rows.select_related("organisation__parent__parent", "parent__organisation")
    row = found.filter(uid=uid).first()
    if row is None:
        raise Http404
    return row


def movement_page(request: SignedIn, uid: UUID) -> HttpResponse:
    row = movement_of(request, uid)
    keeps = row.state in LIVE and may_keep_movements(request.user, row.organisation_id)
    table, seen = table_of(row), Movement.objects.visible_to(request.user)
    context = {
        "movement": row, "crumbs": [(_("Phong trào thi đua"), rows_of("phong-trao"))],
        "keeps": keeps, "deeds": _deeds(row, keeps=keeps), "lacking": unready(row),
        "parent_opens": seen.filter(pk=row.parent_id or 0).exists(),
        "beneath": seen.filter(parent=row),
        "rounds": Round.objects.visible_to(request.user).filter(movement=row),
        "round_at": _new_round(request, row),
        "units": row.units.select_related("organisation").order_by("organisation__sort_key"),
        "offered": _offered(row) if keeps else [],
        "table": table, "lines": _lines(table),
        "directions": _directions(request, row),
        "new": _new(row) if keeps else {},
    }  # fmt: skip
    return render(request, "desk/movements/movement.html", context)


def _lines(table: TargetTable) -> list[dict[str, Any]]:
    return [
        {
            "indicator": row.indicator, "unit": row.unit, "baseline": figure(row.baseline),
            "measure": measure_of(row.indicator),
            "cells": [
                {"year": year, "target": one,
                 "text": figure(one.value) if one else ""}
                for year, one in table.cells(row)
            ],
        }
        for row in table.rows
    ]  # fmt: skip


def _directions(request: SignedIn, row: Movement) -> list[dict[str, Any]]:
    """Each with its tasks; two queries."""
    directions = list(Direction.objects.visible_to(request.user).filter(movement=row))
    tasks = Task.objects.visible_to(request.user).filter(direction__in=directions)
    by_direction: dict[int, list[dict[str, Any]]] = {}
    for task in tasks.select_related("organisation", "person"):
        told = {"row": task, "state": told_state(task), "shape": state_shape(task),
                "late": days_late(task)}  # fmt: skip
        by_direction.setdefault(task.direction_id, []).append(told)
    return [{"row": one, "tasks": by_direction.get(one.pk, [])} for one in directions]


def _offered(row: Movement) -> list[Organisation]:
    """Units right beneath the organisation that do not take part yet."""
    there = MovementUnit.objects.filter(movement=row).values("organisation")
    alive = row.organisation.children.alive(max(row.starts, _today_within(row)))
    return list(alive.exclude(pk__in=there).order_by("sort_key"))


def _today_within(row: Movement) -> date:
    return min(row.ends, timezone.localdate())


def _new(row: Movement) -> dict[str, str]:
    """Addresses of the forms that add to the movement."""
    target, direction = (
        reverse("desk:record-new", args=[slug]) for slug in ("muc-phan-dau", "y-kien-chi-dao")
    )
    return {
        "target": f"{target}?movement={row.pk}",
        "direction": f"{direction}?movement={row.pk}&organisation={row.organisation_id}",
        "task": f"{reverse('desk:record-new', args=['viec-chi-dao'])}?direction=",
    }


def _new_round(request: SignedIn, row: Movement) -> str:
    """The form of a round that concludes it; empty where there may be none."""
    ours = not row.from_above and row.state != MovementState.DRAFT
    if not ours or not may_keep_rounds(request.user, row.organisation_id):
        return ""
    known = {"movement": row.pk, "kind": "thematic", "year": row.ends.year, "name": row.title}
    return f"{reverse('desk:record-new', args=['dot-xet'])}?{urlencode(known)}"


def _deeds(row: Movement, *, keeps: bool) -> list[dict[str, Any]]:
    if not keeps:
        return []
    deeds = [
        {"label": _("Sửa phong trào"), "address":
         reverse("desk:record-correct", args=["phong-trao", row.uid])}
    ]  # fmt: skip
    if row.state == MovementState.DRAFT:
        address = reverse("desk:record-deed", args=["phong-trao", row.uid, "xoa"])
        deeds.append({"label": _("Xóa phong trào ghi nhầm"), "address": address})
    return deeds


def _moved(
    request: SignedIn, uid: UUID, action: Callable[..., Movement], said: str
) -> HttpResponse:
    row = movement_of(request, uid)
    done(request, lambda: action(actor=request.user, row=row, version=version_of(request)), said)
    return redirect("desk:movement", uid)


@require_POST
def launch(request: SignedIn, uid: UUID) -> HttpResponse:
    return _moved(request, uid, launch_movement, _("Đã phát động phong trào."))


@require_POST
def close(request: SignedIn, uid: UUID) -> HttpResponse:
    return _moved(request, uid, close_movement, _("Đã tổng kết phong trào."))


@require_POST
def join(request: SignedIn, uid: UUID) -> HttpResponse:
    row = movement_of(request, uid)
    require(may_keep_movements, request.user, row.organisation_id)
    asked = set(request.POST.getlist("unit"))
    units = [one for one in _offered(row) if str(one.uid) in asked]
    if units:
        done(
            request,
            lambda: join_movement(actor=request.user, movement=row, organisations=units),
            _("Đã ghi đơn vị tham gia."),
        )
    return redirect("desk:movement", uid)


@require_POST
def leave(request: SignedIn, uid: UUID, unit: UUID) -> HttpResponse:
    row = movement_of(request, uid)
    found = MovementUnit.objects.select_related("movement__organisation", "organisation")
    one = found.filter(movement=row, uid=unit).first()
    if one is None:
        raise Http404
    done(
        request,
        lambda: leave_movement(
            actor=request.user, row=one, version=version_of(request),
            reason=_("Bỏ khỏi danh sách tham gia."),
        ),
        _("Đã bỏ đơn vị khỏi phong trào."),
    )  # fmt: skip
    return redirect("desk:movement", uid)


def plan_paper(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    """The plan as it stands; a movement of a higher level has none of the office's."""
    row = movement_of(request, uid)
    if row.from_above:
        raise Http404
    return drawn(plan(row), form, f"ke-hoach-phong-trao-{row.starts.year}")
