"""From a row of the registry back to the paper that gave it."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.cycle.decisions.words import Kind
from thidua.foundation.policy.reach import Actor


def papers_behind(actor: Actor, uid: UUID) -> list[tuple[str, str]]:
    """(words, address) of the office's decision or proposal that an award or an initiative of the
    registry came of, where the reader may open it."""
    lines = DecisionLine.objects.filter(award_uid=uid).values("decision")
    words = {
        Kind.AWARD: _("Quyết định khen thưởng: %s"),
        Kind.INITIATIVE: _("Quyết định công nhận: %s"),
        Kind.PROPOSAL: _("Tờ trình đề nghị: %s"),
    }
    return [
        (words[Kind(row.kind)] % (row.full_number or row.title),
         reverse("desk:decision", args=[row.uid]))
        for row in Decision.objects.visible_to(actor).filter(pk__in=lines).defer("list_snapshot")
    ]  # fmt: skip
