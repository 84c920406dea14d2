"""Long service again, slow and obvious: day after day, which post was the highest.

It reads the law's tables and nothing of ``thidua_rules.service`` but their shape.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from thidua_rules.model.law import Law
from thidua_rules.sources.folding import words
from thidua_rules.tables import DISCIPLINE_FORMS

DOWN = ("rotation", "assignment", "reorganisation")


def answer(
    rows: Mapping[str, list[Any]], law: Law, asked: tuple[str, date, date | None, date],
    *, best: bool, strict: bool,
) -> bool:  # fmt: skip
    """Whether the leaf holds. ``asked``: the award, received and sent at its level, the as-of
    day."""
    order, received, sent, as_of = asked
    table = law.service.version_for(received=received, sent=sent) if law.service else None
    if table is None:
        return best
    person = Person(rows, law.service, table, as_of, _setting(law, as_of))
    if strict and table.citation.sureness != "verified":
        return best and person.anything()
    low, high = person.ranks()
    rank = law.service.ladder.index(order) + 1  # type: ignore[union-attr]
    return low <= rank <= high if best else low == high == rank


def _setting(law: Law, as_of: date) -> str | None:
    filled = law.setting("service_addition", as_of)
    return filled[0] if filled else None


class Person:
    """One person's rows under one table."""

    def __init__(
        self, rows: Mapping[str, list[Any]], service: Any, table: Any, as_of: date,
        addition: str | None,
    ) -> None:  # fmt: skip
        def day(row: Any) -> Any:
            return getattr(row, "decided", None) or getattr(row, "starts", None)

        self.rows = {
            name: [r for r in found if not isinstance(day(r), date) or day(r) <= as_of]
            for name, found in rows.items()
        }
        self.service, self.table, self.as_of, self.addition = service, table, as_of, addition
        self.subject = rows["subjects"][0]
        notices = sorted(self.of("retirements"), key=lambda r: r.decided or date.min)
        self.notice = notices[-1] if notices else None
        self.period = table.periods["both_wars" if self.notice and self.notice.both_wars
                                    else "build_and_defend"]  # fmt: skip

    def of(self, table: str) -> list[Any]:
        return self.rows.get(table, [])

    def ranks(self) -> tuple[int, int]:
        one, other = sorted((self.rank(best=False), self.rank(best=True)))
        known = self.due(best=True) and self.posts_known()
        standing = known and self.places(best=True) and not self.barred(best=True)
        if self.period.citation.sureness != "verified" and standing:
            return 0, len(self.service.ladder)
        return one, other

    # -- what stands before the time -------------------------------------------------------
    def due(self, *, best: bool) -> bool:
        past = any(p.ended_by == "age_limit" and p.ends and p.ends <= self.as_of and self.post(p)
                   for p in self.of("posts"))  # fmt: skip
        told = bool(self.notice and self.notice.decided) or bool(self.of("deaths"))
        led = any(self.post(p) for p in self.of("posts"))
        gone = led and self.subject.left is not None and self.subject.left <= self.as_of
        return told or past or (best and gone)

    def posts_known(self) -> bool:
        if self.of("posts"):
            return True
        last = min(self.subject.left or self.as_of, self.as_of).year
        first = self.subject.joined.year if self.subject.joined else self.as_of.year - 1
        first = min(first, last)  # a service that ended long ago is not known for that alone
        said = {y for c in self.of("coverage") if c.table == "posts"
                for y in range(c.starts, c.ends + 1)}  # fmt: skip
        return said.issuperset(range(first, last + 1))

    def anything(self) -> bool:
        return self.due(best=True) and (not self.posts_known() or bool(self.places(best=True)))

    def barred(self, *, best: bool) -> bool:
        rules = self.table.rules
        forms = [d.form for d in self.of("discipline")]
        if "lowered" in rules and any(self.from_(f, "bars_from") for f in forms):
            return True
        days = {d.starts for d in self.of("discipline")} if "barred" in rules else set()
        return any(a <= day < b for day in days for _, a, b in self.places(best=not best))

    def from_(self, form: str, word: str) -> bool:
        least = self.table.rules["lowered"].words[word]
        return form in DISCIPLINE_FORMS[DISCIPLINE_FORMS.index(least) :]

    # -- posts -----------------------------------------------------------------------------
    def post(self, row: Any) -> tuple[str, bool] | None:
        if row.post in self.service.posts:
            return row.post, True
        titles, text = self.service.titles, words(row.post)
        if text in titles:
            return titles[text]
        fits = [a for a, (_, sure) in titles.items() if sure and text.startswith(a + " ")]
        return titles[max(fits, key=len)] if fits else None

    def places(self, *, best: bool) -> list[tuple[int, date, date]]:
        """(row of the table, first day, first day after) of every post that counts."""
        given = [a.achievement_to or a.decided or date(a.year, 12, 31) for a in self.awarded()]
        since = max(given) + timedelta(1) if given and "again" in self.table.rules else date.min
        found = []
        for post in self.of("posts"):
            named = self.post(post)
            for number, row in enumerate(self.period.rows):
                if named and (named[0] in row.posts or named[0] in row.perhaps):
                    sure = named[1] and named[0] in row.posts
                    span = max(post.starts, since), self.end(post, best=best)
                    if (sure or best) and span[0] < span[1]:
                        found.append((number, *span))
        return found

    def awarded(self) -> list[Any]:
        return [a for a in self.of("awards") if a.method == "long_service"
                and a.award in self.service.ladder
                and (a.revoked is None or a.revoked > self.as_of
                     or (a.restored is not None and a.restored <= self.as_of))]  # fmt: skip

    def end(self, post: Any, *, best: bool) -> date:
        days = [self.as_of, *(d.starts for d in self.of("deaths"))]
        if self.subject.left:
            days.append(self.subject.left)
        out = min(days)
        left = min(post.ends or out, out)
        name = {"early_retirement": "early_retirement"}.get(post.ended_by)
        name = "retention" if post.ended_by in DOWN else name
        rule = self.table.rules.get(name)
        if rule is None or post.ends is None or not (best or rule.citation.sureness == "verified"):
            return left
        term = post.term_ends or (out if best else left)
        return max(left, term if name == "early_retirement" else min(term, out))

    # -- time ------------------------------------------------------------------------------
    def rank(self, *, best: bool) -> int:
        if not self.due(best=best):
            return 0
        if not self.posts_known():
            return len(self.service.ladder) if best else 0
        places = self.places(best=best)
        if not places or self.barred(best=best):
            return 0
        days: dict[int, set[date]] = {}
        day, last = min(a for _, a, _ in places), max(b for _, _, b in places)
        while day < last:
            here = [row for row, a, b in places if a <= day < b]
            if here:
                days.setdefault(max(here), set()).add(day)
            day += timedelta(1)
        rank = self.graded(days, best=best)
        forms = [d.form for d in self.of("discipline")]
        lowers = "lowered" in self.table.rules and any(self.from_(f, "lowers_from") for f in forms)
        return rank - 1 if rank and lowers else rank

    def graded(self, days: dict[int, set[date]], *, best: bool) -> int:
        ranks, carried = [0], set[date]()
        how = self.how(best=best)
        for number in range(len(self.period.rows) - 1, -1, -1):
            row, counted = self.period.rows[number], carried | days.get(number, set())
            if not counted:
                continue
            months = whole_months(counted)
            if best and row.higher_unread:
                ranks.append(len(self.service.ladder))
            met = {order for order, need in row.needs.items()
                   if need is not None and months * 3 >= need * self.thirds(best=best)}  # fmt: skip
            maybe = {order for order, need in row.needs.items() if need is None and best}
            ranks += [self.service.ladder.index(order) + 1 for order in met | maybe]
            carried = counted if how == "per_order" or (how == "per_post" and not met) else set()
        return max(ranks)

    def how(self, *, best: bool) -> str:
        rule = self.table.rules.get("addition")
        if rule is None or (rule.citation.sureness != "verified" and not best):
            return "alone"
        return self.addition or ("per_order" if best else "per_post")

    def thirds(self, *, best: bool) -> int:
        rule = self.table.rules.get("women")
        if rule is None or self.subject.sex == "male":
            return 3
        exempt = "unless_higher_age" in rule.flags
        higher = self.notice.higher_age if self.notice else None
        if exempt and higher:
            return 3
        sure = self.subject.sex == "female" and (higher is False or not exempt)
        return 2 if best or (sure and rule.citation.sureness == "verified") else 3


def whole_months(days: set[date]) -> int:
    """Calendar months of each run of days; left-over days of several runs make months of 30."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + timedelta(1):
            runs[-1].append(day)
        else:
            runs.append([day])
    months = spare = 0
    for run in runs:
        after, count = run[-1] + timedelta(1), 0
        while month_later(run[0], count + 1) <= after:
            count += 1
        months += count
        spare += (after - month_later(run[0], count)).days
    return months + (spare // 30 if len(runs) > 1 else 0)


def month_later(day: date, months: int) -> date:
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
