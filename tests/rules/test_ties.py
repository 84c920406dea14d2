"""Among equals: women, and whom commendation favours, come first."""

from __future__ import annotations

import pytest

from thidua_rules.loading import load_law
from thidua_rules.principles.ties import Candidate, Placed, Women, place

LAW = load_law()
PREFERENCE = LAW.principles["preference"].versions[-1]
HE, SHE = "male", "female"


@pytest.mark.parametrize(
    ("candidates", "places", "placed"),
    [
        ([("a", 9, HE), ("b", 8, SHE)], 1, Placed(("a",), (), (), 0, ("b",))),
        ([("a", 9, HE), ("b", 9, SHE)], 1, Placed(("b",), ("b",), (), 0, ("a",))),
        ([("a", 9, HE), ("b", 9, HE)], 1, Placed((), (), ("a", "b"), 1, ())),
        ([("a", 9, SHE), ("b", 9, SHE), ("c", 9, HE)], 1, Placed((), (), ("a", "b"), 1, ("c",))),
        ([("a", 9, None), ("b", 9, SHE)], 1, Placed(("b",), ("b",), (), 0, ("a",))),
        ([("a", 9, HE), ("b", 8, HE), ("c", 8, HE)], 2, Placed(("a",), (), ("b", "c"), 1, ())),
        ([("a", 9, HE)], 3, Placed(("a",), (), (), 0, ())),
        ([("a", 9, HE)], 0, Placed((), (), (), 0, ("a",))),
        ([], 2, Placed((), (), (), 0, ())),
    ],
)
def test_women_are_preferred_among_equals_only(
    candidates: list[tuple[str, int, str | None]], places: int, placed: Placed
) -> None:
    assert place([Candidate(*one) for one in candidates], places, PREFERENCE) == placed


@pytest.mark.parametrize(
    ("women", "total", "first"), [(7, 10, "b"), (69, 100, "a"), (70, 100, "b"), (0, 0, "a")]
)
def test_a_collective_is_preferred_from_70_percent_of_women(
    women: int, total: int, first: str
) -> None:
    rivals = [Candidate("a", 5, staff=Women(6, 10)), Candidate("b", 5, staff=Women(women, total))]
    found = place(rivals, 1, PREFERENCE)
    assert (found.chosen == ("b",)) is (first == "b")
    assert (found.edge == ("a", "b")) is (first == "a")


def test_a_negative_number_of_places_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        place([], -1, PREFERENCE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"group": "worker"}, {"group": "official"}), ({"group": "farmer"}, {"group": None}),
        ({"remote": True}, {"remote": None}), ({"remote": True}, {"remote": False}),
    ],
)  # fmt: skip
def test_among_those_still_equal_whom_commendation_favours_comes_first(
    one: dict[str, object], other: dict[str, object]
) -> None:
    (priority,) = LAW.principles["priority"].versions
    pair = [Candidate("b", 9, "male", **other), Candidate("a", 9, "male", **one)]
    assert place(pair, 1, PREFERENCE, priority).chosen == ("a",)
    assert place(pair, 1, PREFERENCE).edge == ("b", "a"), "without the principle nobody is"
    woman = Candidate("w", 9, "female", **other)
    assert place([*pair, woman], 1, PREFERENCE, priority).chosen == ("w",), "a tie's own rule first"


def test_the_grounds_of_favour_have_no_order() -> None:
    (priority,) = LAW.principles["priority"].versions
    pair = [Candidate("b", 9, "male", group="worker"), Candidate("a", 9, "male", remote=True)]
    assert place(pair, 1, PREFERENCE, priority).edge == ("b", "a")
