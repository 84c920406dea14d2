"""What the page of a registration sends, read into a revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.figures import read_figure
from thidua.cycle.movements.models import Indicator
from thidua.cycle.registrations.actions.revise_registration import Promised, Revision
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.proposing import Proposal, Subject

TYPED = "typed"
MORE = 2
"""Empty lines for further targets; each save gives as many again."""


def amount(text: str) -> Decimal | None:
    """A value typed as it is read, 1.234,5. Raises ValidationError."""
    if not text.strip():
        return None
    found = read_figure(text)
    if found is None or abs(found) >= Decimal(10) ** 14:
        raise ValidationError(_("«%s» không phải một số; hãy ghi như 11,9.") % text[:20])
    return found.quantize(Decimal("0.0001"))


def revision_of(
    sent: Any, row: Registration, staff: Sequence[Subject], offered: Sequence[Proposal],
    indicators: Mapping[str, Indicator],
) -> Revision:  # fmt: skip
    """Raises ValidationError with every value that is no number."""
    wrong: list[ValidationError] = []

    def number(name: str) -> Decimal | None:
        try:
            return amount(sent.get(name, ""))
        except ValidationError as error:
            wrong.append(error)
            return None

    targets = {
        line.pk: Promised(sent.get(f"text_{line.pk}", "").strip()[:500],
                          number(f"value_{line.pk}"), line.indicator)
        for line in row.targets.select_related("indicator") if f"text_{line.pk}" in sent
    }  # fmt: skip
    more = [
        Promised(sent.get(f"more_text_{n}", "").strip()[:500], number(f"more_value_{n}"),
                 indicators.get(sent.get(f"more_indicator_{n}", "")))
        for n in range(MORE)
    ]  # fmt: skip
    if wrong:
        raise ValidationError(wrong)
    return Revision(
        pledge=sent.get("pledge", row.pledge).strip()[:4000],
        titles=[*_offered(sent, offered), *_typed(sent, staff)],
        titles_out=_keys(sent.getlist("titles_out")),
        targets=targets, targets_out=_keys(sent.getlist("targets_out")),
        more=[one for one in more if one != Promised()],
    )  # fmt: skip


def _keys(texts: Sequence[str]) -> list[int]:
    return [int(text) for text in texts if text.isdecimal()]


def _offered(sent: Any, offered: Sequence[Proposal]) -> list[Proposal]:
    wanted = set(sent.getlist("add"))
    return [one for one in offered if f"{one.subject.uid}|{one.award}" in wanted]


def _typed(sent: Any, staff: Sequence[Subject]) -> list[Proposal]:
    who, award = sent.get("add_subject", ""), sent.get("add_award", "")
    found = next((one for one in staff if str(one.uid) == who), None)
    if found is None or not award:
        return []
    return [Proposal(found, award, TYPED)]
