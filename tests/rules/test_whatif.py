"""A history with some rows more or fewer."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_rules.judging import judge
from thidua_rules.loading import InputError, load_law
from thidua_rules.model.question import Question
from thidua_rules.model.verdict import Overall
from thidua_rules.planning.whatif import read_changes, suppose
from thidua_rules.tables import AwardHeld, Coverage, Initiative, Rating, Register, Subject

LAW = load_law()
REGISTER = Register(
    subjects=[Subject("a", joined=date(2010, 1, 1))],
    ratings=[Rating("a", 2024, "good"), Rating("a", 2025, "good")],
    awards=[AwardHeld("a", "emulation_fighter_grassroots", 2024),
            AwardHeld("a", "advanced_worker", 2024)],
    initiatives=[Initiative("a", 2024, "base")],
    coverage=[Coverage("a", t, 2010, 2025) for t in ("ratings", "awards", "initiatives")],
)  # fmt: skip


def changed(text: str) -> Register:
    return suppose(REGISTER, read_changes([text], "a", LAW.awards))


def test_a_rating_takes_the_place_of_the_one_on_record():
    assert changed("2025 rating excellent").ratings == [
        Rating("a", 2024, "good"), Rating("a", 2025, "excellent")]  # fmt: skip


def test_an_initiative_is_one_more():
    found = changed("2025 initiative ministry_province replicable; 2025 science_work base")
    assert found.initiatives[1:] == [
        Initiative("a", 2025, "ministry_province", "initiative", replicable=True),
        Initiative("a", 2025, "base", "science_work"),
    ]


def test_an_award_may_be_taken_away_and_only_that_one():
    found = changed("without 2024 award emulation_fighter_grassroots")
    assert found.awards == [AwardHeld("a", "advanced_worker", 2024)]
    assert len(REGISTER.awards) == 2


def test_an_award_may_name_its_issuer():
    found = changed("2025 award ministry_province_merit_certificate province")
    assert found.awards[-1].issuer == "province"


def test_bloc_and_achievement():
    found = changed("2025 bloc leader exceeds_targets; 2025 achievement sudden ministry_province")
    assert (found.blocs[0].leader, found.blocs[0].exceeds_targets) == (True, True)
    assert (found.achievements[0].kind, found.achievements[0].level) == (
        "sudden", "ministry_province")  # fmt: skip
    assert changed("2025 bloc leader").blocs[0].exceeds_targets is None


def test_the_verdict_follows():
    question = Question(2025, date(2026, 1, 15), awards=("emulation_fighter_grassroots",))
    before = judge(REGISTER, LAW, question)
    after = judge(changed("2025 rating excellent"), LAW, question)
    assert Overall(before.overall[0, 0]) is Overall.NOT_ELIGIBLE
    assert Overall(after.overall[0, 0]) is Overall.ELIGIBLE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rating excellent", "is not a change"),
        ("2025", "is not a change"),
        ("1800 rating good", "1800 is not a year"),
        ("2025 salary high", "«salary» is not known"),
        ("2025 rating splendid", "«splendid» is not known here"),
        ("2025 rating", "stops too early"),
        ("2025 award emulation_fighter_grasroots", "emulation_fighter_grassroots"),
        ("2025 award advanced_worker nobody", "«nobody» is not known here"),
    ],
)
def test_a_change_that_cannot_be_read_says_what_may_be_written(text, said):
    with pytest.raises(InputError) as caught:
        read_changes([text], "a", LAW.awards)
    assert said in str(caught.value)
    assert "--what-if" in str(caught.value)
