"""What the roll of a collective says, for the slow interpreter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from thidua_rules import tables as t

TITLES = ("advanced_worker", "emulation_fighter_grassroots")
COUNTED = (*TITLES, "advanced_soldier")  # the last one is never added up from people


@dataclass
class Roll:
    """Bounds (at least, at most) of each count."""

    total: int
    titles: dict[str, tuple[int, int]] = field(default_factory=dict)
    warned: dict[str, tuple[int, int]] = field(default_factory=dict)
    lacking: tuple[int, int] = (0, 1)

    def having(self, title: str, best: bool) -> int:
        return self.titles[title][best]

    def disciplined(self, form: str, *, most: bool) -> int:
        return self.warned[form][most]

    def failed(self, *, most: bool) -> int:
        return self.lacking[most]


def unknown() -> Roll:
    return Roll(1, dict.fromkeys(COUNTED, (0, 1)), dict.fromkeys(t.DISCIPLINE_FORMS, (0, 1)))


@dataclass
class Rolls:
    """The rolls of one question's year, counted rows first, then the people themselves."""

    plain: Any
    made: dict[str, Roll] = field(default_factory=dict)

    def of(self, history: Any) -> Roll:
        uid = history.subject.uid
        if uid not in self.made:
            self.made[uid] = self._make(history)
        return self.made[uid]

    def _make(self, history: Any) -> Roll:
        register, year = self.plain.register, history.year
        counted = [r for r in register.members if r.subject == history.subject.uid
                   and r.year == year]  # fmt: skip
        if counted:
            return from_row(counted[-1])
        on_roll = [r.subject for r in register.memberships
                   if r.unit == history.subject.uid and r.year == year]  # fmt: skip
        people = {s.uid: s for s in register.subjects if s.kind == "individual"}
        return self._from_people(history, on_roll, people) if on_roll and people else unknown()

    def _from_people(self, history: Any, on_roll: list[str], people: dict[str, t.Subject]) -> Roll:
        year = history.year
        known = [self.plain.history(people[uid]) for uid in on_roll if uid in people]
        outside = len(on_roll) - len(known)
        roll = Roll(len(on_roll), {"advanced_soldier": (0, len(on_roll))})
        for code in TITLES:
            pairs = [self._title(h, code) for h in known]
            roll.titles[code] = sum(p[0] for p in pairs), sum(p[1] for p in pairs) + outside
        worlds = [[bool({year} & h.years("ratings", lambda r: r.rating != "not_completed", best))
                   for h in known] for best in (False, True)]  # fmt: skip
        roll.lacking = len(known) - sum(worlds[1]), len(on_roll) - sum(worlds[0])
        for place, form in enumerate(t.DISCIPLINE_FORMS):
            heavy = t.DISCIPLINE_FORMS[place:]
            rows = [r.subject for r in self.plain.register.discipline
                    if r.starts.year == year and r.form in heavy]  # fmt: skip
            count = sum(uid in rows for uid in on_roll)
            roll.warned[form] = count, count
        return roll

    def _title(self, history: Any, code: str) -> tuple[bool, bool]:
        """(has the year's title for sure, may have it): decided, or proposed in an open round."""
        decided = [history.year in history.held(code, best=best) for best in (False, True)]
        if not self.plain.question.terms.round_open:
            return decided[0], decided[1]
        history.in_ladder_order()
        strict = self.plain.reading is None
        sure, may = (history.root(code, best=best, strict=strict) for best in (False, True))
        on_list = history.listed(code)
        return (decided[0] or (sure and on_list and not history.on_hold()),
                decided[0] or (may and on_list))  # fmt: skip


def from_row(row: t.Members) -> Roll:
    def said(count: int | None) -> tuple[int, int]:
        return (0, row.total) if count is None else (count, count)

    warned = said(row.disciplined_warning_or_more)
    done = row.all_completed
    return Roll(
        row.total,
        {code: said(getattr(row, code)) for code in COUNTED},
        {"reprimand": said(row.disciplined_reprimand_or_more), "warning": warned,
         **dict.fromkeys(t.DISCIPLINE_FORMS[2:], (0, warned[1]))},
        (0, 1) if done is None else (int(not done), int(not done)),
    )  # fmt: skip
