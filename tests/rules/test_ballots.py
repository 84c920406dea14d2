"""Votes: the threshold of the law or of the council, exact to one vote, absent members counted."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thidua_rules.ballots import (
    Absent,
    Ballots,
    BallotsError,
    Denominator,
    Entry,
    Method,
    Outcome,
    Reason,
    Rule,
    Source,
    count_votes,
    needed,
    rank,
)
from thidua_rules.model.verdict import Citation, Sureness

CITED = Citation("x", "Quy chế thử", "Điều 2", date(2020, 1, 1), None, Sureness.VERIFIED)
RULE = Rule("tested", 80, Source.LAW, CITED)


# -- the threshold --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("percent", "total", "least", "more_than"),
    [(90, 9, 9, 9), (80, 9, 8, 8), (80, 10, 8, 9), (90, 10, 9, 10), (50, 9, 5, 5), (50, 10, 5, 6),
     (100, 7, 7, 8), (0, 7, 0, 1)],
)  # fmt: skip
def test_votes_needed(percent: int, total: int, least: int, more_than: int) -> None:
    assert needed(percent, total) == least
    assert needed(percent, total, strictly=True) == more_than


@given(st.integers(0, 100), st.integers(1, 60), st.integers(0, 60), st.booleans())
def test_a_vote_passes_exactly_when_the_fraction_reaches_the_threshold(
    percent: int, members: int, yes: int, strictly: bool
) -> None:
    assume(yes <= members)
    result = count_votes(replace(RULE, percent=percent, strictly=strictly), Ballots(members, yes))
    asked, share = Fraction(percent, 100), Fraction(yes, members)
    passed = share > asked if strictly else share >= asked
    assert result.outcome is (Outcome.PASSED if passed else Outcome.NOT_PASSED)
    assert result.reason is None
    assert result.share == share
    assert result.margin == yes - result.needed
    assert (result.margin >= 0) is passed


@given(st.integers(1, 40), st.integers(0, 40), st.sampled_from([80, 90]))
def test_one_more_vote_never_hurts(members: int, yes: int, percent: int) -> None:
    assume(yes < members)
    order = [Outcome.NOT_PASSED, Outcome.PASSED]
    rule = replace(RULE, percent=percent)
    before = count_votes(rule, Ballots(members, yes)).outcome
    after = count_votes(rule, Ballots(members, yes + 1)).outcome
    assert order.index(before) <= order.index(after)


# -- what the share is taken of -------------------------------------------------------------------
COUNT = Ballots(12, 5, present=9, against=1, blank=1, invalid=1, written_for=1, written_against=1)


@pytest.mark.parametrize(
    ("of", "absent", "total", "yes"),
    [
        (Denominator.ALL_MEMBERS, Absent.NOT_AGREEING, 12, 5),
        (Denominator.ALL_MEMBERS, Absent.WRITTEN, 12, 6),
        (Denominator.PRESENT, Absent.NOT_AGREEING, 9, 5),
        (Denominator.PRESENT, Absent.WRITTEN, 11, 6),
        (Denominator.BALLOTS_CAST, Absent.NOT_AGREEING, 8, 5),
        (Denominator.BALLOTS_CAST, Absent.WRITTEN, 10, 6),
    ],
)
def test_the_denominator(of, absent, total, yes) -> None:
    result = count_votes(replace(RULE, of=of, absent=absent), COUNT)
    assert (result.total, result.yes) == (total, yes)
    assert result.ignored == (0 if absent is Absent.WRITTEN else 2)
    assert result.needed == needed(80, total)


def test_the_conflicted_leave_the_total_only_where_the_rule_says_so() -> None:
    ballots = Ballots(10, 7, conflicted=2)
    assert count_votes(RULE, ballots).total == 10
    result = count_votes(replace(RULE, conflict_removed=True), ballots)
    assert (result.total, result.needed, result.outcome) == (8, 7, Outcome.PASSED)


# -- valid or not ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("present", "outcome", "reason"),
    [(5, Outcome.NOT_VALID, Reason.QUORUM), (6, Outcome.NOT_PASSED, None),
     (None, Outcome.UNKNOWN, Reason.PRESENT_UNKNOWN)],
)  # fmt: skip
def test_two_thirds_of_nine_is_six(present, outcome, reason) -> None:
    result = count_votes(replace(RULE, quorum=Fraction(2, 3)), Ballots(9, 5, present=present))
    assert (result.outcome, result.reason) == (outcome, reason)


@given(st.integers(0, 30), st.integers(1, 30), st.sampled_from([(2, 3), (4, 5), (1, 2), (1, 1)]))
def test_a_quorum_is_the_exact_fraction(present: int, members: int, part: tuple[int, int]) -> None:
    assume(present <= members)
    quorum = Fraction(*part)
    result = count_votes(replace(RULE, quorum=quorum), Ballots(members, 0, present=present))
    short = Fraction(present, members) < quorum
    assert (result.reason is Reason.QUORUM) is short


@pytest.mark.parametrize(
    ("asked", "held", "outcome"),
    [
        (Method.SECRET, Method.HANDS, Outcome.NOT_VALID),
        (Method.SECRET, Method.SECRET, Outcome.PASSED),
        (Method.SECRET, None, Outcome.PASSED),
        (Method.ANY, Method.HANDS, Outcome.PASSED),
        (Method.HANDS, Method.SECRET, Outcome.PASSED),
    ],
)
def test_a_secret_ballot_cannot_be_a_show_of_hands(asked, held, outcome) -> None:
    result = count_votes(replace(RULE, method=asked), Ballots(5, 5, method=held))
    assert result.outcome is outcome
    assert (result.reason is Reason.NOT_SECRET) is (outcome is Outcome.NOT_VALID)


def test_nobody_present_is_no_vote() -> None:
    result = count_votes(replace(RULE, of=Denominator.PRESENT), Ballots(5, 0, present=0))
    assert (result.outcome, result.reason, result.share) == (
        Outcome.NOT_VALID, Reason.NOBODY, None,
    )  # fmt: skip


def test_without_a_rule_the_numbers_stand_alone() -> None:
    result = count_votes(replace(RULE, percent=None), Ballots(9, 6))
    assert (result.outcome, result.reason) == (Outcome.UNKNOWN, Reason.NO_RULE)
    assert (result.needed, result.margin, result.share) == (None, None, Fraction(2, 3))


def test_of_those_present_needs_to_know_how_many() -> None:
    result = count_votes(replace(RULE, of=Denominator.PRESENT), Ballots(9, 6))
    assert (result.outcome, result.reason, result.total) == (
        Outcome.UNKNOWN, Reason.PRESENT_UNKNOWN, None,
    )  # fmt: skip


# -- numbers that cannot be -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ballots", "key", "value", "most"),
    [
        (Ballots(9, 10), "in_favour", 10, 9),
        (Ballots(9, 6, present=7, against=1, blank=1), "in_favour", 8, 7),
        (Ballots(9, 6, present=7, invalid=2), "in_favour", 8, 7),
        (Ballots(9, 7, written_for=2, written_against=1), "in_favour", 7, 6),
        (Ballots(9, 7, present=8, written_for=2), "present", 8, 7),
        (Ballots(9, 7, present=8, conflicted=2), "present", 8, 7),
        (Ballots(9, 0, written_for=6, written_against=4), "written_for", 10, 9),
        (Ballots(9, -1), "in_favour", -1, 9),
        (Ballots(9, 1, blank=-1), "blank", -1, 9),
        (Ballots(-1, 0), "members", -1, -1),
    ],
)
def test_contradictions_are_refused_with_the_number_that_is_wrong(
    ballots, key, value, most
) -> None:
    with pytest.raises(BallotsError) as caught:
        count_votes(RULE, ballots)
    assert (caught.value.key, caught.value.value, caught.value.most) == (key, value, most)
    assert str(caught.value) == f"{key}: {value} is not possible, between 0 and {most} is"


@pytest.mark.parametrize(
    "ballots",
    [Ballots(9, 9), Ballots(9, 7, present=7), Ballots(9, 7, present=7, written_for=2),
     Ballots(9, 5, present=8, against=1, blank=1, invalid=1, conflicted=1),
     Ballots(0, 0), Ballots(3, 0, written_for=3)],
)  # fmt: skip
def test_counts_that_just_fit_are_taken(ballots) -> None:
    assert count_votes(RULE, ballots).ballots is ballots


def test_every_number_is_checked() -> None:
    numbers = [f.name for f in fields(Ballots) if f.name != "method"]
    for name in numbers:
        with pytest.raises(BallotsError):
            count_votes(
                RULE, Ballots(**({"members": 9, "in_favour": 1, "present": 3} | {name: -1}))
            )


# -- more have passed than places -----------------------------------------------------------------
def uids(entries: tuple[Entry, ...]) -> str:
    return "".join(one.uid for one in entries)


@pytest.mark.parametrize(
    ("votes", "places", "chosen", "tied", "left", "out"),
    [
        ({"a": 9, "b": 8, "c": 7}, 2, "ab", "", 0, "c"),
        ({"c": 7, "b": 8, "a": 9}, 2, "ab", "", 0, "c"),
        ({"a": 9, "b": 8, "c": 8, "d": 7}, 2, "a", "bc", 1, "d"),
        ({"a": 9, "b": 8, "c": 8}, 3, "abc", "", 0, ""),
        ({"a": 9, "b": 9, "c": 8, "d": 8}, 2, "ab", "", 0, "cd"),
        ({"a": 8, "b": 8, "c": 8}, 2, "", "abc", 2, ""),
        ({"a": 8}, 0, "", "", 0, "a"),
        ({}, 0, "", "", 0, ""),
        ({"a": 8}, 5, "a", "", 0, ""),
    ],
)
def test_the_highest_share_first_and_ties_are_told(votes, places, chosen, tied, left, out) -> None:
    found = rank([Entry(uid, yes, 9) for uid, yes in votes.items()], places)
    assert (uids(found.chosen), uids(found.tied), found.places, uids(found.out)) == (
        chosen, tied, left, out,
    )  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12)), max_size=9), st.integers(0, 9))
def test_nobody_with_a_place_has_a_lower_share_than_one_without(
    votes: list[tuple[int, int]], places: int
) -> None:
    entries = [Entry(str(n), min(v), max(v)) for n, v in enumerate(votes)]
    found = rank(entries, places)
    assert sorted(e.uid for e in (*found.chosen, *found.tied, *found.out)) == sorted(
        e.uid for e in entries
    )
    assert len(found.chosen) + found.places == min(places, len(entries))
    assert not found.tied or 0 < found.places < len(found.tied)
    assert len({e.share for e in found.tied}) <= 1
    for higher, lower in ((found.chosen, found.tied), (found.tied, found.out),
                          (found.chosen, found.out)):  # fmt: skip
        assert all(h.share > low.share for h in higher for low in lower)


@pytest.mark.parametrize(
    ("entry", "places"),
    [(Entry("a", 3, 2), 1), (Entry("a", -1, 2), 1), (Entry("a", 0, 0), 1), (Entry("a", 1, 2), -1)],
)
def test_votes_and_places_must_be_counts(entry, places) -> None:
    with pytest.raises(ValueError, match="must be counts"):
        rank([entry], places)
