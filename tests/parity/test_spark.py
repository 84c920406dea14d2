"""The same tables on Spark and on DuckDB: the same verdicts, and the law's own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import pyarrow as pa
import pytest

from thidua_rules.cli import main
from thidua_rules.evaluating.many import lanes_of, sweep_many
from thidua_rules.facts.columns import View
from thidua_rules.facts.fold import fold
from thidua_rules.facts.many.duck import DuckFolder
from thidua_rules.facts.many.folding import fold_many
from thidua_rules.facts.many.rolls import read_rolls
from thidua_rules.facts.many.subjects import Keys
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.loading import InputError, law_folder, load_law
from thidua_rules.loading.law import law_with
from thidua_rules.model.question import Question
from thidua_rules.model.verdict import Overall
from thidua_rules.sources.case import Ask, Case, read_cases
from thidua_rules.sweeping import judge_folder, open_folder
from thidua_rules.tables import KINDS, Register

pytestmark = [
    pytest.mark.spark,
    # pyspark 4 with pandas 3; nothing here goes through pandas
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
TINY = {
    "spark.sql.shuffle.partitions": "1", "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}  # fmt: skip
"""Planning and compiling a query takes far longer than a few hundred rows do."""
DAYS = (
    date(2026, 3, 2), date(2025, 7, 10), date(2024, 1, 1), date(2023, 3, 1), date(2026, 1, 15),
)  # fmt: skip
"""Days as of which the tables are folded. A question received on another day is answered from the
first of them on which its case's facts are those of its own day, else from a fold of its own."""


@pytest.fixture(scope="module")
def spark():
    from thidua_rules.facts.many.spark import SparkFolder, session

    with pytest.MonkeyPatch.context() as started:
        # So short a life is spent better running than compiling.
        started.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        here = session(2)
    for name, value in TINY.items():
        here.conf.set(name, value)
    yield SparkFolder
    here.stop()
    session.cache_clear()


# -- every worked case of the law ----------------------------------------------------------------
@dataclass
class Asked:
    """One question of a case with the subject's key in the common register."""

    case: Case
    ask: Ask
    uid: str
    overall: str | None

    @property
    def question(self) -> Question:
        return replace(self.ask.question, awards=(self.award,))

    @property
    def award(self) -> str:
        return self.ask.award or load_law().ladder[0]

    @property
    def law(self):
        return law_with(load_law(), self.ask.overlays)

    @property
    def lanes(self):
        return lanes_of(self.law, self.question, (self.case.register.subjects[0].kind,))

    def facts(self, day: date) -> list:
        """Every lane's bounds as of a day, seen from the reference year."""
        view = View(fold(self.case.register, self.lanes, day), self.ask.question.year)
        return [int(view.column(lane, upper)[0])
                for lane in self.lanes.values() for upper in (False, True)]  # fmt: skip

    def day(self) -> date:
        own = self.ask.question.received
        wanted = self.facts(own)
        return next((day for day in DAYS if day == own or self.facts(day) == wanted), own)

    def round(self) -> int:
        """The year whose lists are read; 0 for a case without lists, whom no other's concern."""
        closed = any(row.table == "proposals" for row in self.case.register.coverage)
        return self.ask.question.year if closed else 0


@cache
def cases() -> tuple[Register, tuple[Asked, ...]]:
    """All cases in one register, each subject with a key of its own, and all questions."""
    register, asked = Register(), []
    paths = sorted((law_folder() / "cases").glob("*.yaml"))
    found = [case for path in paths for case in read_cases(path, load_law().awards)]
    for number, case in enumerate(found):
        for table, rows in case.register.tables():
            for row in rows:
                keys = {k: f"{number}:{getattr(row, k)}" for k in ("uid", "subject")
                        if k in row._fields}  # fmt: skip
                getattr(register, table).append(row._replace(**keys))
        uid = f"{number}:{case.register.subjects[0].uid}"
        for ask, node in zip(case.asks, case.expect, strict=True):
            said = node.entries().get("overall")
            asked.append(Asked(case, ask, uid, said.text() if said else None))
    return register, tuple(asked)


@dataclass
class Engine:
    """The folds of one engine, and the rolls of each year."""

    source: object
    rolls: dict = field(default_factory=dict)

    def overall(self, fold_of, group):
        """(uid, award) → overall, of questions that differ in the award alone."""
        packed, first = fold_of, group[0]
        awards = tuple(dict.fromkeys(one.award for one in group))
        question, year = replace(first.question, awards=awards), first.ask.question.year
        kinds = {one.case.register.subjects[0].kind for one in group}
        if year not in self.rolls and "collective" in kinds:
            self.rolls[year] = read_rolls(self.source, Keys.of(pa.array(packed.uids)), year)
        sweep = sweep_many(packed, first.law, question, rolls=self.rolls.get(year))
        rows = {uid: n for n, uid in enumerate(packed.uids.tolist())}
        return {(one.uid, one.award):
                Overall(int(sweep.overall[sweep.awards.index(one.award), rows[one.uid]])).code
                for one in group}  # fmt: skip


