"""Every deed of the trail is said in words; the demonstration has corrections to show."""

import re
from pathlib import Path

from tests.office import MACHINE
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.demonstration.actions.correct_samples import correct_samples
from thidua.foundation.registry.models import AwardHeld, Rating
from thidua.surfaces.desk.trail_values import row_words, word_of
from thidua.surfaces.desk.verbs import VERB_WORDS

SOURCES = Path(__file__).resolve().parents[2] / "src" / "thidua"
WRITTEN = re.compile(r"\bverb=\"([a-z_]+)\"")


def test_every_deed_has_its_words():
    written = {
        verb for path in SOURCES.rglob("*.py") for verb in WRITTEN.findall(path.read_text("utf-8"))
    }
    assert len(written) > 60
    assert written - set(VERB_WORDS) == set()


def test_the_demonstration_corrects_a_few_old_rows_in_its_officers_names(office):
    User.objects.filter(pk=office.officer.pk).update(demonstration=True)
    for person in (office.an, office.binh, office.stranger):
        Rating.objects.create(person=person, year=2015, rating="good", decision_no="9/TB")
    assert correct_samples(actor=MACHINE) == 2
    events = AuditEvent.objects.filter(verb="correct_rating")
    assert {event.actor_uid for event in events} == {office.officer.uid}
    assert {event.after["decision_no"] for event in events} == {"9/TB-ĐC"}
    assert len({event.reason for event in events}) == 2


def test_rows_counts_and_codes_within_an_event_are_said_in_words():
    kept = {
        "full_name": "Phan Thị Vân",
        "birth_date": "1993-10-18",
        "left": None,
        "group": "worker",
    }
    told = row_words("kept", kept)
    assert "Phan Thị Vân" in told
    assert "18/10/1993" in told
    assert "worker" not in told
    counts = row_words("counts", {"outcomes": {"new": 6}, "sheets": [["x", {}]], "rating": 1})
    assert counts == "Mới: 6; Xếp loại: 1"
    award = AwardHeld._meta.get_field("award")
    assert word_of(award, "emulation_fighter_grassroots") == "Chiến sĩ thi đua cơ sở"
