"""A subject's history in one picture: years across, a row a kind of fact.

Geometry is in pixels; the page draws it as SVG and repeats it as a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.bridge.law import the_law
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.dossier import Dossier
from thidua.cycle.nominations.inherited import handed_by
from thidua.cycle.nominations.words import RATING_LETTERS
from thidua.foundation.people.models import Person

WIDTH = 72  # of a year
STEP = 22  # height of one stacked mark
PAD = 7
RECENT = 13  # years that fit a wide page without scrolling
LETTERS = 10  # of a mark that fits its year


@dataclass(frozen=True, slots=True)
class Mark:
    """A box from ``x`` with ``width``; ``kind`` is its colour's word, ``says`` its full text."""

    x: float
    y: int
    width: float
    text: str
    says: str
    kind: str


@dataclass(slots=True)
class Lane:
    label: str
    top: int
    height: int
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Picture:
    years: tuple[int, ...]
    lanes: tuple[Lane, ...]
    table: tuple[tuple[int, tuple[str, ...]], ...]
    earlier: int  # years of the history left of the picture

    @property
    def width(self) -> int:
        return WIDTH * len(self.years)

    @property
    def height(self) -> int:
        return self.lanes[-1].top + self.lanes[-1].height if self.lanes else 0

    @property
    def columns(self) -> Iterator[tuple[int, int, int]]:
        """(year, left edge, middle) of each year."""
        for place, year in enumerate(self.years):
            yield year, place * WIDTH, place * WIDTH + WIDTH // 2


@dataclass(frozen=True, slots=True)
class Fact:
    """Something of one year (``ends`` None), or a span of days."""

    year: int
    text: str
    says: str
    kind: str
    starts: date | None = None
    ends: date | None = None


def picture(dossier: Dossier, until: int, *, whole: bool = False) -> Picture:
    """Draw a dossier up to and including the year ``until``: the recent years, or all."""
    rows = [(label, list(facts)) for label, facts in _rows(dossier)]
    first = min((f.year for _label, facts in rows for f in facts), default=until)
    start = first if whole else max(first, until - RECENT + 1)
    years = tuple(range(min(start, until), until + 1))
    lanes, top = [], 0
    for label, facts in rows:
        lane = _lane(label, facts, years, top)
        lanes.append(lane)
        top += lane.height
    return Picture(years, tuple(lanes), tuple(_table(rows, first, until)), max(start - first, 0))


def _lane(label: str, facts: list[Fact], years: tuple[int, ...], top: int) -> Lane:
    lane = Lane(label, top, 0)
    free: list[float] = []  # right edge of what stands on each level so far
    for fact in sorted(facts, key=lambda f: (f.starts or date(f.year, 1, 1), f.text)):
        left, right = _edges(fact, years)
        if right <= 0 or left >= WIDTH * len(years):
            continue
        left, right = max(left, 0), min(right, WIDTH * len(years))
        level = next((n for n, edge in enumerate(free) if edge <= left), len(free))
        free[level : level + 1] = [right]
        text = _fitting(fact.text, right - left)
        lane.marks.append(
            Mark(left + 2, top + PAD + level * STEP, right - left - 4, text, fact.says, fact.kind)
        )
    lane.height = 2 * PAD + STEP * max(len(free), 1)
    return lane


def _edges(fact: Fact, years: tuple[int, ...]) -> tuple[float, float]:
    if fact.starts is None:
        left = (fact.year - years[0]) * WIDTH
        return left, left + WIDTH
    end = _position(fact.ends, years) if fact.ends else float(WIDTH * len(years))
    return _position(fact.starts, years), max(end, _position(fact.starts, years) + 8)


def _position(day: date, years: tuple[int, ...]) -> float:
    return round((day.year - years[0] + (day.timetuple().tm_yday - 1) / 366) * WIDTH, 1)


def _fitting(text: str, width: float) -> str:
    room = int(width / WIDTH * LETTERS)
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rstrip()}…" if room > 3 else ""


