"""What a target and a task must fit to be planned."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Movement, Target, Task
from thidua.cycle.movements.queries import require_open
from thidua.cycle.movements.refusals import require_movement
from thidua.cycle.movements.words import MovementState, Shape
from thidua.foundation.organisations.queries import subtree_ids

WHOLE = Decimal(100)


def require_target(row: Target) -> None:
    """The target lies within its movement, its year is not closed, its value fits its shape.

    Raises NotNow, ValidationError.
    """
    movement = row.movement
    require_movement(movement, MovementState.DRAFT, MovementState.LAUNCHED)
    require_open(movement.organisation, row.year)
    if row.year not in movement.years:
        told = _("Phong trào kéo dài từ năm %(first)s đến năm %(last)s.")
        years = {"first": movement.starts.year, "last": movement.ends.year}
        raise ValidationError({"year": told % years})
    if row.indicator.organisation_id != movement.organisation_id:
        told = _("Chỉ tiêu này do cơ quan khác theo dõi.")
        raise ValidationError({"indicator": told})
    _require_value(row)
    owner = row.organisation_id
    if owner is not None and owner not in subtree_ids([movement.organisation_id]):
        told = _("Đơn vị này không thuộc cơ quan tổ chức phong trào.")
        raise ValidationError({"organisation": told})


def _require_value(row: Target) -> None:
    shape = row.indicator.shape
    if shape == Shape.SHARE and not 0 <= row.value <= WHOLE:
        raise ValidationError({"value": _("Tỷ lệ phải từ 0 đến 100.")})
    if shape == Shape.COUNT and (row.value < 0 or row.value != row.value.to_integral_value()):
        raise ValidationError({"value": _("Số lượng phải là số nguyên không âm.")})


def require_span(row: Movement) -> None:
    """No target is left outside the years of its movement. Raises ValidationError."""
    left = [year for year in row.targets.values_list("year", flat=True) if year not in row.years]
    if left:
        told = _("Đã có chỉ tiêu của năm %(year)s; hãy sửa hoặc xóa chỉ tiêu đó trước.")
        raise ValidationError({"ends": told % {"year": min(left)}})


def require_owner(row: Task) -> None:
    """Who answers for a task is of the organisation the direction was given to, and who does it is
    of the one that answers. Raises ValidationError."""
    if row.organisation_id not in subtree_ids([row.direction.organisation_id]):
        told = _("Đơn vị này không thuộc cơ quan nhận chỉ đạo.")
        raise ValidationError({"organisation": told})
    person = row.person
    if person is not None and person.organisation_id not in subtree_ids([row.organisation_id]):
        told = _("Người này không thuộc đơn vị chịu trách nhiệm.")
        raise ValidationError({"person": told})
    if row.due < row.direction.given_on:
        told = _("Hạn hoàn thành không được trước ngày chỉ đạo.")
        raise ValidationError({"due": told})
