from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record


@transaction.atomic
def choose_language(*, actor: User, language: str) -> None:
    """Keep the language a user reads in; everyone may for himself or herself."""
    before = actor.language
    actor.language = language
    actor.save(update_fields=["language"])
    record(
        actor=actor, verb="choose_language", target=actor, before={"language": before},
        after={"language": language},
    )  # fmt: skip