def _table(
    rows: list[tuple[str, list[Fact]]], first: int, until: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    by_year: list[dict[int, list[str]]] = []
    for _label, facts in rows:
        told: dict[int, list[str]] = defaultdict(list)
        for fact in facts:
            told[fact.year].append(fact.says)
        by_year.append(told)
    for year in range(until, first - 1, -1):
        yield year, tuple("; ".join(told.get(year, ())) for told in by_year)


# -- what stands in the rows -----------------------------------------------------------------
def _rows(dossier: Dossier) -> Iterator[tuple[str, Iterable[Fact]]]:
    yield _("Xếp loại"), _ratings(dossier)
    titles, forms = _awards(dossier)
    yield _("Danh hiệu"), titles
    yield _("Khen thưởng"), forms
    if dossier.is_person:
        yield _("Sáng kiến"), _initiatives(dossier)
        yield _("Chức vụ"), _posts(dossier)
    else:
        yield _("Cụm, khối"), _blocs(dossier)
        yield _("Đảng, đoàn thể"), _bodies(dossier)
        yield _("Quân số"), _rolls(dossier)
    if dossier.knows and (dossier.discipline or dossier.holds):
        yield _("Kỷ luật, tạm dừng"), _secrets(dossier)


def _ratings(dossier: Dossier) -> Iterator[Fact]:
    for row in dossier.ratings:
        letters = str(RATING_LETTERS[row.rating])
        says = f"{row.get_rating_display()}{_of(row)}"
        yield Fact(row.year, letters, says, f"rating-{row.rating}")


def _awards(dossier: Dossier) -> tuple[list[Fact], list[Fact]]:
    titles: list[Fact] = []
    forms: list[Fact] = []
    awards, lang = the_law().awards, language()
    for row in dossier.awards:
        known = awards.get(row.award)
        text = in_language(known.short, lang) if known else row.name
        says = f"{row.name}{_evidence(row)}{_of(row)}"
        kind = "struck" if not row.stands else "unproved" if not row.has_evidence else "award"
        fact = Fact(row.year, text, says, kind)
        (titles if known and known.family == "title" else forms).append(fact)
    return titles, forms


def _of(row: Any) -> str:
    """Of which predecessor a row is, after what it says."""
    told = handed_by(row)
    return f", {told}" if told else ""


def _evidence(row: Any) -> str:
    fallen = _fallen(row)
    if not row.decision_no:
        return fallen or _(" (chưa có minh chứng)")
    if not row.stands:
        return fallen
    day = f", {row.decided:%d/%m/%Y}" if row.decided else ""
    return _(" (số %(number)s%(day)s)") % {"number": row.decision_no, "day": day} + fallen


def _fallen(row: Any) -> str:
    """That it was revoked, and given back: the days, and the decisions where they are known."""
    if not row.revoked:
        return ""
    parts = [_("đã bị thu hồi %(day)s") % {"day": _by(row.revoked, row.revoked_no)}]
    if row.restored:
        parts.append(_("đã khôi phục %(day)s") % {"day": _by(row.restored, row.restored_no)})
    return f" ({', '.join(parts)})"


def _by(day: date, number: str) -> str:
    if not number:
        return f"{day:%d/%m/%Y}"
    return _("%(day)s theo quyết định số %(number)s") % {
        "day": f"{day:%d/%m/%Y}", "number": number
    }  # fmt: skip


def _initiatives(dossier: Dossier) -> Iterator[Fact]:
    words = {"base": _("cơ sở"), "ministry_province": _("bộ, tỉnh"), "national": _("toàn quốc")}
    for row in dossier.authorships:
        item = row.initiative
        says = f"{item.title} ({item.get_level_display()}, {row.share} %)"
        yield Fact(item.year, words[item.level], says, f"initiative-{item.level}")


def _posts(dossier: Dossier) -> Iterator[Fact]:
    for row in dossier.postings:
        text = f"{row.title}, {row.organisation}"
        yield Fact(row.starts.year, row.title, f"{text}{_span(row)}", "post", row.starts, row.ends)
    for gone in dossier.absences:
        name = str(gone.get_kind_display())
        yield Fact(gone.starts.year, name, f"{name}{_span(gone)}", "away", gone.starts, gone.ends)
    yield from _departure(dossier)


def _departure(dossier: Dossier) -> Iterator[Fact]:
    """The end of service, by its reason where that is known: retired, died, otherwise left."""
    person = dossier.subject
    assert isinstance(person, Person), "only people serve"
    left, died = person.left, person.died
    if died:
        yield Fact(died.year, _("Từ trần"), _("Từ trần ngày %s") % f"{died:%d/%m/%Y}", "plain")
    if not left or (died and left > died):
        return
    retired = dossier.retirement
    name = _("Nghỉ hưu") if retired else _("Thôi công tác")
    says = _("%(what)s từ ngày %(day)s") % {"what": name, "day": f"{left:%d/%m/%Y}"}
    if retired:
        says += _(", quyết định ngày %s") % f"{retired.decided:%d/%m/%Y}"
    yield Fact(left.year, name, says, "plain")


def _span(row: Any) -> str:
    if row.ends is None:
        return _(" (từ %(start)s)") % {"start": f"{row.starts:%d/%m/%Y}"}
    return _(" (từ %(start)s đến trước %(end)s)") % {
        "start": f"{row.starts:%d/%m/%Y}", "end": f"{row.ends:%d/%m/%Y}"
    }  # fmt: skip


def _blocs(dossier: Dossier) -> Iterator[Fact]:
    for row in dossier.blocs:
        if row.leader is not None:
            text = _("dẫn đầu") if row.leader else _("không dẫn đầu")
            kind = "award" if row.leader else "plain"
            name = row.name or _("cụm, khối thi đua")
            yield Fact(row.year, text, f"{name}: {text}{_of(row)}", kind)


def _bodies(dossier: Dossier) -> Iterator[Fact]:
    for row in dossier.bodies:
        letters = str(RATING_LETTERS[row.rating])
        says = f"{row.get_body_display()}: {row.get_rating_display()}{_of(row)}"
        yield Fact(row.year, f"{row.get_body_display()}: {letters}", says, f"rating-{row.rating}")


def _rolls(dossier: Dossier) -> Iterator[Fact]:
    for row in dossier.rolls:
        people = ngettext("%(n)s người", "%(n)s người", row.total) % {"n": row.total}
        yield Fact(row.year, str(row.total), f"{people}{_of(row)}", "plain")


def _secrets(dossier: Dossier) -> Iterator[Fact]:
    for row in dossier.discipline:
        name = str(row.get_form_display())
        yield Fact(row.starts.year, name, f"{name}{_span(row)}", "secret", row.starts, row.ends)
    for hold in dossier.holds:
        name = str(hold.get_ground_display())
        yield Fact(hold.starts.year, name, f"{name}{_span(hold)}", "secret", hold.starts, hold.ends)
