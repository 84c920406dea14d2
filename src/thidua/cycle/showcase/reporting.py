"""What a report of the year tells of role models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import RoleModel
from thidua.cycle.showcase.words import ModelState, Uptake
from thidua.cycle.statistics.content import Block, Figure, Figures, Sentence
from thidua.cycle.statistics.models import Report
from thidua.foundation.policy.reach import Actor

SHOWN = 12
"""Role models named in the text; the list behind the number has them all."""


def role_models(actor: Actor, report: Report) -> Iterator[Block]:
    """Those of the years that the office keeps, found by the cut-off and not withdrawn; one query.

    Args:
        report: of one year or several.
    """
    going = Count("taken_up", filter=~Q(taken_up__state=Uptake.STOPPED)
                  & Q(taken_up__on__lte=report.cutoff))  # fmt: skip
    found = list(
        RoleModel.objects.visible_to(actor)
        .filter(organisation=report.organisation, found_on__lte=report.cutoff,
                year__range=(report.first_year, report.last_year))
        .exclude(state=ModelState.WITHDRAWN)
        .select_related("person", "unit")
        .annotate(followers=going)
        .order_by("-followers", "year", "sort_key", "pk")
    )  # fmt: skip
    if found:
        yield _counted(found)
        yield _listed(found)


def _counted(found: Sequence[RoleModel]) -> Sentence:
    public = [one for one in found if one.state == ModelState.PUBLISHED]
    units = sum(one.followers for one in found)  # type: ignore[attr-defined] # annotated above
    return Sentence((
        _("Trong kỳ đã phát hiện, bồi dưỡng "), _figure(found), _(" điển hình tiên tiến, công bố "),
        _figure(public), _("; "), str(units), _(" lượt đơn vị học tập, làm theo."),
    ))  # fmt: skip


def _figure(rows: Sequence[RoleModel]) -> Figure:
    keys = ",".join(str(one.pk) for one in rows)
    return Figure(str(len(rows)), "role_models", {"rows": keys} if rows else None)


def _listed(found: Sequence[RoleModel]) -> Figures:
    return Figures(
        _("Điển hình tiên tiến của kỳ"),
        (_("Điển hình, mô hình"), _("Cá nhân, tập thể"), _("Tình trạng"), _("Đơn vị làm theo")),
        tuple(
            (one.title, one.named, str(one.get_state_display()), str(one.followers))  # type: ignore[attr-defined] # annotated above
            for one in found[:SHOWN]
        ),
        frozenset({3}), (40, 32, 16, 12),
    )  # fmt: skip
