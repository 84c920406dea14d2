import json

from django.utils.translation import gettext as _

from thidua.bridge.parsed import to_plain
from thidua.bridge.workbooks import ROW_LIMIT, Import, Say, Unreadable, read_workbook
from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.kept_files import to_keep
from thidua.foundation.exchange.lines import write_lines
from thidua.foundation.exchange.models import ImportBatch, ImportFile
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.planning.identities import sealed_numbers
from thidua.foundation.exchange.planning.scene import known_identities
from thidua.foundation.exchange.previewing import draw_up
from thidua.foundation.exchange.uploads import digest_of, shown_name
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require


def preview_import(
    *, actor: User, organisation: Organisation, file_name: str, data: bytes,
    run: Progress | None = None, row_limit: int = ROW_LIMIT,
) -> ImportBatch:  # fmt: skip
    """Read a file and lay it beside the registry; nothing is imported.

    Raises NotPermitted, and Unreadable for a file of which nothing could be taken: then nothing
    of it is kept either. TooMany, a kind of Unreadable, beyond ``row_limit`` rows.
    """
    require(may_import, actor, organisation.pk)
    told = run or Unheard()
    told.tell(0, 0, _("Đọc tệp"))
    name = shown_name(file_name)
    known = known_identities(organisation)
    found = read_workbook(
        data, name=name, known=known, row_limit=row_limit,
        tell=lambda done, total: told.tell(done, total, _("Đọc từng dòng")),
    )  # fmt: skip
    batch = ImportBatch(
        owner=actor, organisation=organisation, file_name=name, digest=digest_of(data),
        size=len(data), parsed=_parsed(found),
    )  # fmt: skip
    lines = draw_up(batch, actor, told)
    with told.change():
        batch.save(force_insert=True)
        ImportFile.objects.create(batch=batch, content=to_keep(data, found))
        write_lines(batch, lines, told)
        record(actor=actor, verb="preview_import", target=batch, after=batch.snapshot())
    return batch


def _parsed(found: Import) -> dict[str, object]:
    _leave_out_strangers(found)
    parsed = to_plain(found) | sealed_numbers(found)
    if "\\u0000" in json.dumps(parsed):
        raise Unreadable(
            Say("Tệp có ký tự không hợp lệ.", "The file holds characters no text may have."),
            Say("Mở và lưu lại tệp bằng Excel rồi nộp lại.", "Save it again in Excel and resend."),
        )
    return parsed


def _leave_out_strangers(found: Import) -> None:
    """Keep only the identities the rows speak of, not everyone the reader was told of."""
    wanted = {
        getattr(row, column)
        for _table, rows in found.register.tables()
        for row in rows
        for column in ("uid", "subject", "unit")
        if hasattr(row, column)
    }
    for one in found.pending:
        wanted |= {getattr(one.row, "subject", ""), getattr(one.row, "unit", ""), *one.candidates}
    wanted |= {found.identities[uid].unit for uid in wanted if uid in found.identities}
    found.identities = {uid: one for uid, one in found.identities.items() if uid in wanted}
