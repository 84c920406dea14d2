"""Enter, amend, strike: permission, change and one audit event, in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import Predicate, require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.origin import stamped
from thidua.foundation.records.rows import ENCODER, Record

Row = TypeVar("Row", bound=Record)


class StaleEdit(Exception):
    """Somebody else changed the row since it was read; nothing has been overwritten."""

    def __init__(self, current: Record) -> None:
        super().__init__(
            _(
                "Bản ghi này vừa được người khác sửa sau khi bạn mở. Chưa có gì bị ghi đè và nội "
                "dung bạn nhập vẫn còn bên dưới. Hãy đối chiếu rồi lưu lại."
            )
        )
        self.current = current


@transaction.atomic
def enter(*, actor: Actor, verb: str, row: Row, may: Predicate, reason: str = "") -> Row:
    """Save a new row. Raises NotPermitted, ValidationError."""
    require(may, actor, row.place_id)
    sign(row, actor)
    save(row, new=True)
    record(actor=actor, verb=verb, target=row, after=row.snapshot(), reason=reason)
    return row


def sign(row: Record, actor: Actor) -> None:
    """Note who enters the row and when, in rows that keep where they come from."""
    if hasattr(row, "provenance"):
        row.provenance = stamped(row.provenance or {}, actor)


@transaction.atomic
def amend(
    *, actor: Actor, verb: str, row: Row, version: int, changes: Mapping[str, Any],
    may: Predicate, reason: str = "", also: Mapping[str, Any] | None = None,
) -> Row:  # fmt: skip
    """Change a row read at ``version``; ``also`` tells the trail what else went with it.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    current = held(row, version=version)
    require(may, actor, current.place_id)
    before = current.snapshot()
    for name, value in changes.items():
        setattr(current, name, value)
    require(may, actor, current.place_id)
    current.edit_version += 1
    save(current, new=False)
    after = current.snapshot() | dict(also or {})
    record(actor=actor, verb=verb, target=current, before=before, after=after, reason=reason)
    return current


@transaction.atomic
def strike(
    *, actor: Actor, verb: str, row: Record, version: int, may: Predicate, reason: str
) -> None:
    """Take out a row entered by mistake; what it said stays in the audit trail."""
    current = held(row, version=version)
    require(may, actor, current.place_id)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do xóa; lý do được lưu vào nhật ký.")})
    record(actor=actor, verb=verb, target=current, before=current.snapshot(), reason=reason)
    try:
        current.delete()
    except ProtectedError as error:
        told = _(
            "Đã có giấy tờ hoặc bản ghi khác dựa vào bản ghi này nên không xóa được. Dữ liệu chưa "
            "thay đổi; hãy sửa bản ghi, hoặc ghi thu hồi nếu không còn giá trị."
        )
        raise ValidationError(told) from error


@transaction.atomic
def enter_many(
    *, actor: Actor, verb: str, rows: Sequence[Row], may: Predicate, reason: str = "",
    organisation_uid: Any = None,
) -> list[Row]:  # fmt: skip
    """Save many new rows of one model with one audit event that carries their digest."""
    if not rows:
        return []
    for place in {row.place_id for row in rows}:
        require(may, actor, place)
    model: type[models.Model] = type(rows[0])
    model._default_manager.bulk_create(rows, batch_size=500)  # noqa: SLF001 Django's own name
    record(
        actor=actor, verb=verb, target=rows[0], many=len(rows), reason=reason,
        digest=digest([row.snapshot() for row in rows]), organisation_uid=organisation_uid,
    )  # fmt: skip
    return list(rows)


def save(row: models.Model, *, new: bool) -> None:
    """Check and save. Raises ValidationError, for a row another transaction saved meanwhile too."""
    row.full_clean()
    write(row, new=new)


def write(row: models.Model, *, new: bool) -> None:
    """Save as it is. Raises ValidationError that says the rule, where the database refuses."""
    try:
        with transaction.atomic():
            row.save(force_insert=new, force_update=not new)
    except IntegrityError:
        row.full_clean()  # it sees the other row now and says which rule is broken
        raise


def held(row: Row, *, version: int) -> Row:
    """The row as it is now, locked until the transaction ends. Raises StaleEdit."""
    manager = type(row)._default_manager  # noqa: SLF001 Django's own name
    current = manager.select_for_update().get(pk=row.pk)
    if current.edit_version != version:
        raise StaleEdit(current)
    return current


def digest(content: Any) -> str:
    """SHA-256 of the content as canonical JSON."""
    text = json.dumps(content, cls=ENCODER, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
