"""A movement of the test office, with a target of each shape and a direction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.office import Office
from thidua.cycle.movements.actions.draft_movement import draft_movement
from thidua.cycle.movements.actions.give_task import give_task
from thidua.cycle.movements.actions.record_direction import record_direction
from thidua.cycle.movements.actions.record_indicator import record_indicator
from thidua.cycle.movements.actions.set_target import set_target
from thidua.cycle.movements.models import Indicator, Movement, Target, Task

SHAPES = {
    "growth": ("Giá trị sản xuất công nghiệp", "%", Decimal("11.9")),
    "level": ("Kim ngạch xuất khẩu", "tỷ USD", Decimal(2)),
    "share": ("Đơn vị hoàn thành tốt nhiệm vụ", "%", Decimal(100)),
    "count": ("Sáng kiến được công nhận", "sáng kiến", Decimal(12)),
}


def drafted(office: Office, **more: Any) -> Movement:
    values = {
        "organisation": office.department, "title": "Thi đua hoàn thành nhiệm vụ năm 2026",
        "theme": "Đoàn kết, sáng tạo, vượt khó", "starts": date(2026, 1, 1),
        "ends": date(2026, 12, 31), "participants": "Các phòng, đơn vị thuộc Sở",
        "criteria": "Hoàn thành nhiệm vụ trọng tâm.", "document_no": "15/KH-SCT",
        "document_date": date(2026, 1, 5),
    }  # fmt: skip
    return draft_movement(actor=office.officer, **values | more)


def indicators(office: Office) -> dict[str, Indicator]:
    return {
        shape: record_indicator(
            actor=office.officer, organisation=office.department, code=shape, name=name, unit=unit,
            shape=shape, better="higher",
        )
        for shape, (name, unit, _value) in SHAPES.items()
    }  # fmt: skip


def targeted(office: Office, movement: Movement) -> list[Target]:
    return [
        set_target(actor=office.officer, movement=movement, indicator=one, year=2026,
                   value=SHAPES[shape][2])
        for shape, one in indicators(office).items()
    ]  # fmt: skip


def tasked(office: Office, movement: Movement | None, due: date) -> Task:
    direction = record_direction(
        actor=office.officer, organisation=office.department, movement=movement,
        given_by="Phó Chủ tịch UBND tỉnh", given_on=date(2026, 1, 2),
        text="Ban hành cơ chế kịp thời.",
    )  # fmt: skip
    return give_task(
        actor=office.officer, direction=direction, text="Trình cơ chế khuyến khích",
        organisation=office.energy, due=due,
    )  # fmt: skip
