"""Data on money or deadlines with one mistake refuses to load: file, line, what, what to do."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from thidua_rules.loading import LawError, law_folder, load_law
from thidua_rules.loading.calendar import load_calendar
from thidua_rules.loading.money import load_money
from thidua_rules.loading.named_awards import check_named_awards

D152 = "money/decree_152_2025.yaml"
D98 = "money/decree_98_2023.yaml"
D91 = "money/decree_91_2017.yaml"
SALARY = "money/base_salary.yaml"
FUND = "money/fund.yaml"
OFF = "calendar/days_off.yaml"
TERMS = "calendar/deadlines.yaml"
COUNTING = "calendar/counting.yaml"
WORKER = "{award: advanced_worker, kind: individual, coefficient: 0.3}"

JUNE = "rule: {month: 6, day: 30, next: true}\n        cite"
SHARED = "issuers: [commune], coefficient: unknown, sure: unknown"
OTHER = (
    "    }\n      - {award: commendation_certificate, kind: individual, coefficient: 0.1,"
    " issuers: [department, commune], sure: to_confirm"
)
LOCAL = (
    "        text: {vi: 'Do tỉnh quy định; dữ liệu chưa có quy định của tỉnh', en: 'Set by"
    " the province; its rule is not in the data'}\n"
)

# file, what stands there, what is written instead, what is wrong, the cure
MISTAKES: dict[str, tuple[str, str, str, str, str]] = {
    "a coefficient that is no number": (
        D152, WORKER, WORKER.replace("0.3", "a third"), "«a third» is not a positive number",
        "Write it with a point"),
    "a comma for the point": (
        D152, WORKER, WORKER.replace("0.3", '"0,3"'), "«0,3» is not a positive number", "4.5"),
    "a coefficient of nothing": (
        D152, WORKER, WORKER.replace("0.3", "0"), "«0» is not a positive number", ""),
    "a negative coefficient": (
        D152, WORKER, WORKER.replace("0.3", "-1"), "«-1» is not a positive number", ""),
    "infinity": (
        D152, WORKER, WORKER.replace("0.3", "Infinity"), "«Infinity» is not a positive", ""),
    "unknown, yet cited as read": (
        D152, WORKER, WORKER.replace("0.3", "unknown"), "yet it is cited as read",
        "Add «sure: unknown»"),
    "an award twice": (
        D152, WORKER, f"{WORKER}\n      - {WORKER}",
        "«advanced_worker» for individual stands twice", "Keep one of the two"),
    "an issuer twice": (D152, SHARED, SHARED + OTHER, "for individual stands twice", "Keep one"),
    "an unknown kind": (
        D152, WORKER, WORKER.replace("individual", "individuall"), "unknown word «individuall»",
        "Did you mean «individual»"),
    "an unknown issuer": (
        D152, "issuers: [commune]", "issuers: [village]", "unknown word «village»", "Use one of"),
    "an unknown word": (
        D152, WORKER, WORKER.replace("coefficient", "koefficient"), "unknown word «koefficient»",
        "Did you mean «coefficient»"),
    "an unknown payer": (
        D152, "payer: submitter}", "payer: nobody}", "unknown word «nobody»", "Use one of"),
    "an unknown source": (D152, "seen: S1\n", "seen: S99\n", "unknown source «S99»", "Add it"),
    "an unknown instrument": (
        D152, "cite: decree_152_2025 Điều 50\n", "cite: decree_0 Điều 50\n",
        "unknown instrument «decree_0»", "Use a code"),
    "no citation": (SALARY, ", cite: decree_38_2019", "", "this value is not cited", "Add «cite"),
    "no sureness": (SALARY, "sure: verified, seen: L161", "seen: L161", "no sureness", "Add «sure"),
    "verified without a source": (
        SALARY, ", sure: verified, seen: L161", ", sure: verified", "verified, but no source", ""),
    "two salaries on one day": (
        SALARY, "from: 2016-05-01", "from: 2016-04-30", "it begins on 2016-04-30, while line 6",
        "Let the earlier one end"),
    "a gap between salaries": (
        SALARY, "from: 2016-05-01", "from: 2016-05-02", "nothing covers 2016-05-01 to 2016-05-02",
        "Add what applied then"),
    "a salary that ends before it begins": (
        SALARY, "to: 2016-05-01", "to: 2013-07-01", "it ends on 2013-07-01, before it begins", ""),
    "a salary of nothing": (SALARY, "dong: 2530000", "dong: 0", "«0» is not a whole number", ""),
    "two texts on one day": (
        D98, "to: 2025-07-01", "to: 2025-07-02", "it begins on 2025-07-01, while line", ""),
    "an end without a beginning": (D91, "from: 2017-10-01\n", "", "«from» is missing", ""),
    "numbers in a text that is unread": (
        D91, "unread:", "rounding: {}\nunread:", "«rounding» stands in a text that is «unread»",
        "Remove one"),
    "a text without numbers": (D98, "together:", "foreigners:", "«together» is missing", "Add"),
    "rounding in no direction": (
        D152, "direction: up", "direction: sideways", "unknown word «sideways»", ""),
    "a multiple of nothing": (
        D152, "awards: [pm_merit_certificate, ", "awards: [cultural_family, pm_merit_certificate, ",
        "no coefficient of «cultural_family» for individual to multiply", "Add the row"),
    "a multiple beside a coefficient": (
        D152, WORKER, "{award: pm_merit_certificate, kind: household, coefficient: 3}",
        "«pm_merit_certificate» for household has a coefficient of its own too", "Keep the row"),
    "a default nobody offers": (
        D152, "default: multiply_first", "default: by_guess", "unknown word «by_guess»", ""),
    "a share of more than all": (
        FUND, "percent: 20\n", "percent: 101\n", "101 % is more than the whole", "percentage"),
    "two shares on one day": (
        FUND, "from: 2025-07-01, to: 2026-01-01", "from: 2025-07-01, to: 2026-01-02",
        "it begins on 2026-01-01, while line", ""),
    "a day of another year": (
        OFF, "new_year: [2021-01-01]", "new_year: [2022-01-03]", "2022-01-03 is not a day of 2021",
        "under the year 2022"),
    "a holiday on a weekend": (
        OFF, "new_year: [2021-01-01]", "new_year: [2021-01-02]", "2021-01-02 is a saturday",
        "Only a weekday"),
    "a day made up on a weekday": (
        OFF, "worked: [2024-05-04]", "worked: [2024-05-03]", "2024-05-03 is a friday",
        "Only a weekend day"),
    "a day off twice": (
        OFF, "new_year: [2021-01-01]", "new_year: [2021-01-01, 2021-01-01]",
        "2021-01-01 stands twice", "Keep one"),
    "a year twice": (OFF, "year: 2022\n", "year: 2021\n", "is not a day of 2021", ""),
    "a holiday without a name": (
        OFF, "{new_year: [2021-01-01]", "{new_yaer: [2021-01-01]", "unknown word «new_yaer»",
        "Did you mean «new_year»"),
    "an estimate that names no year": (
        OFF, "of {year} is", "of it is", "the sentence does not name the year", "Write {year}"),
    "an uncited year": (
        OFF, "    cite: letter_119_2022\n", "", "this value is not cited", "Add «cite"),
    "a count of nothing": (TERMS, "count: 30, unit: w", "count: 0, unit: w", "not a whole", ""),
    "an unknown unit": (TERMS, "unit: months", "unit: weeks", "unknown word «weeks»", "Use one"),
    "a fixed day without a year": (
        TERMS, JUNE, "rule: {month: 6, day: 30}\n        cite",
        "a fixed day needs «years_after» or «next»", "Write one"),
    "a fixed day with two years": (
        TERMS, JUNE, "rule: {month: 6, day: 30, next: true, years_after: 1}\n        cite",
        "a fixed day needs", ""),
    "a day no month has": (
        TERMS, JUNE, "rule: {month: 6, day: 31, next: true}\n        cite",
        "«31» is not a whole number", "from 1 to 30"),
    "next that is not": (
        TERMS, JUNE, "rule: {month: 6, day: 30, next: false}\n        cite",
        "«next» is not true", "years_after"),
    "a term twice": (
        TERMS, "code: hero_posting", "code: province_posting",
        "«province_posting» stands twice", ""),
    "versions that overlap": (
        TERMS, "to: 2024-01-01\n        rule", "to: 2024-01-02\n        rule",
        "it begins on 2024-01-01, while line", ""),
    "no rule and no reason": (TERMS, LOCAL, "", "no rule is given", "saying why"),
    "a rule that is unknown": (
        TERMS, "cite: decree_152_2025 Điều 57\n        sure: verified",
        "cite: decree_152_2025 Điều 57\n        sure: unknown",
        "a rule and «sure: unknown» do not go together", ""),
    "reporting years that overlap": (
        TERMS, "to_year: 2025", "to_year: 2026", "two versions cover the year 2025", "to_year"),
    "a reporting year without an end": (
        TERMS, "        ends: {month: 11, day: 30, year: 0}\n", "", "«ends» is missing", "Add"),
    "the end of a reporting year in no year": (
        TERMS, "ends: {month: 11, day: 30, year: 0}", "ends: {month: 11, day: 30}",
        "«year» is missing", "Add"),
    "counting that moves nowhere": (
        COUNTING, "moves: next", "moves: up", "unknown word «up»", "Use one of"),
}  # fmt: skip


def copy(root: Path) -> Path:
    """A law folder of its own for money and deadlines; the rest is the package's."""
    root.mkdir(exist_ok=True)
    for part in ("money", "calendar"):
        shutil.copytree(law_folder() / part, root / part)
    for part in ("instruments", "awards", "principles"):
        (root / part).symlink_to(law_folder() / part)
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy(tmp_path)


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Write something else once; the line of it."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def load(folder: Path, file: str) -> None:
    load_money(folder) if file.startswith("money") else load_calendar(folder)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_refuses_to_load_and_says_where(folder: Path, name: str) -> None:
    file, old, new, what, cure = MISTAKES[name]
    line = change(folder, file, old, new)
    with pytest.raises(LawError) as problem:
        load(folder, file)
    assert Path(problem.value.file).parent.name == file.split("/")[0]
    assert what in problem.value.what
    assert cure in problem.value.cure
    assert problem.value.line >= 1
    assert abs(problem.value.line - line) <= 130


