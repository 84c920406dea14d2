"""What each leaf word means: met, not met, unknown, and where the line runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.laws import SETTING, law_asking, leaf, result_of, since
from thidua_rules.model.verdict import Status

MET, NOT_MET, UNKNOWN = Status.MET, Status.NOT_MET, Status.UNKNOWN
COLLECTIVE = "subject: {kind: collective, role: division, founded: 2014-06-15}\n"


def years(table: str, key: str, words: dict[int, str]) -> str:
    rows = ", ".join(f"{{year: {year}, {key}: {word}}}" for year, word in words.items())
    return f"{table}: [{rows}]\n"


def ratings(**said: str) -> str:
    return years("ratings", "rating", {int(k[1:]): v for k, v in said.items()})


def titles(code: str, *held: int) -> str:
    return years("awards", "award", dict.fromkeys(held, code))


def fighter(*held: int) -> str:
    return titles("emulation_fighter_grassroots", *held)


RATINGS = [
    ("rating: {at_least: good}", ratings(y2024="excellent"), MET, 1),
    ("rating: {at_least: good}", ratings(y2024="good"), MET, 1),
    ("rating: {at_least: good}", ratings(y2024="completed"), NOT_MET, 0),
    ("rating: {at_least: good}", "ratings: []", NOT_MET, 0),
    ("rating: {at_least: good}", "", UNKNOWN, 0),
    ("rating: {at_least: good, years: 2}", ratings(y2023="good", y2024="good"), MET, 2),
    ("rating: {at_least: good, years: 2}", ratings(y2022="good", y2024="good"), NOT_MET, 1),
    ("rating: {at_least: good, years: 2}", ratings(y2023="good"), NOT_MET, 0),
    ("ratings: {at_least: good, min: 2, window: 3}", ratings(y2022="good", y2024="good"), MET, 2),
    ("ratings: {at_least: good, min: 2, window: 3}",
     ratings(y2021="good", y2024="good"), NOT_MET, 1),
]  # fmt: skip
CHAIN = "chain: {award: emulation_fighter_grassroots, length: 3, ending: %s}"
CHAINS = [
    (CHAIN % "reference", fighter(2022, 2023, 2024), MET, 3),
    (CHAIN % "reference", fighter(2021, 2022, 2023), NOT_MET, 0),
    (CHAIN % "reference", fighter(2021, 2022, 2024), NOT_MET, 1),  # a hole
    (CHAIN % "previous", fighter(2021, 2022, 2023), MET, 3),
    (CHAIN % "previous", fighter(2022, 2023, 2024), NOT_MET, 2),
    (CHAIN % "either", fighter(2021, 2022, 2023), MET, 3),
    (CHAIN % "either", fighter(2022, 2023, 2024), MET, 3),
    (CHAIN % "either", fighter(2020, 2021, 2022), NOT_MET, 0),
    (CHAIN % "either", fighter(2020, 2021, 2022, 2023, 2024), MET, 5),
    (CHAIN % "either", "", UNKNOWN, 0),
    ("chain: {award: certificate, length: 2, step: 3}", titles("certificate", 2021, 2024), MET, 2),
    ("chain: {award: certificate, length: 2, step: 3}",
     titles("certificate", 2020, 2024), NOT_MET, 1),
    ("chain: {award: certificate, length: 3, step: 2}",
     titles("certificate", 2020, 2022, 2024), MET, 3),
    ("chain: {award: certificate, length: 3, step: 2}",
     titles("certificate", 2019, 2022, 2024), NOT_MET, 2),
    ("chain: {award: certificate, length: 2, after: order}",
     titles("certificate", 2023, 2024)[:-2] + ", {award: order, year: 2023}]", NOT_MET, 1),
    ("chain: {award: certificate, length: 2, after: order}",
     titles("certificate", 2023, 2024)[:-2] + ", {award: order, year: 2022}]", MET, 2),
]  # fmt: skip
TITLES = [
    ("titles: {award: certificate, min: 2, window: 5}", titles("certificate", 2020, 2024), MET, 2),
    ("titles: {award: certificate, min: 2, window: 4}",
     titles("certificate", 2020, 2024), NOT_MET, 1),
    ("titles: {award: certificate, window: year}", titles("certificate", 2024), MET, 1),
    ("titles: {award: certificate, window: year, issuers: [province]}",
     "awards: [{award: certificate, year: 2024, issuer: province}]", MET, 1),
    ("titles: {award: certificate, window: year, issuers: [province]}",
     "awards: [{award: certificate, year: 2024, issuer: ministry}]", NOT_MET, 0),
    ("titles: {award: certificate, window: year, issuers: [province]}",
     "awards: [{award: certificate, year: 2024}]", UNKNOWN, 0),  # by whom is not recorded
    ("titles: {award: certificate, window: year}",
     "awards: [{award: certificate, year: 2024, method: sudden}]", NOT_MET, 0),
    ("years_with: {any: [{rating: excellent}, {title: certificate}], years: 2}",
     ratings(y2024="excellent") + titles("certificate", 2023), MET, 2),
    ("years_with: {any: [{rating: excellent}, {title: certificate}], years: 2}",
     ratings(y2024="excellent", y2023="good") + titles("certificate", 2022), NOT_MET, 1),
]  # fmt: skip


def initiatives(*rows: str) -> str:
    return f"initiatives: [{', '.join(f'{{{row}}}' for row in rows)}]\n"


INITIATIVES = [
    ("initiatives: {level: base, min: 1, window: year}", initiatives("year: 2024"), MET, 1),
    ("initiatives: {level: base, min: 1, window: year}", initiatives("year: 2023"), NOT_MET, 0),
    ("initiatives: {level: base, min: 1, window: year}", "initiatives: []", NOT_MET, 0),
    ("initiatives: {level: base, min: 1, window: year}", "", UNKNOWN, 0),
    ("initiatives: {level: ministry_province, window: year}",
     initiatives("year: 2024, level: base"), NOT_MET, 0),
    ("initiatives: {level: ministry_province, window: year}",
     initiatives("year: 2024, level: national"), MET, 1),
    # three in one year and one in another: what happens several times a year is counted
    ("initiatives: {level: base, min: 4, window: 2}",
     initiatives("year: 2024", "year: 2024", "year: 2024", "year: 2023"), MET, 4),
    ("initiatives: {level: base, min: 5, window: 2}",
     initiatives("year: 2024", "year: 2024", "year: 2024", "year: 2023"), NOT_MET, 4),
    ("initiatives: {level: base, kind: science_work, window: year}",
     initiatives("year: 2024, kind: initiative"), NOT_MET, 0),
    ("initiatives: {level: base, kind: any, min: 2, window: year}",
     initiatives("year: 2024, kind: initiative", "year: 2024, kind: science_work"), MET, 2),
    ("initiatives: {level: base, window: year, replicable: true}",
     initiatives("year: 2024"), NOT_MET, 0),
    ("initiatives: {level: base, window: year, replicable: true}",
     initiatives("year: 2024, replicable: true"), MET, 1),
    ("initiatives: {level: base, window: year, unused_for: title}",
     initiatives("year: 2024, used_for: [certificate]"), NOT_MET, 0),
    ("initiatives: {level: base, window: year, unused_for: title}",
     initiatives("year: 2024, used_for: [advanced_worker]"), MET, 1),
    ("initiatives: {level: base, window: year, unused_for: form}",
     initiatives("year: 2024, used_for: [advanced_worker]"), NOT_MET, 0),
    ("initiatives: {level: base, window: year, unused_for: any}",
     initiatives("year: 2024, used_for: [advanced_worker, certificate]"), MET, 1),
    # the whole unbroken run of excellent years, not the last two alone
    ("initiatives: {level: base, min: 2, window: {run: excellent}}",
     ratings(y2022="excellent", y2023="excellent", y2024="excellent")
     + initiatives("year: 2022", "year: 2023"), MET, 2),
    ("initiatives: {level: base, min: 2, window: {run: excellent}}",
     ratings(y2022="excellent", y2023="good", y2024="excellent")
     + initiatives("year: 2022", "year: 2024"), NOT_MET, 1),
]  # fmt: skip


def achieved(row: str) -> str:
    return f"achievements: [{{year: 2024, {row}}}]\n"


MOVEMENT = "achievement: {kinds: [movement], launched_by: [province], min_duration: 3}"
ACHIEVEMENTS = [
    ("achievement: {kinds: [many, sudden]}", achieved("kind: sudden"), MET, 1),
    ("achievement: {kinds: [many, sudden]}", achieved("kind: prize"), NOT_MET, 0),
    ("achievement: {kinds: [many]}", "", NOT_MET, 0),  # a claim: not met until recorded
    ("achievement: {kinds: [many], level: ministry_province}",
     achieved("kind: many, level: commune"), NOT_MET, 0),
    (MOVEMENT, achieved("kind: movement, launched_by: province, duration: 3"), MET, 1),
    (MOVEMENT, achieved("kind: movement, launched_by: province, duration: 2"), NOT_MET, 0),
    (MOVEMENT, achieved("kind: movement, launched_by: ministry, duration: 5"), NOT_MET, 0),
    (MOVEMENT, achieved("kind: movement, launched_by: province"), UNKNOWN, 0),  # how long?
]  # fmt: skip
STUDY = "absences: [{kind: study, from: 2023-09-01, to: %s, result: %s, full_time: %s}]"
AWAY = "absences: [{kind: %s, from: %s, to: %s}]"
TWICE = ("absences: [{kind: sick, from: %s, to: %s}, "
         "{kind: unpaid, from: 2024-08-01, to: 2024-10-01}]")  # fmt: skip
SERVICE = [
    ("service: {min_months: 6}", "subject: {kind: individual, joined: 2024-07-01}", MET, 6),
    ("service: {min_months: 6}", "subject: {kind: individual, joined: 2024-07-02}", NOT_MET, 5),
    ("service: {min_months: 10}", "subject: {kind: individual, joined: 2024-03-01}", MET, 10),
    ("service: {min_months: 6}", "subject: {kind: individual, joined: 2025-01-01}", NOT_MET, 0),
    ("service: {min_months: 6}", "subject: {kind: individual}", MET, 12),  # presumed
    ("study: {at_least: fair}", STUDY % ("2024-09-01", "average", "true"), NOT_MET, 1),
    ("study: {at_least: fair}", STUDY % ("2024-09-01", "fair", "true"), MET, 0),
    ("study: {at_least: fair}", STUDY % ("2024-08-01", "failed", "true"), MET, 0),  # 11 months
    ("study: {at_least: fair}", STUDY % ("2024-09-01", "failed", "false"), MET, 0),
    ("study: {at_least: fair}",
     "absences: [{kind: study, from: 2023-09-01, to: 2024-09-01}]", UNKNOWN, 1),
    ("study: {at_least: fair}",
     "absences: [{kind: maternity, from: 2023-02-01, to: 2024-02-01}]", MET, 0),
    ("absence: {months: 3}", "absences: []", MET, 0),
    ("absence: {months: 3}", AWAY % ("unpaid", "2024-03-01", "2024-06-01"), NOT_MET, 1),
    ("absence: {months: 3}", AWAY % ("unpaid", "2024-03-01", "2024-05-01"), MET, 0),  # 2 months
    ("absence: {months: 3}", AWAY % ("unpaid", "2023-03-01", "2025-06-01"), NOT_MET, 1),
    ("absence: {months: 3}", AWAY % ("unpaid", "2023-11-01", "2024-02-01"), MET, 0),  # 1 month
    ("absence: {months: 3}", AWAY % ("unpaid", "2023-11-01", "2024-04-01"), NOT_MET, 1),
    ("absence: {months: 3}", AWAY % ("unpaid", "2024-10-02", "2025-06-01"), MET, 0),  # a day short
    ("absence: {months: 3}", AWAY % ("unpaid", "2024-10-01", "2025-06-01"), NOT_MET, 1),
    ("absence: {months: 3}", AWAY % ("unpaid", "2024-03-20", "2024-06-19"), MET, 0),  # a day short
    ("absence: {months: 3}", "absences: [{kind: unpaid, from: 2024-08-01}]", UNKNOWN, 1),
    ("absence: {months: 3}", "absences: [{kind: unpaid, from: 2024-11-01}]", MET, 0),
    ("absence: {months: 3}", TWICE % ("2024-02-01", "2024-04-01"), NOT_MET, 1),  # 2 + 2 months
    ("absence: {months: 3, count: longest}", TWICE % ("2024-02-01", "2024-04-01"), MET, 0),
    ("absence: {months: 3}", TWICE % ("2024-02-10", "2024-03-10"), NOT_MET, 1),  # 1 + 2
    ("absence: {months: 3}", TWICE % ("2024-02-10", "2024-03-09"), UNKNOWN, 1),  # 28 days + 2
    ("absence: {months: 3}", TWICE % ("2024-02-10", "2024-03-08"), MET, 0),  # 27 days + 2
    ("absence: {months: 3}", TWICE % ("2024-10-01", "2024-11-01"), NOT_MET, 1),  # one stretch
    ("absence: {months: 3}", TWICE % ("2024-08-15", "2024-09-15"), MET, 0),  # counted once
    ("absence: {months: 3}", AWAY % ("maternity", "2024-03-01", "2024-09-01"), MET, 0),
    ("absence: {months: 6, kinds: [secondment]}",
     AWAY % ("secondment", "2024-01-01", "2024-07-01"), NOT_MET, 1),
    ("no_discipline: {form: warning}",
     "discipline: [{form: reprimand, from: 2024-05-01, to: 2024-11-01}]", MET, 0),
    ("no_discipline: {form: warning}",
     "discipline: [{form: demotion, from: 2024-12-31}]", NOT_MET, 1),
    ("no_discipline: {form: warning}", "discipline: [{form: demotion, from: 2025-01-01}]", MET, 0),
    ("no_discipline: {form: warning, window: 2}",
     "discipline: [{form: warning, from: 2023-01-01}]", NOT_MET, 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "history", "status", "value"),
    [*RATINGS, *CHAINS, *TITLES, *INITIATIVES, *ACHIEVEMENTS, *SERVICE],
)
def test_a_person(tmp_path: Path, word: str, history: str, status: Status, value: int) -> None:
    result = result_of(law_asking(tmp_path, leaf(word)), history)
    assert (result.status, result.value) == (status, value)


def roll(**counts: object) -> str:
    said = ", ".join(f"{key}: {value}" for key, value in counts.items())
    return f"members: {{2024: {{{said}}}}}\n"


SHARE = "share: {title: advanced_worker, percent: 70}"
OVER_HALF = "share: {title: advanced_worker, percent: 50, strictly: true}"
NONE_WARNED = "members: {none_disciplined: warning}"
COLLECTIVES = [
    (SHARE, roll(total=20, advanced_worker=14), MET, 0),  # exactly 70 %
    (SHARE, roll(total=10000, advanced_worker=6999), NOT_MET, -1),  # 69,99 %
    (SHARE, roll(total=3, advanced_worker=2), NOT_MET, -1),  # 66,7 %: 2,1 rounds up to 3
    (SHARE, roll(total=0, advanced_worker=0), NOT_MET, 0),  # a roll of nobody has no share
    (SHARE, roll(total=20), UNKNOWN, -14),
    (SHARE, "", UNKNOWN, -1),  # no roll of the year
    (OVER_HALF, roll(total=20, advanced_worker=10), NOT_MET, -1),
    (OVER_HALF, roll(total=20, advanced_worker=11), MET, 0),
    (OVER_HALF, roll(total=21, advanced_worker=11), MET, 0),
    ("members: {title: emulation_fighter_grassroots, min: 1}",
     roll(total=9, emulation_fighter_grassroots=1), MET, 0),
    ("members: {title: emulation_fighter_grassroots, min: 1}",
     roll(total=9, emulation_fighter_grassroots=0), NOT_MET, -1),
    ("members: {title: emulation_fighter_grassroots, min: 1}", roll(total=9), UNKNOWN, -1),
    ("members: {all_completed: true}", roll(total=9, all_completed="true"), MET, 0),
    ("members: {all_completed: true}", roll(total=9, all_completed="false"), NOT_MET, -1),
    ("members: {all_completed: true}", roll(total=9), UNKNOWN, -1),
    (NONE_WARNED, roll(total=9, disciplined_warning_or_more=0), MET, 0),
    (NONE_WARNED, roll(total=9, disciplined_warning_or_more=2), NOT_MET, -2),
    ("members: {none_disciplined: dismissal}",
     roll(total=9, disciplined_warning_or_more=2), UNKNOWN, -2),
    ("members: {none_disciplined: dismissal}",
     roll(total=9, disciplined_warning_or_more=0), MET, 0),
    ("bloc: {leader: true}", "bloc: {2024: {leader: true}}", MET, 0),
    ("bloc: {leader: true}", "bloc: {2024: {leader: false}}", NOT_MET, -1),
    ("bloc: {leader: true}", "bloc: {2024: {exceeds_targets: true}}", UNKNOWN, -1),
    ("bloc: {leader: true}", "", UNKNOWN, -1),
    ("bloc: {leader: true, by: [central]}",
     "bloc: {2024: {leader: true, organised_by: province}}", NOT_MET, -1),
    ("body_rating: {bodies: [party], at_least: excellent}",
     "body_ratings: [{year: 2024, body: party, rating: excellent}]", MET, 0),
    ("body_rating: {bodies: [party], at_least: excellent}",
     "body_ratings: [{year: 2024, body: party, rating: good}]", NOT_MET, -1),
    ("body_rating: {bodies: [party], at_least: excellent}", "", UNKNOWN, -1),
    ("collective_age: {min: 10}", "", MET, 0),  # founded 15/6/2014
    ("collective_age: {min: 11}", "", NOT_MET, -1),
]  # fmt: skip


@pytest.mark.parametrize(("word", "history", "status", "margin"), COLLECTIVES)
def test_a_collective(tmp_path: Path, word: str, history: str, status: Status, margin: int) -> None:
    result = result_of(law_asking(tmp_path, leaf(word)), COLLECTIVE + history)
    assert (result.status, result.margin) == (status, margin)


def test_a_collective_that_does_not_say_when_it_was_founded(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("collective_age: {min: 10}"))
    assert result_of(law, "subject: {kind: collective}").status is UNKNOWN


def three_years(*extra: str) -> str:
    return since(
        "certificate", leaf("prior: {}", "prior"), leaf("years_since: {min: 3}", "years"), *extra,
        more=", restart: [order]",
    )  # fmt: skip


GOOD = dict.fromkeys(range(2018, 2025), "good")
HISTORIES = [
    ("three good years after the certificate", (2021,), (), GOOD, MET, 3),
    ("the year of the certificate itself does not count", (2022,), (), GOOD, NOT_MET, 2),
    ("the earliest certificate counts", (2019, 2022), (), GOOD, MET, 5),
    ("a bad year breaks the run: counted from the later one", (2018, 2021), (),
     GOOD | {2020: "completed"}, MET, 3),
    ("a bad year after both", (2018, 2019), (), GOOD | {2022: "completed"}, NOT_MET, 0),
    ("an order starts the counting anew", (2018, 2022), (2020,), GOOD, NOT_MET, 2),
    ("a certificate of the order's own year is spent", (2020,), (2020,), GOOD, NOT_MET, 0),
    ("no certificate", (), (), GOOD, NOT_MET, 0),
]  # fmt: skip


@pytest.mark.parametrize(("why", "held", "orders", "rated", "status", "value"), HISTORIES)
def test_years_since_a_prior_award(
    tmp_path: Path, why: str, held: tuple[int, ...], orders: tuple[int, ...],
    rated: dict[int, str], status: Status, value: int,
) -> None:  # fmt: skip
    rows = [f"{{award: certificate, year: {y}}}" for y in held]
    rows += [f"{{award: order, year: {y}}}" for y in orders]
    history = years("ratings", "rating", rated) + f"awards: [{', '.join(rows)}]"
    law = law_asking(tmp_path, three_years())
    result = result_of(law, history, "years")
    assert (result.status, result.value) == (status, value), why


def test_what_happened_since(tmp_path: Path) -> None:
    counted = leaf("titles: {award: emulation_fighter_grassroots, min: 2, window: since}", "titles")
    law = law_asking(tmp_path, three_years(counted))
    history = years("ratings", "rating", GOOD) + (
        "awards: [{award: certificate, year: 2021},"
        " {award: emulation_fighter_grassroots, year: 2021},"
        " {award: emulation_fighter_grassroots, year: 2022},"
        " {award: emulation_fighter_grassroots, year: 2024}]"
    )
    result = result_of(law, history, "titles")
    assert (result.status, result.years) == (MET, (2022, 2024))


def test_an_unknown_year_leaves_the_run_open(tmp_path: Path) -> None:
    history = (
        "ratings: [{year: 2022, rating: good}, {year: 2024, rating: good}]\n"
        "coverage: {ratings: {from: 2024, to: 2024}}\n"
        "awards: [{award: certificate, year: 2021}]"
    )
    assert result_of(law_asking(tmp_path, three_years()), history, "years").status is UNKNOWN


DOUBT = "doubt: {strict: {rating: {at_least: excellent}}, lenient: {rating: {at_least: good}}%s}"


@pytest.mark.parametrize(
    ("rated", "status"), [("excellent", MET), ("good", UNKNOWN), ("completed", NOT_MET)]
)
def test_a_doubt_is_open_between_its_readings(tmp_path: Path, rated: str, status: Status) -> None:
    law = law_asking(tmp_path, leaf(DOUBT % ""))
    assert result_of(law, ratings(y2024=rated)).status is status


@pytest.mark.parametrize(("chosen", "status"), [("strict", NOT_MET), ("lenient", MET)])
def test_a_setting_decides_a_doubt(tmp_path: Path, chosen: str, status: Status) -> None:
    law = law_asking(
        tmp_path, leaf(DOUBT % ", setting: reading"), settings=SETTING,
        overlay=f"{{reading: {chosen}}}",
    )  # fmt: skip
    assert result_of(law, ratings(y2024="good")).status is status


ROLES = SETTING.replace("reading:", "kinds:").replace("[strict, lenient]", "roles")


@pytest.mark.parametrize(
    ("overlay", "role", "status"),
    [("", "division", MET), ("{kinds: [division, workshop]}", "workshop", MET),
     ("{kinds: [division, workshop]}", "department", NOT_MET)],
)  # fmt: skip
def test_the_kind_of_collective_is_set_by_an_overlay(
    tmp_path: Path, overlay: str, role: str, status: Status
) -> None:
    law = law_asking(tmp_path, leaf("role: {setting: kinds}"), settings=ROLES, overlay=overlay)
    assert result_of(law, f"subject: {{kind: collective, role: {role}}}").status is status


def test_a_kind_of_collective_named_by_the_law(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("role: {in: [division]}"))
    assert result_of(law, COLLECTIVE).status is MET
    assert result_of(law, "subject: {kind: collective, role: department}").status is NOT_MET


def test_what_was_not_read_is_unknown_for_everyone(tmp_path: Path) -> None:
    assert result_of(law_asking(tmp_path, leaf("unread: {}")), "ratings: []").status is UNKNOWN


def test_conduct_is_presumed_and_listed_for_a_named_person(tmp_path: Path) -> None:
    assert result_of(law_asking(tmp_path, leaf("conduct: exemplary")), "").status is Status.ATTESTED


@pytest.mark.parametrize(
    ("history", "status"),
    [(titles("advanced_worker", 2024), MET),
     (titles("advanced_worker", 2023), NOT_MET), ("", NOT_MET)],
)  # fmt: skip
def test_a_title_on_record_stands_for_its_standard(
    tmp_path: Path, history: str, status: Status
) -> None:
    law = law_asking(tmp_path, leaf("meets: advanced_worker"))
    assert result_of(law, history).status is status


def test_the_year_of_a_decision_taken_later_does_not_count_yet(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("titles: {award: certificate, window: year}"))
    history = "awards: [{award: certificate, year: 2024, decided: 2025-03-10, revoked: 2025-06-01}]"
    days = {date(2025, 3, 9): NOT_MET, date(2025, 3, 10): MET, date(2025, 5, 31): MET,
            date(2025, 6, 1): NOT_MET}  # fmt: skip
    assert {d: result_of(law, history, received=d).status for d in days} == days