def grouped(asked):
    """(day, round) of a fold → questions that differ in subject and award alone → their rows."""
    folds = defaultdict(lambda: defaultdict(list))
    for one in asked:
        same = (replace(one.ask.question, awards=None), one.ask.overlays)
        folds[one.day(), one.round()][same].append(one)
    return folds


def test_every_case_of_the_law_comes_out_alike(spark, tmp_path):
    register, asked = cases()
    write_folder(register, tmp_path)
    engines = [Engine(DuckFolder(tmp_path)), Engine(spark(tmp_path))]
    for table in engines[1].source.files:
        engines[1].source.spark.catalog.cacheTable(table)
    differ, judged = [], 0
    folds = grouped(asked)
    for (day, year), groups in folds.items():
        lanes = {}
        for group in groups.values():
            question = replace(group[0].question, awards=tuple({one.award for one in group}))
            lanes |= lanes_of(group[0].law, question, KINDS)
        packed = [fold_many(engine.source, lanes, day, year) for engine in engines]
        for group in groups.values():
            duck, other = (engine.overall(facts, group)
                           for engine, facts in zip(engines, packed, strict=True))  # fmt: skip
            for one in group:
                key = (one.uid, one.award)
                found = {duck[key], other[key], *filter(None, [one.overall])}
                judged += 1
                if len(found) > 1:
                    differ.append((one.case.name, one.award, duck[key], other[key], one.overall))
    assert judged == len(asked) >= 500
    assert len(folds) <= 16, "too many folds: name another of the cases' days in DAYS"
    assert differ == []


# -- folders of text, mistakes, and the command ---------------------------------------------------
QUESTION = Question(2025, date(2026, 1, 15), awards=("advanced_worker", "labour_order_3"))
TABLES = {
    "subjects": "uid,kind,group,sex,joined,left\n"
                "ann,individual,official,female,1990-03-01,2025-07-01\n"
                "bình,individual,official,male,2025-09-15,\nchi,individual,worker,,2001-01-01,\n",
    "ratings": "subject,year,rating\nann,2024,excellent\nann,2025,good\nbình,2025,good\n",
    "initiatives": "subject,year,used_for\nann,2024,advanced_worker;labour_order_3\nbình,2025,\n",
    "discipline": "subject,form,starts,ends\nbình,reprimand,2026-01-05,\n",
    "deaths": "subject,starts\nchi,2025-12-01\n",
    "posts": "subject,post,starts,ends\nann,Giám đốc Sở,2015-01-01,2025-07-01\n",
    "retirements": "subject,decided,higher_age\nann,2025-06-01,false\n",
}  # fmt: skip


def written(folder, **changed):
    folder.mkdir(exist_ok=True)
    for name, text in {**TABLES, **changed}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ratings": "subject,year,rating\nann,2025,superb\n"}, "superb"),
        ({"ratings": "subject,year,rating\nann,last,good\n"}, "last"),
        ({"ratings": "subject,year\nann,2025\n"}, "rating"),
    ],
)
def test_a_mistake_names_its_table_as_on_duckdb(spark, tmp_path, changed, said):
    written(tmp_path, **changed)
    told = []
    for engine in ("duckdb", "spark"):
        with pytest.raises(InputError) as refused:
            judge_folder(open_folder(tmp_path, engine), load_law(), QUESTION)
        told.append(str(refused.value))
    assert all(said in text and "ratings.csv" in text for text in told), told


def test_the_command_reads_a_folder_of_text_alike(spark, tmp_path, capfd):
    folder = written(tmp_path / "tables")
    printed = []
    for engine in ("duckdb", "spark"):
        out = tmp_path / f"{engine}.csv"
        asked = ["sweep", str(folder), "--year", "2025", "--received", "2026-01-15",
                 "--awards", ",".join(QUESTION.awards), "--engine", engine,
                 "--out", str(out)]  # fmt: skip
        assert main(asked) == 0
        printed.append((capfd.readouterr().out, out.read_text(encoding="utf-8")))
    assert printed[0] == printed[1]
    rows = [line.split(",") for line in printed[0][1].replace('"', "").splitlines()]
    assert [row[0] for row in rows] == ["uid", "ann", "bình", "chi"]
    assert {row[0]: row[1] for row in rows[1:]} == {
        "ann": "eligible", "bình": "not_eligible", "chi": "not_eligible",
    }  # fmt: skip
