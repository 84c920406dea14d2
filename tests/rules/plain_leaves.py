"""The leaf words for the slow interpreter: one small function each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tests.rules import plain_catalogue as catalogue
from tests.rules.plain_away import away
from thidua_rules import tables as t
from thidua_rules.model.law import Leaf, YearTest

Judge = Callable[[Any, Leaf, Any], bool]  # (history, leaf, asked) → truth in the world asked


def up(words: tuple[str, ...], least: object) -> tuple[str, ...]:
    return words[words.index(str(least)) :]


def among(value: object, words: Iterable[object]) -> bool | None:
    return None if value is None else value in tuple(words)


def both(*values: bool | None) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


# -- years --------------------------------------------------------------------------------------
def rated(h: Any, level: object, asked: Any) -> set[int]:
    return h.years("ratings", lambda r: r.rating in up(t.RATINGS, level), asked.best)


def titles(h: Any, code: str, asked: Any, issuers: tuple[str, ...] = ()) -> set[int]:
    """Years of a title; in an open round the year's own is on record, or met and listed."""
    found = h.held(code, issuers, best=asked.best)
    award = h.plain.law.awards[code]
    own = code in h.building or h.subject.kind not in award.recipients
    if own or issuers or award.family != "title" or not h.plain.question.terms.round_open:
        return found
    meets = h.root(code, best=asked.best, strict=asked.strict)
    proposed = meets and h.listed(code) and not h.on_hold()
    now = {h.year} if proposed else h.held(code, best=False) & {h.year}
    return (found - {h.year}) | now


def counting(h: Any, years: set[int], asked: Any) -> set[int]:
    """Only achievements after the end of discipline count, where that rule is in force."""
    principle = h.plain.law.principles.get("restart")
    q = h.plain.question
    ruled = principle and principle.version_for(received=q.received, sent=q.sent)
    if h.subject.kind != "individual" or not ruled:
        return years
    rows = [row for row in h.rows("discipline") if row.form in t.DISCIPLINE_FORMS]
    if any(row.starts.year > h.year for row in rows):
        overlaid = {y for row in rows for y in span(h, row)}
        return years & {h.year} if asked.best and h.year in overlaid else set()
    latest = max((y for row in rows for y in span(h, row) if y <= h.year), default=-1)
    return {y for y in years if y > latest or (asked.best and y == latest)}


def span(h: Any, row: Any) -> range:
    return range(row.starts.year, min(row.ends or h.as_of, h.as_of).year + 1)


def run(h: Any, years: set[int]) -> set[int]:
    """The unbroken years that end with the reference year."""
    found, year = set(), h.year
    while year in years:
        found.add(year)
        year -= 1
    return found


def passing(h: Any, test: YearTest, asked: Any) -> set[int]:
    found: set[int] = set()
    for level in test.ratings:
        found |= rated(h, level, asked)
    for code in test.titles:
        found |= titles(h, code, asked)
    return found


def since(h: Any, asked: Any) -> tuple[set[int], set[int]]:
    """(prior awards, years after the earliest from which every year passes)."""
    spec = asked.since
    prior = h.held(spec.award, spec.issuers, best=asked.best)
    for code in spec.restart:
        last = latest_before(h, code, asked)
        prior = {y for y in prior if y > last}
    good = passing(h, spec.every_year, asked)
    reachable = [y for y in prior if all(k in good for k in range(y + 1, h.year + 1))]
    earliest = min(reachable, default=h.year)
    return prior, counting(h, set(range(earliest + 1, h.year + 1)), asked)


def latest_before(h: Any, code: str, asked: Any) -> int:
    """The latest year of an award before the reference year, whose own award is under review."""
    return max(h.held(code, best=not asked.best) - {h.year}, default=-1)


def windowed(h: Any, leaf: Leaf, years: set[int], asked: Any) -> set[int]:
    window: Any = leaf.params["window"]
    if window == "year":
        return years & {h.year}
    if window == "since":
        return years & since(h, asked)[1]
    if isinstance(window, tuple):
        return years & run(h, counting(h, rated(h, window[1], asked), asked))
    return counting(h, years, asked) & set(range(h.year - window + 1, h.year + 1))


def enough(h: Any, leaf: Leaf, counts: dict[int, int], asked: Any) -> bool:
    least: Any = leaf.params["min"]
    return sum(min(counts[y], least) for y in windowed(h, leaf, set(counts), asked)) >= least


def covers(h: Any, years: set[int], length: int, end: int = 0) -> bool:
    return all(h.year - end - k in years for k in range(length))


# -- leaves -------------------------------------------------------------------------------------
def rating(h: Any, leaf: Leaf, asked: Any) -> bool:
    years, length = rated(h, leaf.params["at_least"], asked), int(str(leaf.params["years"]))
    return covers(h, counting(h, years, asked) if length > 1 else years, length)


