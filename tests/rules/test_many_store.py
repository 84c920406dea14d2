"""The fact store gives back what it was given; changed subjects replace their old selves."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from tests.parity.generated import registers
from tests.rules.test_many_fold import packed_of
from thidua_rules.evaluating.many import lanes_of, sweep_many
from thidua_rules.facts.store import Origin, load, save, with_changed
from thidua_rules.loading import load_law
from thidua_rules.model.question import Question
from thidua_rules.tables import Register

LAW = load_law()
QUESTION = Question(2025, date(2026, 1, 15))
LANES = lanes_of(LAW, QUESTION, ("individual",))
PLAIN = settings(
    max_examples=4, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip


@PLAIN
@given(registers())
def test_stored_facts_judge_as_fresh_ones(register):
    packed = packed_of(register, LANES)
    origin = Origin("data", LAW.digest, QUESTION.received, QUESTION.year)
    with tempfile.TemporaryDirectory() as folder:
        save(packed, origin, Path(folder))
        stored, said = load(Path(folder))
    assert said == origin
    fresh, again = (sweep_many(facts, LAW, QUESTION) for facts in (packed, stored))
    assert (fresh.overall == again.overall).all()


def only(register, uids):
    tables = {
        name: [row for row in rows if (row.uid if name == "subjects" else row.subject) in uids]
        for name, rows in register.tables()
    }
    return replace(Register(**tables), proposals=[])


@PLAIN
@given(registers(), registers())
def test_changed_subjects_replace_their_old_selves(before, after):
    before, after = replace(before, proposals=[]), replace(after, proposals=[])
    known = {subject.uid for subject in before.subjects}
    changed = {subject.uid for subject in after.subjects}
    kept = only(before, known - changed)
    whole = Register(**{name: [*rows, *getattr(after, name)] for name, rows in kept.tables()})
    merged = with_changed(packed_of(before, LANES), packed_of(after, LANES))
    fresh = sweep_many(packed_of(whole, LANES), LAW, QUESTION)
    found = sweep_many(merged, LAW, QUESTION)
    places = [merged.uids.tolist().index(uid) for uid in fresh.uids.tolist()]
    assert (found.overall[:, places] == fresh.overall).all()
