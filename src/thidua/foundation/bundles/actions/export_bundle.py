from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.bundles.office_key import fingerprint, public_key
from thidua.foundation.bundles.packing import pack
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.permissions import may_know_secrets
from thidua.foundation.exchange.uploads import digest_of
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def export_bundle(
    *, actor: Actor, organisation: Organisation, secrets: bool = False, phrase: str = ""
) -> tuple[bytes, int]:
    """A part of the office as a signed file, and its rows; that it was taken is written down.

    ``secrets``: discipline and holds too. ``phrase``: identity numbers too, sealed with it. Raises
    NotPermitted.
    """
    require(may_exchange_bundles, actor, organisation.pk)
    if secrets:
        require(may_know_secrets, actor, organisation.pk)
    if phrase:
        require(may_see_identity, actor, organisation.pk)
    data, rows = pack(organisation, secrets=secrets, phrase=phrase)
    record(
        actor=actor, verb="export_bundle", target=organisation, digest=digest_of(data),
        after={"rows": rows, "secrets": secrets, "identity": bool(phrase),
               "fingerprint": fingerprint(public_key())},
    )  # fmt: skip
    return data, rows
