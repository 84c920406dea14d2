"""Bundles in the background: made, and laid beside the registry."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.access.models import User
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.bundles.actions.export_bundle import export_bundle
from thidua.foundation.bundles.actions.preview_bundle import preview_bundle
from thidua.foundation.bundles.kept import FORM
from thidua.foundation.bundles.packing import ENDING
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.bundles.planning import plan_bundle
from thidua.foundation.exchange.previewing import PLANNERS
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.run import Refused, Result, Run
from thidua.foundation.records.secrets import unseal

PLANNERS[FORM] = plan_bundle


@job("export_bundle", title=gettext_lazy("Tạo gói dữ liệu"), may=may_exchange_bundles, safe=True)
def make_bundle(run: Run, *, secrets: bool = False, sealed_phrase: str = "") -> Result:
    place = run.job.organisation
    assert place is not None, "asked for with a place"
    run.tell(0, 0, _("Đọc sổ và ký gói"))
    phrase = unseal(sealed_phrase).decode() if sealed_phrase else ""
    with run.change():
        data, rows = export_bundle(
            actor=run.actor, organisation=place, secrets=secrets, phrase=phrase
        )
    count = number_format(rows, use_l10n=True, force_grouping=True)
    told = _("Gói %(count)s dòng đã được ký và sẵn sàng để tải.") % {"count": count}
    return Result(told, data, f"{place}{ENDING}")


@job("preview_bundle", title=gettext_lazy("Đọc gói dữ liệu"), may=may_exchange_bundles, safe=True)
def read_bundle(run: Run, *, file_name: str, sealed_phrase: str = "") -> Result:
    place, actor = run.job.organisation, run.actor
    assert place is not None, "asked for with a place"
    assert isinstance(actor, User), "only a person brings a file"
    try:
        batch = preview_bundle(
            actor=actor, organisation=place, file_name=file_name, data=run.given(), run=run,
            phrase=unseal(sealed_phrase).decode() if sealed_phrase else "",
        )  # fmt: skip
    except Unusable as refused:
        raise Refused(str(refused)) from refused
    return Result(_("Đã đọc gói. Chưa ghi gì vào sổ; hãy xem trước."), about=batch.uid)
