"""Silent errors met while folding for many, each kept as a test."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tests.rules.plain_away import away
from tests.rules.test_many_fold import QUESTION, assert_same, lanes_for, packed_of
from thidua_rules import tables as t
from thidua_rules.compiling.joint import Joint, fits_narrow
from thidua_rules.compiling.lanes import Lasting, Number, Where, YearLane
from thidua_rules.evaluating.kernel import Kernel
from thidua_rules.evaluating.sweep import prepare
from thidua_rules.facts.columns import View
from thidua_rules.facts.fold import TooOld, fold
from thidua_rules.facts.many.duck import DuckFolder
from thidua_rules.facts.many.folding import fold_many
from thidua_rules.facts.many.grouping import grouped
from thidua_rules.facts.many.layout import Years, lay_out, passes_of
from thidua_rules.facts.many.reading import read_folder
from thidua_rules.facts.many.relations import relation
from thidua_rules.facts.many.subjects import Keys
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.facts.packed import Cut
from thidua_rules.loading import InputError, load_law

ANN = t.Subject("ann", joined=date(1980, 1, 1))
LANES = lanes_for()


def register(**tables):
    return t.Register(subjects=[ANN], **tables)


def test_a_shift_past_thirty_two_bits_keeps_its_bit():
    years = (1970, 1985, 1990, 2024)
    rows = [t.Rating("ann", year, "excellent") for year in years]
    assert_same(register(ratings=rows), LANES, years=(2025, 2024, 1990))


def test_the_bits_of_a_row_are_sixty_four_wide_in_the_text_of_every_engine():
    """A bare small constant is 32 bits on Spark, and its shift wraps there without a word."""
    lane = YearLane("ratings", (Where("rating", "in", ("excellent",)),))
    ((origin, lanes),) = passes_of([lane])
    plan = lay_out(origin, lanes, Years(1990, 2025), set())
    asked = grouped(relation("ratings", "int64"), plan, QUESTION.received, {})
    for dialect in ("duckdb", "pyspark"):
        text = str(ibis.to_sql(asked, dialect=dialect)).replace("`", '"')
        assert "* 0" in text, f"{dialect}: the set is not widened by a 64-bit zero"


def test_a_year_older_than_the_span_is_refused_by_both_executors():
    old = register(ratings=[t.Rating("ann", 1960, "good"), t.Rating("ann", 2025, "good")])
    with pytest.raises(TooOld):
        fold(old, LANES, QUESTION.received)
    with pytest.raises(TooOld):
        packed_of(old, LANES)


@pytest.mark.parametrize("number", [1, 3, 4, 15, 16, 17, 64, 200])
def test_rows_of_one_year_never_run_over_into_the_next(number):
    rows = [t.Initiative("ann", 2024) for _ in range(number)] + [t.Initiative("ann", 2011)]
    assert_same(register(initiatives=rows), LANES)


def test_planes_beyond_what_digits_hold_are_counted_exactly():
    lane = YearLane("initiatives", (Where("level", "in", ("base",)),), plane=7)
    rows = [t.Initiative("ann", 2024) for _ in range(7)] + [t.Initiative("ann", 2023)] * 6
    packed = packed_of(register(initiatives=rows), {lane.key: lane})
    mask = packed.facts(slice(0, 1), {lane.key: lane}).masks[lane.key]
    assert mask.tolist() == [1 << (2026 - 2024)]


def test_long_histories_spread_over_several_counting_words():
    rows = [t.Initiative("ann", year) for year in range(1975, 2026) for _ in range(year % 3)]
    assert_same(register(initiatives=rows), LANES)


def test_an_empty_tested_cell_leaves_the_year_open():
    rows = [t.Achievement("ann", 2025, "movement", "ministry_province", None, None)]
    packed = assert_same(register(achievements=rows), LANES)
    assert any(key.startswith("achievements") for key in packed.maybe)


def test_discipline_without_an_end_still_runs():
    rows = [t.Discipline("ann", "warning", date(2019, 5, 1), None)]
    assert_same(register(discipline=rows), LANES, years=(2025, 2019, 2018))


def test_the_age_of_a_collective_is_the_same_for_many():
    days = (date(2014, 6, 15), date(2015, 12, 31), None)
    units = [t.Subject(f"u{n}", "collective", None, founded=day) for n, day in enumerate(days)]
    age = Number("age")
    packed = assert_same(t.Register(subjects=units), {age.key: age}, years=(2025, 2024))
    assert Cut(packed, slice(0, 3), 2025, np.int64).column(age, False).tolist() == [11, 10, 0]


@pytest.mark.parametrize(
    "keys",
    [pa.array([3, 4, 5]), pa.array([5, 3, 9]), pa.array([5, 3, 10**9]), pa.array(["b", "a", "c"])],
)
def test_rows_are_found_by_their_keys_whatever_the_keys(keys):
    found, kept = Keys.of(keys).rows(pc.take(keys, pa.array([2, 0, 1])))
    assert np.asarray(found).tolist() == np.arange(3)[[2, 0, 1]][kept].tolist() == [2, 0, 1]


def test_what_is_decided_or_begun_later_does_not_count():
    rows = [
        t.AwardHeld("ann", "pm_merit_certificate", 2024, decided=date(2026, 2, 1)),
        t.AwardHeld("ann", "pm_merit_certificate", 2023, revoked=date(2025, 1, 1)),
        t.AwardHeld("ann", "pm_merit_certificate", 2022, revoked=date(2026, 3, 1)),
        t.AwardHeld("ann", "pm_merit_certificate", 2021, method="sudden"),
    ]
    later = [t.Discipline("ann", "warning", date(2026, 3, 1))]
    packed = assert_same(register(awards=rows, discipline=later), LANES)
    lane = next(lane for key, lane in LANES.items() if "pm_merit_certificate]" in key
                or key.startswith("awards[award in pm_merit"))  # fmt: skip
    assert packed.facts(slice(0, 1), LANES).masks[lane.key].tolist() == [1 << (2026 - 2022)]


def test_a_span_marks_each_of_its_years():
    rows = [t.Absence("ann", "study", date(2021, 9, 1), date(2024, 6, 1), result="average")]
    assert_same(register(absences=rows), LANES, years=(2025, 2024, 2022))


AWAY = {
    lane.key: lane
    for lane in (YearLane("absences", (Where("kind", "in", ("sick", "unpaid")),), "starts", "ends",
                          lasting=Lasting(months, together))
                 for months in (1, 3) for together in (False, True))
}  # fmt: skip


def test_time_away_is_added_up_alike_by_both_executors():
    chance = Random(7)
    people = [t.Subject(f"p{n}") for n in range(60)]
    rows = [
        t.Absence(f"p{n}", chance.choice(t.ABSENCE_KINDS[:3]), start,
                  None if chance.random() < 0.1 else start + timedelta(chance.randint(0, 200)))
        for n in range(60) for _ in range(chance.randint(0, 4))
        for start in [date(2023, 1, 1) + timedelta(chance.randint(0, 1100))]
    ]  # fmt: skip
    packed = assert_same(t.Register(people, absences=rows), AWAY, years=(2025, 2024))
    for key, lane in AWAY.items():
        found = packed.facts(np.arange(60), AWAY)
        for n in range(60):
            own = [r for r in rows if r.subject == f"p{n}" and r.kind in ("sick", "unpaid")
                   and r.starts <= QUESTION.received]  # fmt: skip
            low = int(found.masks[key][n])
            high = low | int(found.maybe[key][n]) if key in found.maybe else low
            for year in (2023, 2024, 2025):
                for most, mask in ((False, low), (True, high)):
                    assert (mask >> packed.top - year & 1 == 1) is away(
                        own, lane.lasting.months, year, QUESTION.received,
                        most=most, together=lane.lasting.together,
                    ), (key, n, year, most, own)  # fmt: skip


def test_complete_records_do_not_make_a_year_of_little_work_known():
    """Neither executor takes a year without a rating for one that failed where none was due."""
    covers = [t.Coverage("ann", "ratings", 2018, 2026)]
    rows = [t.Rating("ann", year, "good") for year in (2021, 2022, 2024, 2025)]
    for days, known in ((211, True), (212, False)):
        gone = [t.Absence("ann", "unpaid", date(2023, 2, 1), date(2023, 2, 1) + timedelta(days))]
        history = register(ratings=rows, coverage=covers, absences=gone)
        assert_same(history, LANES, years=(2025,))
        facts = fold(history, LANES, QUESTION.received)
        assert bool(facts.known["ratings"][0] >> facts.top - 2023 & 1) is known


def test_an_absence_of_an_unknown_kind_stops_the_sweep():
    rows = [t.Absence("ann", "holiday", date(2025, 1, 1), date(2025, 6, 1))]
    with pytest.raises(InputError, match="holiday"):
        packed_of(register(absences=rows), AWAY)


def test_coverage_before_the_years_of_any_row_is_kept():
    covers = [t.Coverage("ann", "awards", 1990, 2026), t.Coverage("ann", "ratings", 2000, 2010)]
    rows = [t.Rating("ann", 2024, "good")]
    assert_same(register(ratings=rows, coverage=covers), LANES, years=(2025, 2009))


@pytest.mark.parametrize("uids", [["3", "1", "2"], ["b", "a", "c"], ["1", "500000", "7"]])
def test_keys_of_any_kind_find_their_rows(uids):
    people = t.Register(
        subjects=[t.Subject(uid) for uid in uids],
        ratings=[t.Rating(uid, 2020 + n, "good") for n, uid in enumerate(uids)],
    )
    assert_same(people, LANES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(people, folder)
        if all(uid.isdigit() for uid in uids):
            whole_numbers(folder)
        packed = fold_many(DuckFolder(folder), LANES, QUESTION.received, 2025)
    assert [str(uid) for uid in packed.uids] == uids
    wanted = fold(people, LANES, QUESTION.received)
    found = packed.facts(slice(0, 3), LANES)
    assert all(np.array_equal(wanted.masks[key], found.masks[key]) for key in wanted.masks)


def whole_numbers(folder):
    for path in folder.glob("*.parquet"):
        table = pq.read_table(path)
        for name in ("uid", "subject", "unit"):
            if name in table.column_names:
                place = table.column_names.index(name)
                table = table.set_column(place, name, table.column(name).cast(pa.int64()))
        pq.write_table(table, path)


def test_many_row_groups_keep_the_order_of_the_subjects():
    uids = np.random.default_rng(7).permutation(300_000)
    with tempfile.TemporaryDirectory() as name:
        table = pa.table({"uid": uids})
        pq.write_table(table, Path(name) / "subjects.parquet", row_group_size=20_000)
        packed = fold_many(DuckFolder(Path(name)), LANES, QUESTION.received, 2025)
    assert np.array_equal(packed.uids, uids)


def test_narrow_columns_give_what_wide_ones_give():
    plan = prepare(load_law(), "individual", QUESTION.terms, tuple(load_law().awards), None).plan
    outputs = tuple(ref for roots in plan.roots.values() for ref in roots)
    rows = [t.Rating("ann", year, "excellent") for year in range(2011, 2026)]
    rows += [t.Rating("ann", 2013, "good")]
    awards = [t.AwardHeld("ann", code, year) for code in load_law().awards
              for year in range(2011, 2026, 2)]  # fmt: skip
    packed = packed_of(register(ratings=rows, awards=awards), LANES)
    view = View(packed.facts(slice(0, 1), LANES), 2025)
    assert fits_narrow(plan.graph, packed.depth(2025))
    results = []
    for narrow, kind in ((True, np.int32), (False, np.int64)):
        program = Joint(plan.graph, frozenset(), narrow).program(outputs)
        columns = [view.column(plan.graph.lanes[key], upper) for key, upper, _ in program.inputs]
        columns = [c if c.dtype == bool else c.astype(kind) for c in columns]
        yes, no = np.ones(1, bool), np.zeros(1, bool)
        results.append([bool(x[0]) for x in program.kernel(columns, yes, no, kind)])
    assert results[0] == results[1]


def test_plain_integers_give_what_columns_give():
    plan = prepare(load_law(), "individual", QUESTION.terms, tuple(load_law().awards), None).plan
    outputs = tuple(ref for roots in plan.roots.values() for ref in roots)
    kernel = Kernel(plan.graph, outputs)
    rows = [t.Rating("ann", year, "good") for year in range(2012, 2025)]
    both = t.Register(subjects=[ANN, t.Subject("bao")], ratings=rows)
    pair = kernel.run(View(fold(both, LANES, QUESTION.received), 2025))
    alone = kernel.run(View(fold(register(ratings=rows), LANES, QUESTION.received), 2025))
    for world in (0, 1):
        assert [bool(x[0]) for x in alone[world]] == [bool(x[0]) for x in pair[world]]


# -- bad input -----------------------------------------------------------------------------------
def folder_of(tmp_path, **texts):
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_csv_folder_reads_as_its_register(tmp_path):
    folder = folder_of(
        tmp_path, subjects="uid,kind,joined\nann,individual,1990-03-01\n",
        ratings="subject,year,rating\nann,2024,good\nann,2025,excellent\n",
        initiatives="subject,year,used_for\nann,2024,advanced_worker;labour_order_3\nann,2025,\n",
    )  # fmt: skip
    found = read_folder(folder)
    assert found.initiatives[0].used_for == ("advanced_worker", "labour_order_3")
    packed = fold_many(DuckFolder(folder), LANES, QUESTION.received, 2025)
    wanted = fold(found, LANES, QUESTION.received)
    masks = packed.facts(slice(0, 1), LANES).masks
    assert all(np.array_equal(wanted.masks[key], masks[key]) for key in wanted.masks)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"ratings": "subject,year,rating\n"}, "subjects"),
        ({"subjects": "uid\nann\n", "people": "uid\n"}, "people"),
        ({"subjects": "uid,colour\nann,red\n"}, "colour"),
        ({"subjects": "uid\nann\n", "ratings": "subject,rating\nann,good\n"}, "year"),
        ({"subjects": "uid\nann\nann\n"}, "ann"),
        ({"subjects": "uid,kind\nann,robot\n"}, "robot"),
        ({"subjects": "uid\nann\n", "ratings": "subject,year,rating\nann,2025,superb\n"}, "superb"),
        ({"subjects": "uid\nann\n", "ratings": "subject,year,rating\nann,last,good\n"}, "last"),
        ({"subjects": "uid\nann\n", "ratings": "subject,year,rating\nann,,good\n"}, "year"),
        ({"subjects": "uid\n"}, "subjects"),
    ],
)
def test_bad_tables_are_named(tmp_path, texts, said):
    with pytest.raises(InputError) as refused:
        fold_many(DuckFolder(folder_of(tmp_path, **texts)), LANES, QUESTION.received, 2025)
    assert said in str(refused.value)


def test_a_damaged_parquet_file_is_named(tmp_path):
    (tmp_path / "subjects.parquet").write_bytes(b"PAR1 nothing of the kind")
    with pytest.raises(InputError, match=r"subjects\.parquet"):
        DuckFolder(tmp_path)


def test_overflow_is_loud_on_the_engine_itself():
    with pytest.raises(duckdb.OutOfRangeException):
        duckdb.sql("SELECT (3::BIGINT << 62)").fetchall()