@pytest.mark.parametrize("name", ["a coefficient that is no number", "a salary of nothing",
                                  "a day off twice", "an unknown unit"])  # fmt: skip
def test_the_line_is_the_one_that_is_wrong(folder: Path, name: str) -> None:
    file, old, new, _, _ = MISTAKES[name]
    line = change(folder, file, old, new)
    with pytest.raises(LawError) as problem:
        load(folder, file)
    assert problem.value.line == line


def test_the_data_of_the_package_loads_from_another_folder(folder: Path) -> None:
    assert load_money(folder).salaries == load_money().salaries
    assert load_calendar(folder).terms == load_calendar().terms


def test_each_value_keeps_its_time_its_source_and_its_note(folder: Path) -> None:
    calendar, money = load_calendar(folder), load_money(folder)
    periods = calendar.periods["statistics_year"].versions
    assert [(one.citation.starts, one.citation.ends) for one in periods] == [
        (date(2023, 1, 1), date(2025, 1, 1)), (date(2025, 1, 1), None),
    ]  # fmt: skip
    years = calendar.days_off.years
    assert (years[2024].citation.starts, years[2024].citation.ends) == (
        date(2024, 1, 1), date(2025, 1, 1),
    )  # fmt: skip
    assert {number for number, year in years.items() if year.note} == {2024, 2026}
    assert [regime.citation.instrument for regime in money.regimes] == [
        regime.code for regime in money.regimes
    ]


