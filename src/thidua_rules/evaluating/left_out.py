"""Rows on record that a criterion asks about and does not count: found, and told why.

Only said of what is not met: whoever holds the award asks first why it did not help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..compiling.lanes import Where, YearLane
from ..facts.fold import in_time, outcome, row_test
from ..model.law import Branching, Leaf, Since
from ..model.verdict import LeftOut
from ..tables import AwardHeld, Initiative, stands
from .evidence import evidence

SHOWN = 3
"""Rows named for one reason, the latest first; more would drown the reason."""
_AWARDS = ("prior", "years_since", "titles", "chain")
Why = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a criterion counted: ``years`` of the awards themselves, or (``years_since``) of the
    unbroken time after one; ``failed`` are the years on record as failing its yearly test."""

    leaf: Leaf  # of a doubt, its strict reading
    since: Since | None
    lanes: tuple[YearLane, ...]
    years: tuple[int, ...]
    reference: int
    as_of: date
    failed: tuple[int, ...] = ()
    told: bool = False  # a criterion of the same group already speaks of the prior award


def since_of(tree: Branching, above: Since | None = None) -> Iterator[tuple[Leaf, Since | None]]:
    """Every leaf of a tree with the «since» it reads."""
    since = tree.since or above
    for child in tree.children:
        if isinstance(child, Leaf):
            yield child, since
        else:
            yield from since_of(child, since)


def left_out(counted: Counted, rows: Mapping[str, list[object]]) -> tuple[LeftOut, ...]:
    """The rows passed over, by reason; ``rows``: one subject's, by table."""
    if counted.leaf.kind in _AWARDS:
        found = _awards(counted, rows.get("awards", []))
    elif counted.leaf.kind == "initiatives":
        found = _initiatives(counted, rows.get("initiatives", []))
    else:
        return ()
    return tuple(_by_reason(found))


def _by_reason(found: Iterable[tuple[str, object, Why]]) -> Iterator[LeftOut]:
    alike: dict[str, list[tuple[str, object, Why]]] = {}
    for item in found:
        alike.setdefault(repr(item[2]), []).append(item)
    for items in alike.values():
        items.sort(key=lambda item: -item[1].year)  # type: ignore[attr-defined]
        rows = (replace(evidence(table, row), note="left_out") for table, row, _ in items[:SHOWN])
        reason, tokens = items[0][2]
        yield LeftOut(reason, tuple(dict.fromkeys(rows)), dict(tokens))


# -- awards -------------------------------------------------------------------------------------
def _awards(counted: Counted, rows: list[object]) -> Iterator[tuple[str, object, Why]]:
    held = [row for row in rows if isinstance(row, AwardHeld)]
    code, issuers = _asked(counted)
    for row in held:
        if row.award != code or _is_counted(row, counted):
            continue
        why = _own_fault(row, issuers, counted) or _restarted(row, held, counted)
        if why is None:
            why = _outside(row, counted)
        elif counted.told:
            continue
        if why is not None:
            yield "awards", row, why


def _is_counted(row: AwardHeld, counted: Counted) -> bool:
    """Counted, or the year's own title: whether that counts is told by the round's proposal."""
    kind = counted.leaf.kind
    own = kind in ("titles", "chain") and row.year == counted.reference
    return own or (kind != "years_since" and row.year in counted.years)


def _asked(counted: Counted) -> tuple[object, tuple[str, ...]]:
    """The award asked for, and who must have issued it (empty: anybody)."""
    since = counted.since
    if counted.leaf.kind in ("prior", "years_since") and since is not None:
        return since.award, since.issuers
    return counted.leaf.params.get("award"), _words(counted.leaf.params.get("issuers"))


def _own_fault(row: AwardHeld, issuers: tuple[str, ...], counted: Counted) -> Why | None:
    """A reason that lies in the row itself."""
    if row.decided is not None and row.decided > counted.as_of:
        return "late", {"day": row.decided}
    if not stands(row, counted.as_of):
        return "revoked", {"day": row.revoked}
    if row.method != "merit":
        return "method", {"method": row.method}
    if issuers and row.issuer is None:
        return "issuer_unknown", {}
    if issuers and row.issuer not in issuers:
        return "issuer", {"issuer": row.issuer, "issuers": issuers}
    return ("later", {}) if row.year > counted.reference else None


def _restarted(row: AwardHeld, held: Iterable[AwardHeld], counted: Counted) -> Why | None:
    """A later award from which the count begins anew; the one of the reference year is the one
    under review."""
    if counted.leaf.kind == "titles":
        return None
    since, after = counted.since, _words(counted.leaf.params.get("after"))
    codes = after if counted.leaf.kind == "chain" else since.restart if since else ()
    resets = [(one.year, one.award) for one in held
              if one.award in codes and row.year <= one.year < counted.reference
              and one.method == "merit" and in_time(one, "awards", counted.as_of)]  # fmt: skip
    if not resets:
        return None
    year, award = max(resets)
    return "restart", {"award": award, "prior": year}


def _outside(row: AwardHeld, counted: Counted) -> Why | None:
    """A sound award outside the years that count."""
    kind, window = counted.leaf.kind, counted.leaf.params.get("window")
    if kind == "years_since":
        if row.year >= counted.reference - len(counted.years):
            return None
        broken = [year for year in counted.failed if year > row.year][-SHOWN:]
        return ("broken", {"years": broken}) if broken else None
    if kind == "chain":
        return "gap", {}
    if kind != "titles":
        return None
    first = counted.reference - window + 1 if isinstance(window, int) else None
    if window == "year":
        first = counted.reference
    if first is not None and row.year < first:
        return "window", {"first": first}
    return "outside", {}


# -- initiatives --------------------------------------------------------------------------------
def _initiatives(counted: Counted, rows: list[object]) -> Iterator[tuple[str, object, Why]]:
    """Works of the years asked that would count, had they not served another award."""
    window, tests = counted.leaf.params.get("window"), counted.lanes[0].where
    if window != "year" and not isinstance(window, int):
        return
    length = window if isinstance(window, int) else 1
    for row in rows:
        if not isinstance(row, Initiative) or not row.used_for:
            continue
        within = counted.reference - length < row.year <= counted.reference
        spent = next((t for t in tests if t.op == "none_of"), None)
        if not within or spent is None or not in_time(row, "initiatives", counted.as_of):
            continue
        others = [(t.column, row_test(t)) for t in tests if t.op != "none_of"]
        if outcome(others, row) and row_test(spent)(row.used_for) is False:
            yield "initiatives", row, ("used", {"awards": _served(row, spent)})


def _served(row: Initiative, spent: Where) -> tuple[str, ...]:
    return tuple(code for code in row.used_for if code in spent.values)


def _words(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
