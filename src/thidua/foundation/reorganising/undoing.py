"""Taking an event back, line by line of its journal, last line first."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, ProtectedError
from django.utils.translation import gettext as _

from thidua.foundation.keeping import write
from thidua.foundation.organisations.models import Change
from thidua.foundation.records.rows import Record
from thidua.foundation.reorganising.models import Event, Party
from thidua.foundation.reorganising.words import Status


def must_be_the_last(event: Event) -> None:
    """Raises ValidationError where a later event or fact touches an organisation of this one, or
    where another office carried it out."""
    if not event.journal:
        raise ValidationError(
            _(
                "Sự kiện này do cơ quan khác ghi và nhận về theo gói dữ liệu nên không hoàn tác "
                "riêng được. Chưa có gì thay đổi. Hãy hoàn tác lần nhận gói, hoặc ghi một sự kiện "
                "mới."
            )
        )
    places = list(event.parties.values_list("organisation", flat=True))
    others = Party.objects.filter(organisation__in=places, event__pk__gt=event.pk)
    later = others.exclude(event__status=Status.STOPPED).select_related("event").first()
    if later is not None:
        _refuse(str(later.event))
    own = [line["uid"] for line in event.journal if line["model"] == "organisations.change"]
    last = Change.objects.filter(uid__in=own).order_by("-pk").values_list("pk", flat=True).first()
    newer = Change.objects.filter(organisation__in=places, pk__gt=last or 0).exclude(uid__in=own)
    if (found := newer.first()) is not None:
        _refuse(str(found))


def take_back(event: Event) -> None:
    """Undo the journal. Raises ValidationError where a row has been changed or used since."""
    event.parties.all().delete()
    for line in reversed(event.journal):
        row = _row(line)
        if line["before"] is None:
            _remove(row)
        else:
            _put_back(row, line["before"], line["after"])


def _row(line: dict[str, Any]) -> Record:
    model = apps.get_model(line["model"])
    found = model._default_manager.select_for_update().filter(uid=line["uid"]).first()  # noqa: SLF001 Django's own name
    if found is None:
        raise ValidationError(_("Một dòng của lần ghi này đã bị xóa; không hoàn tác được."))
    return found


def _remove(row: Record) -> None:
    if row.edit_version != 1:
        _refuse(str(row))
    try:
        row.delete()
    except ProtectedError as error:
        held: set[Model] = error.protected_objects
        _refuse(str(next(iter(held))))


def _put_back(row: Record, before: dict[str, Any], after: dict[str, Any]) -> None:
    for column, value in after.items():
        if getattr(row, column) != _read(row, column, value):
            _refuse(str(row))
    for column, value in before.items():
        setattr(row, column, _read(row, column, value))
    row.edit_version += 1
    write(row, new=False)


def _read(row: Record, column: str, value: Any) -> Any:
    """A value of the journal as the column keeps it: JSON knows no dates."""
    field = next(one for one in row._meta.concrete_fields if one.attname == column)  # noqa: SLF001 Django's own name
    kept: Any = field.target_field if isinstance(field, ForeignKey) else field
    return kept.to_python(value)


def _refuse(what: str) -> None:
    message = _(
        "Không hoàn tác được vì sau đó đã có: %(what)s. Chưa có gì thay đổi. Hãy hoàn tác hoặc "
        "xóa mục ấy trước."
    )
    raise ValidationError(message % {"what": what})