def ratings(h: Any, leaf: Leaf, asked: Any) -> bool:
    return enough(h, leaf, dict.fromkeys(rated(h, leaf.params["at_least"], asked), 1), asked)


def years_with(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    return covers(h, counting(h, passing(h, p["any"], asked), asked), p["years"])


def titles_leaf(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    return enough(h, leaf, dict.fromkeys(titles(h, p["award"], asked, p["issuers"]), 1), asked)


def chain_years(h: Any, leaf: Leaf, asked: Any) -> set[int]:
    p: Any = leaf.params
    years = counting(h, titles(h, p["award"], asked, p["issuers"]), asked)
    for other in p["after"]:
        last = latest_before(h, other, asked)
        years = {y for y in years if y > last}
    return years


def chain(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    years = chain_years(h, leaf, asked)

    def reaches(year: int, length: int) -> bool:
        if year not in years:
            return False
        return length == 1 or any(
            reaches(year - gap, length - 1) for gap in range(1, p["step"] + 1)
        )

    ends = {"reference": (0,), "previous": (1,), "either": (0, 1)}[p["ending"]]
    return any(reaches(h.year - end, p["length"]) for end in ends)


def prior(h: Any, leaf: Leaf, asked: Any) -> bool:
    return bool(since(h, asked)[0])


def years_since(h: Any, leaf: Leaf, asked: Any) -> bool:
    return len(since(h, asked)[1]) >= int(str(leaf.params["min"]))


def initiative_counts(h: Any, leaf: Leaf, asked: Any) -> dict[int, int]:
    p: Any = leaf.params
    awards = h.plain.law.awards.values()
    spent = {"any": (), "title": ("form",), "form": ("title", "form")}[p["unused_for"]]
    codes = {a.code for a in awards if a.family in spent}

    def test(row: Any) -> bool | None:
        kinds = t.INITIATIVE_KINDS if p["kind"] == "any" else (p["kind"],)
        new = row.replicable or not p["replicable"]
        return both(row.level in up(t.INITIATIVE_LEVELS, p["level"]), row.kind in kinds, new,
                    codes.isdisjoint(row.used_for))  # fmt: skip

    return h.counts("initiatives", test, asked.best, lambda r: (r.year,))


def initiatives(h: Any, leaf: Leaf, asked: Any) -> bool:
    return enough(h, leaf, initiative_counts(h, leaf, asked), asked)


def such(leaf: Leaf, row: Any) -> bool:
    """Of these kinds and reaching so far, whoever launched it and however long it lasted."""
    p: Any = leaf.params
    return row.kind in p["kinds"] and row.level in up(t.ACHIEVEMENT_LEVELS, p["level"])


def achievement(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params

    def test(row: Any) -> bool | None:
        by = among(row.launched_by, p["launched_by"]) if p["launched_by"] else True
        long: bool | None = True
        if p["min_duration"]:
            long = None if row.duration is None else row.duration >= p["min_duration"]
        return both(such(leaf, row), by, long)

    counts = h.counts("achievements", test, asked.best, lambda r: (r.year,))
    if p["after"]:
        given = h.years("awards", lambda r: r.award in p["after"], asked.best)
        first = min(given, default=h.year)
        counts = {y: n for y, n in counts.items()
                  if given and (y > first or (y == first and asked.best))}  # fmt: skip
    return enough(h, leaf, counts, asked)


def months(h: Any) -> int:
    joined = h.subject.joined
    if joined is None:
        return 12
    begun = joined.year * 12 + joined.month - 1 + (joined.day > 1)
    return max(0, min(12, (h.year + 1) * 12 - begun))


def service(h: Any, leaf: Leaf, asked: Any) -> bool:
    return months(h) >= int(str(leaf.params["min_months"]))


def long_study(row: Any) -> bool | None:
    long = None
    if row.ends is not None:
        long = (row.ends.year - row.starts.year) * 12 + row.ends.month - row.starts.month >= 12
    return both(row.kind == "study", row.full_time, long)


def study(h: Any, leaf: Leaf, asked: Any) -> bool:
    below = t.STUDY_RESULTS[: t.STUDY_RESULTS.index(str(leaf.params["at_least"]))]
    return h.year not in h.years(
        "absences", lambda r: both(long_study(r), among(r.result, below)), asked.best,
        against=True, years=lambda r: span(h, r))  # fmt: skip


def absence(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    rows = [row for row in h.rows("absences") if row.kind in p["kinds"]]
    return not away(rows, p["months"], h.year, h.as_of, most=not asked.best,
                    together=p["count"] == "total")  # fmt: skip


def no_discipline(h: Any, leaf: Leaf, asked: Any) -> bool:
    forms = up(t.DISCIPLINE_FORMS, leaf.params["form"])
    years = h.years("discipline", lambda r: r.form in forms, asked.best, against=True,
                    years=lambda r: (r.starts.year,))  # fmt: skip
    return not windowed(h, leaf, years, asked)


def bloc(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params

    def test(row: Any) -> bool | None:
        leads = row.leader if p["leader"] else True
        exceeds = row.exceeds_targets if p["exceeds_targets"] else True
        return both(among(row.organised_by, p["by"]), leads, exceeds)

    return h.year in h.years("blocs", test, asked.best)


def body_rating(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    levels = up(t.RATINGS, p["at_least"])
    return all(_body_rated(h, body, levels, asked) for body in p["bodies"])


def _body_rated(h: Any, body: str, levels: tuple[str, ...], asked: Any) -> bool:
    rows = [r for r in h.rows("body_ratings") if r.body == body and r.year == h.year]
    if rows:
        return any(row.rating in levels for row in rows)
    missing = h.year in h.service() - h.recorded("body_ratings")
    return bool(asked.best and missing)


def collective_age(h: Any, leaf: Leaf, asked: Any) -> bool:
    founded = h.subject.founded
    if founded is None:
        return bool(asked.best)
    return h.year - founded.year >= int(str(leaf.params["min"]))


def role(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    return bool(p["setting"]) or h.subject.role in p["in"]


def share(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    roll = h.plain.rolls.of(h)
    part, whole = 100 * roll.having(p["title"], asked.best), p["percent"] * roll.total
    return roll.total > 0 and (part > whole if p["strictly"] else part >= whole)


def members(h: Any, leaf: Leaf, asked: Any) -> bool:
    p: Any = leaf.params
    roll = h.plain.rolls.of(h)
    if p["none_disciplined"]:
        return roll.disciplined(p["none_disciplined"], most=not asked.best) == 0
    if p["all_completed"]:
        return roll.failed(most=not asked.best) == 0
    return roll.having(p["title"], asked.best) >= p["min"]


def meets(h: Any, leaf: Leaf, asked: Any) -> bool:
    code = str(leaf.params["award"])
    on_record = h.years("awards", lambda r: r.award == code and r.method == "merit", best=False)
    if h.year in on_record:
        return True
    if h.subject.kind not in h.plain.law.awards[code].recipients:
        return False
    return bool(h.root(code, best=asked.best, strict=asked.strict))


def doubt(h: Any, leaf: Leaf, asked: Any) -> bool:
    sides = [LEAVES[side.kind](h, side, asked) for side in (leaf.strict, leaf.lenient) if side]
    return any(sides) if asked.best else all(sides)


LEAVES: dict[str, Judge] = {
    "rating": rating, "ratings": ratings, "years_with": years_with, "titles": titles_leaf,
    "chain": chain, "prior": prior, "years_since": years_since, "initiatives": initiatives,
    "achievement": achievement, "service": service, "study": study, "absence": absence,
    "no_discipline": no_discipline, "bloc": bloc, "body_rating": body_rating,
    "collective_age": collective_age, "role": role, "share": share, "members": members,
    "meets": meets, "doubt": doubt, **catalogue.LEAVES,
    "conduct": lambda *_: True, "unread": lambda _h, _leaf, asked: bool(asked.best),
}  # fmt: skip

# What holds of a text that is not verified, whatever its exact wording.
SURELY: dict[str, Judge] = {
    "service": lambda h, *_: months(h) >= 12,
    "study": lambda h, _leaf, asked: h.year not in h.years(
        "absences", long_study, asked.best, against=True, years=lambda r: span(h, r)),
    "no_discipline": no_discipline,
    "absence": absence,
    "members": lambda h, leaf, asked: bool(leaf.params["none_disciplined"])
    and members(h, leaf, asked),
}  # fmt: skip
POSSIBLY: dict[str, Judge] = {
    "ratings": lambda h, leaf, asked: bool(rated(h, leaf.params["at_least"], asked)),
    "titles": lambda h, leaf, asked: bool(
        titles(h, str(leaf.params["award"]), asked, leaf.params["issuers"])),  # type: ignore[arg-type]
    "chain": lambda h, leaf, asked: bool(chain_years(h, leaf, asked)),
    **catalogue.POSSIBLY,
    "prior": prior,
    "years_since": prior,
    "initiatives": lambda h, leaf, asked: bool(initiative_counts(h, leaf, asked)),
    "achievement": lambda h, leaf, asked: bool(windowed(
        h, leaf, h.years("achievements", lambda r: such(leaf, r), asked.best), asked)),
}  # fmt: skip
