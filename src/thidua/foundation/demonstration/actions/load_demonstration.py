from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.audit.actions.record import record
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.demonstration.storing import store
from thidua.foundation.demonstration.telling import tell
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

VERB = "load_demonstration"


class NotEmpty(Exception):
    """The database holds an office's own data: invented people are never mixed in."""


class Loaded(NamedTuple):
    rows: int
    digest: str
    written: bool  # False: it was there already


@transaction.atomic
def load_demonstration(*, actor: Actor) -> Loaded:
    """Fill an empty office with the demonstration; a second time nothing changes.

    Raises:
        NotEmpty: the database has organisations that the demonstration did not bring.
    """
    require(may_keep_accounts, actor)
    earlier = AuditEvent.objects.filter(verb=VERB).order_by("-pk").first()
    if earlier:
        return Loaded(earlier.many, earlier.digest, written=False)
    if Organisation.objects.exists():
        raise NotEmpty(
            _(
                "Cơ sở dữ liệu đã có dữ liệu của một cơ quan; chưa ghi thêm gì. Dữ liệu minh họa "
                "chỉ nạp vào cơ sở dữ liệu trống: hãy chọn một thư mục dữ liệu khác."
            )
        )
    rows = tell()
    store(rows)
    top = Organisation.objects.order_by("pk").first()
    assert top
    digest = rows.digest()
    record(actor=actor, verb=VERB, target=top, many=rows.count(), digest=digest,
           organisation_uid=top.uid)  # fmt: skip
    return Loaded(rows.count(), digest, written=True)
