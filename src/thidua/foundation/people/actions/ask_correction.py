from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.keeping import enter
from thidua.foundation.people.models import CorrectionRequest, Person
from thidua.foundation.people.permissions import is_person
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

MOST_OPEN = 20
"""Requests of one person that may wait at a time."""


def ask_correction(*, actor: Actor, person: Person, topic: str, text: str) -> CorrectionRequest:
    """Say that something in one's own history is missing or wrong; an officer answers.

    Raises NotPermitted for anyone but the person, ValidationError.
    """
    oneself = is_person(person.pk)
    require(oneself, actor)
    waiting = CorrectionRequest.objects.waiting().filter(person=person).count()
    if waiting >= MOST_OPEN:
        raise ValidationError(_(
            "Bạn đang có %(count)s yêu cầu chờ xem xét nên chưa gửi thêm được. Hãy chờ trả lời, "
            "hoặc rút bớt yêu cầu không còn cần."
        ) % {"count": waiting})  # fmt: skip
    row = CorrectionRequest(person=person, topic=topic, text=text.strip())
    return enter(actor=actor, verb="ask_correction", row=row, may=oneself)
