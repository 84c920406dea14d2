"""The pledge of a unit (giao ước thi đua) as a state paper."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.bridge.law import the_law
from thidua.cycle.movements.figures import measured
from thidua.cycle.registrations.models import RegisteredTarget, RegisteredTitle, Registration
from thidua.foundation.documents.letterhead import (
    agency,
    head_of,
    in_vietnamese,
    named,
    seat_of,
)
from thidua.foundation.documents.state_paper import (
    Block,
    Grid,
    Heading,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.registry.catalogue import award_name

NUMERALS = ("I", "II", "III")


@in_vietnamese
def pledge(row: Registration) -> StatePaper:
    """Drawn from the registration as it stands; signed by the unit and whoever receives it."""
    unit = row.organisation
    receiver = unit.parent.name.upper() if unit.parent else ""
    return StatePaper(
        agency=agency(unit), name="GIAO ƯỚC THI ĐUA", numbered=False, place=seat_of(unit),
        day=row.submitted_on, year=row.year, about=f"Năm {row.year}", body=tuple(_body(row)),
        signatures=(Signature(f"XÁC NHẬN CỦA\n{receiver}"), Signature(head_of(unit))),
        recipients=("Bộ phận thường trực thi đua, khen thưởng;", "Lưu: VT."),
    )  # fmt: skip


def _body(row: Registration) -> Iterator[Block]:
    name, movement = row.organisation.name, row.movement
    answers = f", hưởng ứng phong trào thi đua “{movement.title}”" if movement else ""
    yield Text(f"Thực hiện nhiệm vụ năm {row.year}{answers}, {name} giao ước thi đua như sau:")
    parts = (
        ("CHỈ TIÊU THI ĐUA", list(_targets(row))),
        ("DANH HIỆU THI ĐUA ĐĂNG KÝ", list(_titles(row))),
        ("NỘI DUNG GIAO ƯỚC", list(_words(row))),
    )
    told = [(title, blocks) for title, blocks in parts if blocks]
    for numeral, (title, blocks) in zip(NUMERALS, told, strict=False):
        yield Heading(f"{numeral}. {title}")
        yield from blocks


def promised(one: RegisteredTarget) -> str:
    """What is undertaken, in words: the value of the indicator, and what was added to it."""
    value = measured(one.indicator, one.value) if one.indicator and one.value is not None else ""
    return "; ".join(filter(None, (value, one.text)))


def _targets(row: Registration) -> Iterator[Block]:
    lines = [
        (str(number), one.indicator.name if one.indicator else one.text,
         promised(one) if one.indicator else "")
        for number, one in enumerate(row.targets.select_related("indicator"), start=1)
    ]  # fmt: skip
    if lines:
        yield Grid(("TT", "Chỉ tiêu", "Mức đăng ký"), lines, centred={0}, widths=(8, 52, 40))


def _titles(row: Registration) -> Iterator[Block]:
    """Collectives before people, each title once, who registers it one under the other."""
    titles = list(row.titles.all().with_subject())
    codes = [code for code in the_law().awards if any(one.award == code for one in titles)]
    lines: list[tuple[str, ...]] = []
    heads = set()
    for code in codes:
        mine = sorted((one for one in titles if one.award == code), key=_place)
        heads.add(len(lines))
        lines.append(("", f"{award_name(code)}: {len(mine):02d}", ""))
        lines += [(str(n), named(one.subject), _unit(one)) for n, one in enumerate(mine, start=1)]
    if lines:
        head = ("TT", "Danh hiệu; họ và tên, tên tập thể", "Đơn vị")
        yield Grid(head, lines, centred={0}, widths=(8, 52, 40), bold_rows=heads)


def _place(one: RegisteredTitle) -> tuple[bool, str]:
    return one.person_id is not None, one.subject.sort_key


def _unit(one: RegisteredTitle) -> str:
    return one.person.organisation.name if one.person else ""


def _words(row: Registration) -> Iterator[Block]:
    for line in row.pledge.splitlines():
        if line.strip():
            yield Text(line.strip())
