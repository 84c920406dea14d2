"""The plan of a movement (kế hoạch tổ chức phong trào thi đua) as a state paper."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.cycle.movements.figures import TargetTable, figure, measure_of, measured, table_of
from thidua.cycle.movements.models import Direction, Movement, Task
from thidua.cycle.movements.words import TaskState
from thidua.foundation.documents.letterhead import agency, head_of, in_vietnamese, seat_of
from thidua.foundation.documents.state_paper import (
    Basis,
    Block,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
MOST_YEARS = 6
"""Years that stand side by side on a page; a longer movement says each target in words."""


@in_vietnamese
def plan(movement: Movement) -> StatePaper:
    """Drawn from the movement, its targets, units and tasks as they stand."""
    place = movement.organisation
    number, _slash, symbol = movement.document_no.partition("/")
    return StatePaper(
        agency=agency(place), number=number, symbol=symbol or "KH", name="KẾ HOẠCH",
        place=seat_of(place), day=movement.document_date, year=movement.starts.year,
        about=f"Tổ chức phong trào thi đua “{movement.title}”",
        body=(*_bases(movement), *_parts(movement)),
        signatures=(Signature(head_of(place)),),
        recipients=("Các đơn vị tham gia;", "Lưu: VT."),
    )  # fmt: skip


def _bases(movement: Movement) -> Iterator[Block]:
    yield Basis("Căn cứ Luật Thi đua, khen thưởng;")
    parent = movement.parent
    if parent is not None:
        launcher = parent.launched_by_name or parent.organisation.name
        number = f" theo văn bản số {parent.document_no}" if parent.document_no else ""
        yield Basis(
            f"Hưởng ứng phong trào thi đua “{parent.title}” do {launcher} phát động{number};"
        )
    said = movement.directions.order_by("given_on", "pk").values_list("given_by", "given_on")
    for by, on in dict.fromkeys(said):
        yield Basis(f"Thực hiện ý kiến chỉ đạo của {by} ngày {on:%d/%m/%Y};")
    name = movement.organisation.name
    yield Text(f"{name} ban hành Kế hoạch tổ chức phong trào thi đua “{movement.title}” như sau:")


def _parts(movement: Movement) -> Iterator[Block]:
    """The parts that have something to say, numbered."""
    made = [
        ("CHỦ ĐỀ, THỜI GIAN, ĐỐI TƯỢNG", list(_aim(movement))),
        ("CHỈ TIÊU THI ĐUA", list(_targets(movement))),
        ("NỘI DUNG, TIÊU CHÍ THI ĐUA", list(_criteria(movement))),
        ("NHIỆM VỤ THEO Ý KIẾN CHỈ ĐẠO", list(_work(movement))),
        ("TỔ CHỨC THỰC HIỆN", list(_carrying_out(movement))),
    ]
    told = [(title, blocks) for title, blocks in made if blocks]
    for numeral, (title, blocks) in zip(NUMERALS, told, strict=False):
        yield Heading(f"{numeral}. {title}")
        yield from blocks


def _aim(movement: Movement) -> Iterator[Block]:
    if movement.theme:
        yield Text(f"1. Chủ đề: “{movement.theme}”.")
    starts, ends = movement.starts, movement.ends
    yield Text(f"{'2' if movement.theme else '1'}. Thời gian: từ ngày {starts:%d/%m/%Y} đến ngày "
               f"{ends:%d/%m/%Y}.")  # fmt: skip
    who = movement.participants.strip().rstrip(".")
    if who:
        yield Text(f"{'3' if movement.theme else '2'}. Đối tượng tham gia: {who}.")


def _targets(movement: Movement) -> Iterator[Block]:
    table = table_of(movement)
    if not table.rows:
        return
    yield _grid(table) if len(table.years) <= MOST_YEARS else _told(table)


def _grid(table: TargetTable) -> Grid:
    years = [str(year) for year in table.years]
    rows = [
        (str(number), f"{row.indicator.name}{f' ({row.unit})' if row.unit else ''}",
         measure_of(row.indicator),
         *(figure(one.value) if one else "" for _year, one in table.cells(row)))
        for number, row in enumerate(table.rows, start=1)
    ]  # fmt: skip
    share = min(46 / len(years), 16)
    return Grid(
        ("TT", "Chỉ tiêu", "Đơn vị tính", *(f"Năm {year}" for year in years)), rows,
        centred={0, 2, *range(3, 3 + len(years))},
        widths=(6, 76 - share * len(years), 18, *[share] * len(years)),
    )  # fmt: skip


def _told(table: TargetTable) -> Listed:
    return Listed([
        f"{row.indicator.name}: " + "; ".join(
            f"năm {year} {measured(row.indicator, one.value)}"
            for year, one in table.cells(row) if one
        )
        for row in table.rows
    ])  # fmt: skip


def _criteria(movement: Movement) -> Iterator[Block]:
    for line in movement.criteria.splitlines():
        if line.strip():
            yield Text(line.strip())


def _work(movement: Movement) -> Iterator[Block]:
    """What leaders direct, and who does it by when; dropped tasks are no part of a plan."""
    directions = Direction.objects.filter(movement=movement)
    tasks = Task.objects.filter(direction__in=directions).exclude(state=TaskState.DROPPED)
    rows = [
        (str(number), one.text, one.organisation.name, f"{one.due:%d/%m/%Y}")
        for number, one in enumerate(tasks.select_related("organisation").order_by("due", "pk"), 1)
    ]
    if rows:
        head = ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Hạn hoàn thành")
        yield Grid(head, rows, centred={0, 3}, widths=(6, 50, 26, 18))


def _carrying_out(movement: Movement) -> Iterator[Block]:
    units = [one.organisation.name for one in movement.units.select_related("organisation")]
    if units:
        yield Text("1. Các đơn vị sau đây tổ chức thực hiện và đăng ký thi đua theo kế hoạch này:")
        yield Listed([f"{name};" for name in units[:-1]] + [f"{units[-1]}."])
    lead = "2. " if units else ""
    yield Text(
        f"{lead}Bộ phận thường trực thi đua, khen thưởng theo dõi, đôn đốc, tổng hợp kết quả và "
        f"tham mưu tổng kết phong trào khi kết thúc vào ngày {movement.ends:%d/%m/%Y}./."
    )
