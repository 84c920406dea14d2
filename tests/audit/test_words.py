"""Every deed of the trail is said in words; the demonstration has corrections to show."""

import re
from pathlib import Path

from tests.office import MACHINE
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.demonstration.actions.correct_samples import correct_samples
from thidua.foundation.registry.models import Rating
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
