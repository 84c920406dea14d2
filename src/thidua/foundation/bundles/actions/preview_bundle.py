from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.bundles.kept import plain
from thidua.foundation.bundles.packing import unpack
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.lines import write_lines
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.previewing import draw_up
from thidua.foundation.exchange.uploads import digest_of, shown_name
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require


def preview_bundle(
    *, actor: User, organisation: Organisation, file_name: str, data: bytes, phrase: str = "",
    run: Progress | None = None,
) -> ImportBatch:  # fmt: skip
    """Check a bundle and lay it beside the registry; nothing is written into it.

    ``organisation``: the one its topmost unit will stand under. Raises NotPermitted, Unusable.
    """
    require(may_exchange_bundles, actor, organisation.pk)
    told = run or Unheard()
    told.tell(0, 0, _("Kiểm tra chữ ký và nội dung gói"))
    bundle = unpack(data)
    batch = ImportBatch(
        owner=actor, organisation=organisation, file_name=shown_name(file_name),
        digest=digest_of(data), size=len(data), parsed=plain(bundle, phrase),
    )  # fmt: skip
    lines = draw_up(batch, actor, told)
    with told.change():
        batch.save(force_insert=True)
        write_lines(batch, lines)
        record(actor=actor, verb="preview_bundle", target=batch, after=batch.snapshot())
    return batch