def test_a_folder_without_funds_still_has_bonuses(folder: Path) -> None:
    (folder / FUND).unlink()
    (folder / SALARY).unlink()
    money = load_money(folder)
    assert (money.shares, money.maxima, money.salaries) == ((), (), ())
    assert len(money.regimes) == 3


@pytest.mark.parametrize(
    ("file", "old"), [(SALARY, "dong: 2530000"), (OFF, "2026-11-24"), (TERMS, "count: 30")]
)
def test_money_and_deadlines_are_part_of_the_digest(tmp_path: Path, file: str, old: str) -> None:
    plain, changed = copy(tmp_path / "plain"), copy(tmp_path / "changed")
    same = copy(tmp_path / "same")
    change(changed, file, old, old + "0")
    digests = [load_law(root).digest for root in (plain, same, changed)]
    assert digests[0] == digests[1] != digests[2]


def test_an_award_that_is_not_declared_is_refused(folder: Path) -> None:
    known = load_money(folder).awards() | {
        award for term in load_calendar(folder).terms.values() for award in term.awards
    }
    check_named_awards(folder, known)
    with pytest.raises(LawError, match="no award «advanced_worker»") as problem:
        check_named_awards(folder, known - {"advanced_worker"})
    assert problem.value.line > 1
    with pytest.raises(LawError, match="no award «heroic_mother»"):
        check_named_awards(folder, known - {"heroic_mother"})
