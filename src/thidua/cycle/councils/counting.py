"""From the box, from two tellers or from raised hands to the numbers that are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.bridge import votes
from thidua.cycle.councils import sheets
from thidua.cycle.councils.models import Ballot, BallotItem, Box, TellerCount
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import NotNow
from thidua.cycle.councils.words import BallotState, Choice, Method, Outcome
from thidua.foundation.keeping import amend, digest
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.secrets import Unreadable


@dataclass(frozen=True, slots=True)
class Numbers:
    """Sheets of one subject, by what they say."""

    votes_for: int
    against: int = 0
    blank: int = 0
    invalid: int = 0


Counts = Mapping[str, Numbers]
"""Item uid → its numbers."""


def items_of(ballot: Ballot) -> QuerySet[Any]:
    """Items with ``aside``: members who do not vote on it, ``aside_present``: those who came."""
    came = Q(conflicts__member__attendances__sitting=ballot.sitting_id,
             conflicts__member__attendances__present=True)  # fmt: skip
    return ballot.items.annotate(
        aside=Count("conflicts", distinct=True),
        aside_present=Count("conflicts", filter=came, distinct=True),
    ).order_by("number")


def from_box(ballot: Ballot, box: Box) -> Counts:
    """The columns counted; each must hold as many sheets as members of the roll that voted on it.

    Raises NotNow.
    """
    columns = sheets.opened(box.sheets)
    voted = set(ballot.roll.filter(voted=True).values_list("member_id", flat=True))
    for item in ballot.items.prefetch_related("conflicts"):
        aside = {one.member_id for one in item.conflicts.all()}
        if len(columns.get(str(item.uid), "")) != len(voted - aside):
            raise NotNow(
                _(
                    "Hòm phiếu và danh sách bỏ phiếu không khớp nên chưa kiểm; không phiếu nào bị "
                    "đọc ra. Hãy hủy phiếu này, bỏ phiếu lại và báo người quản trị."
                )
            )
    return {
        item: Numbers(found[Choice.FOR], found[Choice.AGAINST], found[Choice.BLANK])
        for item, found in sheets.counted(columns).items()
    }


def from_tellers(ballot: Ballot) -> Counts:
    """What both tellers counted alike. Raises NotNow."""
    found = list(ballot.teller_counts.order_by("pk"))
    if len(found) < 2:
        raise NotNow(_("Cần hai người kiểm phiếu, mỗi người nhập riêng; hiện có %s.") % len(found))
    if differing(ballot, found):
        raise NotNow(
            _("Hai bản kiểm phiếu khác nhau; hãy kiểm lại những dòng được tô rồi sửa bản sai.")
        )
    return {item: Numbers(*numbers) for item, numbers in found[0].counts.items()}


def differing(ballot: Ballot, found: list[TellerCount]) -> set[str]:
    """Items (uid), and «given» or «collected», in which two tellers do not say the same."""
    wrong = {name for name in ("given", "collected") if len({getattr(x, name) for x in found}) > 1}
    for item in ballot.items.all():
        if len({tuple(one.counts.get(str(item.uid), ())) for one in found}) > 1:
            wrong.add(str(item.uid))
    return wrong


def freeze(*, actor: Actor, ballot: Ballot, version: int, verb: str, counts: Counts) -> Ballot:
    """Write the numbers down, once; call it in a transaction with the ballot locked."""
    rule = votes.read(ballot.rule)
    items = list(items_of(ballot))
    for item in items:
        _write(item, ballot, rule, counts[str(item.uid)])
    BallotItem.objects.bulk_update(items, _COLUMNS)
    return amend(
        actor=actor, verb=verb, row=ballot, version=version, may=runs(ballot.sitting.council),
        changes={
            "state": BallotState.CLOSED, "closed_on": timezone.localdate(),
            "digest": digest_of(ballot, items),
        },
        also={"result": [f"{one.name}: {_outcome(one)}" for one in items]},
    )  # fmt: skip


_COLUMNS = ["votes_for", "votes_against", "blank", "invalid", "conflicted", "outcome", "passed",
            "margin", "said"]  # fmt: skip


def _write(item: Any, ballot: Ballot, rule: votes.Rule, numbers: Numbers) -> None:
    result = votes.judged(rule, votes.Tally(
        members=ballot.members or 0, present=ballot.present or 0, votes_for=numbers.votes_for,
        against=numbers.against, blank=numbers.blank, invalid=numbers.invalid,
        written_for=item.written_for, written_against=item.written_against,
        conflicted=item.aside, conflicted_present=item.aside_present,
        hands=ballot.method == Method.HANDS,
    ))  # fmt: skip
    item.votes_for, item.votes_against = numbers.votes_for, numbers.against
    item.blank, item.invalid, item.conflicted = numbers.blank, numbers.invalid, item.aside
    item.outcome, item.margin = result.outcome.value, result.margin
    judged = item.outcome in (Outcome.PASSED, Outcome.NOT_PASSED)
    item.passed = item.outcome == Outcome.PASSED if judged else None
    item.said = {lang: list(votes.said(result, lang)) for lang in ("vi", "en")}
    item.said["share"] = {lang: votes.share_text(result, lang) for lang in ("vi", "en")}
    item.said["of"] = result.total


def _outcome(item: BallotItem) -> str:
    return f"{item.votes_for}/{item.votes_against}/{item.blank}/{item.invalid} {item.outcome}"


def digest_of(ballot: Ballot, items: list[BallotItem]) -> str:
    """SHA-256 of the rule, the subjects, their numbers, and of the sheets in sorted columns."""
    box = Box.objects.filter(ballot=ballot).first()
    columns = sheets.opened(box.sheets) if box else {}
    return digest({
        "rule": ballot.rule, "members": ballot.members, "present": ballot.present,
        "items": [[one.number, one.name, one.votes_for, one.votes_against, one.blank, one.invalid,
                   one.written_for, one.written_against, one.conflicted, one.outcome]
                  for one in items],
        "sheets": {item: "".join(sorted(letters)) for item, letters in columns.items()},
    })  # fmt: skip


def is_whole(ballot: Ballot) -> bool | None:
    """Whether a closed ballot still says what it said when it was closed, sheets included; None
    where the key that opens the box is not in this office (a backup restored without it)."""
    items = list(ballot.items.order_by("number"))
    try:
        return _box_agrees(ballot, items) and ballot.digest == digest_of(ballot, items)
    except Unreadable:
        return None


def _box_agrees(ballot: Ballot, items: list[BallotItem]) -> bool:
    box = Box.objects.filter(ballot=ballot).first()
    if box is None:
        return True
    found = sheets.counted(sheets.opened(box.sheets))
    return all(
        (found[str(one.uid)][Choice.FOR], found[str(one.uid)][Choice.AGAINST])
        == (one.votes_for, one.votes_against)
        for one in items
    )
