"""The catalogue's own leaf words for the slow interpreter."""

from __future__ import annotations

from typing import Any

from thidua_rules import tables as t
from thidua_rules.model.law import Leaf


def touching(h: Any, row: Any) -> range:
    """The calendar years that discipline touches up to the day the records are read."""
    return range(row.starts.year, min(row.ends or h.as_of, h.as_of).year + 1)


def holds_any(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    counts = h.counts("awards", lambda r: r.award in p["awards"], asked.best, lambda r: (r.year,))
    return sum(min(n, p["min"]) for n in counts.values()) >= p["min"]


def tenure(h: Any, asked: Any) -> int:
    joined, left = h.subject.joined, h.subject.left
    if joined is None:
        return 12_000 if asked.best else 0
    begun = joined.year * 12 + joined.month - 1 + (joined.day > 1)
    end = (h.year + 1) * 12
    if left is not None:
        end = min(end, left.year * 12 + left.month - 1)
    return max(0, end - begun)


def time_in_sector(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    lost = 0
    if p["deduct"] and not asked.best:
        forms = t.DISCIPLINE_FORMS[t.DISCIPLINE_FORMS.index(p["deduct"]) :]
        touched = h.years("discipline", lambda r: r.form in forms, best=True,
                          years=lambda r: touching(h, r))  # fmt: skip
        lost = 12 * sum(y <= h.year for y in touched)
    sexes = ("female", None) if asked.best else ("female",)
    women = p["women_years"] is not None and h.subject.sex in sexes
    years = min(p["years"], p["women_years"]) if women else p["years"]
    return tenure(h, asked) >= 12 * years + lost


def any_held(h: Any, leaf: Leaf, asked: Any) -> bool:
    codes: Any = leaf.params["awards"]
    return bool(h.years("awards", lambda r: r.award in codes, asked.best))


def attested(h: Any, leaf: Leaf, asked: Any) -> bool:
    rows = [r for r in h.rows("attested") if r.code == leaf.params["code"]]
    last = h.as_of.year
    return any(h.year in range((r.year or last) - 5, last + 1) for r in rows)


LEAVES = {"attested": attested, "holds_any": holds_any, "time_in_sector": time_in_sector}
POSSIBLY = {"holds_any": any_held, "time_in_sector": lambda h, _leaf, asked: tenure(h, asked) >= 1}
