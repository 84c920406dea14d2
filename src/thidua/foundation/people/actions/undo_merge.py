from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held, save
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.merging.journal import made_again
from thidua.foundation.people.merging.refusals import cannot_undo
from thidua.foundation.people.merging.relations import column
from thidua.foundation.people.models import Merge, Person
from thidua.foundation.people.permissions import may_merge_people
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor

Journal = dict[str, Any]
Held = list[tuple[Any, str]]


@transaction.atomic
def undo_merge(*, actor: Actor, merge: Merge, version: int, reason: str) -> Merge:
    """Take a merge back: both records, every row and every column as they were.

    Rows added since stay with the kept record. Raises NotPermitted, StaleEdit, and
    ValidationError, with the reason, where something was changed since: then nothing happens.
    """
    current = held(merge, version=version)
    if current.undone_at is not None:
        raise cannot_undo(_("lần gộp này đã được hoàn tác."))
    journal = json.loads(current.journal.opened())
    kept = Person.objects.select_for_update().get(pk=current.kept_id)
    _allow(actor, kept, journal)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do hoàn tác; lý do được lưu vào nhật ký.")})
    _columns_unchanged(kept, journal)
    moved = _rows_unchanged(kept, journal)
    before = current.snapshot()
    try:
        with transaction.atomic():
            _restore(kept, moved, journal)
    except IntegrityError as error:
        raise cannot_undo(
            _("có dòng ghi sau khi gộp chiếm chỗ của dòng cũ. Hãy xóa dòng ấy trước.")
        ) from error
    current.undone_at = timezone.now()
    current.edit_version += 1
    save(current, new=False)
    record(actor=actor, verb="undo_merge", target=current, before=before,
           after=current.snapshot(), reason=reason)  # fmt: skip
    return current


def _allow(actor: Actor, kept: Person, journal: Journal) -> None:
    place = journal["gone"]["fields"]["organisation"]
    if not Organisation.objects.filter(pk=place).exists():
        raise cannot_undo(_("đơn vị của bản ghi đã gộp không còn trong sổ."))
    for one in (kept.organisation_id, place):
        require(may_merge_people, actor, one)


def _columns_unchanged(kept: Person, journal: Journal) -> None:
    for name, (_old, new) in journal["columns"].items():
        field = column(name)
        if getattr(kept, field.attname) != field.to_python(new):
            raise cannot_undo(
                _("“%(column)s” đã được sửa sau khi gộp.") % {"column": field.verbose_name}
            )


def _rows_unchanged(kept: Person, journal: Journal) -> Held:
    """The rows that moved, held; each must be what the merge left. An account may have changed
    otherwise (a password), as long as it is still this person's."""
    found: Held = []
    for label, name, key, version in journal["moved"]:
        model = apps.get_model(label)
        row = model._base_manager.select_for_update().filter(pk=key).first()  # noqa: SLF001 Django's own name
        theirs = row is not None and getattr(row, f"{name}_id") == kept.pk
        if not theirs or (row.edit_version != version and not _lives_alone(model, name)):
            told = str(row) if row is not None else str(model._meta.verbose_name)  # noqa: SLF001 Django's own name
            raise cannot_undo(
                _("dòng “%(row)s” đã được sửa, xóa hoặc chuyển sau khi gộp.") % {"row": told}
            )
        found.append((row, name))
    for label, name, key, _person in journal["unlinked"]:
        if not apps.get_model(label)._base_manager.filter(pk=key, **{name: None}).exists():  # noqa: SLF001 Django's own name
            raise cannot_undo(_("tài khoản đã thôi nối khi gộp nay nối với người khác."))
    return found


def _lives_alone(model: Any, name: str) -> bool:
    return bool(model._meta.get_field(name).null) and model._meta.label_lower == "access.user"  # noqa: SLF001 Django's own name


def _restore(kept: Person, moved: Held, journal: Journal) -> None:
    """The record that went first, then what it owned, then what was put aside."""
    made_again([journal["gone"]])
    gone = Person.objects.get(pk=journal["gone"]["pk"])
    for row, name in moved:
        _point(row, name, gone.pk)
    for label, name, key, person in journal["unlinked"]:
        row = apps.get_model(label)._base_manager.select_for_update().get(pk=key)  # noqa: SLF001 Django's own name
        _point(row, name, person)
    for name, (old, _new) in journal["columns"].items():
        field = column(name)
        setattr(kept, field.attname, field.to_python(old))
    kept.edit_version += 1
    save(kept, new=False)
    made_again(journal["dropped"])


def _point(row: Any, name: str, person: int) -> None:
    setattr(row, f"{name}_id", person)
    row.edit_version += 1
    row.save(update_fields=[name, "edit_version"])
