"""The unit's submission (tờ trình) with the list of those it puts forward."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.cycle.nominations.awards import period_of
from thidua.cycle.nominations.models import Nomination, Round
from thidua.cycle.nominations.papers.letterhead import (
    agency,
    head_of,
    in_order,
    in_vietnamese,
    named,
    seat_of,
    unit_named,
)
from thidua.foundation.documents.state_paper import (
    Annex,
    Basis,
    Grid,
    Listed,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.catalogue import award_name


@in_vietnamese
def submission(round_: Round, unit: Organisation, files: Sequence[Nomination]) -> StatePaper:
    """Of the unit's live files in the round; their subjects are fetched with them."""
    codes = in_order(one.award for one in files)
    counts = [
        f"{award_name(code)}: {sum(one.award == code for one in files):02d} trường hợp."
        for code in codes
    ]
    return StatePaper(
        agency=agency(unit), symbol="TTr", name="TỜ TRÌNH", place=seat_of(unit),
        year=round_.year + 1,
        about="Về việc đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm "
              f"{round_.year}",
        addressed=(f"{round_.organisation.name}.",),
        body=(
            Basis("Căn cứ Luật Thi đua, khen thưởng;"),
            Basis("Căn cứ biên bản họp bình xét của đơn vị,"),
            Text(f"{unit.name} đề nghị xét, tặng danh hiệu thi đua, hình thức khen thưởng cho "
                 f"{len(files):02d} trường hợp, gồm:"),
            Listed(counts),
            Text("(Danh sách và báo cáo thành tích kèm theo.)", italic=True),
            Text(f"{unit.name} kính trình {round_.organisation.name} xem xét, quyết định./."),
        ),
        signatures=(Signature(head_of(unit)),),
        recipients=("Như trên;", "Lưu: VT."),
        annexes=(Annex("DANH SÁCH ĐỀ NGHỊ", f"Đợt “{round_.name}”", (_list(files, codes),)),),
    )  # fmt: skip


def _list(files: Sequence[Nomination], codes: Sequence[str]) -> Grid:
    ordered = sorted(files, key=lambda one: codes.index(one.award))
    rows = [
        (str(number), named(one.subject), unit_named(one.person), one.award_words,
         _period(one))
        for number, one in enumerate(ordered, start=1)
    ]  # fmt: skip
    head = ("STT", "Họ và tên, tên tập thể", "Đơn vị", "Danh hiệu, hình thức đề nghị",
            "Thời gian thành tích")  # fmt: skip
    return Grid(head, rows, centred={0, 4}, widths=(7, 25, 33, 23, 12))


def _period(one: Nomination) -> str:
    """«Năm 2025» for a whole year, else from a day to a day."""
    first, last = one.achievement_from, one.achievement_to
    if (first, last) == period_of(last.year):
        return f"Năm {last.year}"
    return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
