"""Certificates, classes for the statistics and reissues go out in the workbook and come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.office import MACHINE, Office
from thidua.bridge.workbooks import shown
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.exporting import registry_workbook
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.planning.tables import award_status
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.reissue_award import reissue_award
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.words import OBJECT_CLASS_WORDS, REISSUE_WORDS

HEAD = [
    "Cá nhân, tập thể", "Danh hiệu, hình thức", "Năm", "Số quyết định", "Số sổ vàng, số bằng",
    "Đối tượng thống kê", "Cấp đổi, cấp lại ngày", "Cấp đổi hay cấp lại", "Lý do cấp đổi, cấp lại",
    "Số bằng trước đó",
]  # fmt: skip
ROW = [
    "Đặng Thị Hương An", "CSTĐCS", 2023, "12/QĐ-SCT", "0456", "Người trực tiếp", "02/06/2025",
    "Cấp lại", "Mất bằng", "0123",
]  # fmt: skip
KEPT = (
    "status", "certificate_no", "object_class", "reissued", "reissue_kind", "reissued_no",
    "reissued_why", "former_certificate_no",
)  # fmt: skip


def kept() -> list[tuple[object, ...]]:
    return list(AwardHeld.objects.order_by("pk").values_list(*KEPT))


def brought(office: Office, data: bytes) -> ImportBatch:
    return preview_import(actor=office.officer, organisation=office.department,
                          file_name="so.xlsx", data=data)  # fmt: skip


def test_what_goes_out_comes_back_to_an_office_that_has_lost_it(office: Office) -> None:
    for person, number in ((office.an, "0123/LĐTT"), (office.binh, "0124/LĐTT")):
        row = record_award(
            actor=MACHINE, person=person, award="advanced_worker", year=2024,
            decided=date(2025, 1, 20), decision_no="12/QĐ-SCT", issuer="department",
            certificate_no=number, object_class="direct",
        )  # fmt: skip
    reissue_award(actor=MACHINE, row=row, version=row.edit_version, on=date(2025, 6, 2),
                  kind="exchanged", certificate_no="0456/LĐTT", reason="Sai năm sinh",
                  decision_no="77/QĐ-SCT")  # fmt: skip
    before = kept()
    assert before[1] == ("reissued", "0456/LĐTT", "direct", date(2025, 6, 2), "exchanged",
                         "77/QĐ-SCT", "Sai năm sinh", "0124/LĐTT")  # fmt: skip
    data = registry_workbook(office.officer, office.department)
    assert set(brought(office, data).lines.values_list("outcome", flat=True)) == {"same"}
    AwardHeld.objects.all().delete()
    import_batch(actor=office.officer, batch=brought(office, data), version=1)
    assert kept() == before


def test_a_file_adds_a_reissue_to_what_is_recorded_and_undoing_takes_it_off(
    office: Office, preview: Callable[..., ImportBatch]
) -> None:
    record_award(actor=MACHINE, person=office.an, award="emulation_fighter_grassroots", year=2023,
                 decision_no="12/QĐ-SCT", certificate_no="0123")  # fmt: skip
    before = kept()
    batch = preview(Khen_thưởng=[HEAD, ROW])
    batch = import_batch(actor=office.officer, batch=batch, version=1, with_changes=True)
    assert kept() == [("reissued", "0456", "direct", date(2025, 6, 2), "replaced", "", "Mất bằng",
                       "0123")]  # fmt: skip
    undo_import(actor=office.officer, batch=batch, version=batch.edit_version, reason="Nhầm")
    assert kept() == before


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [(4, None, "phải có ngày và số bằng mới"), (7, None, "phải có ngày và số bằng mới"),
     (5, "Hộ gia đình", "hãy chọn đúng loại"), (6, "khi nào đó", "")],
)  # fmt: skip
def test_half_a_reissue_and_a_class_of_others_are_refused(
    preview: Callable[..., ImportBatch], column: int, value: str | None, told: str
) -> None:
    row = [value if number == column else cell for number, cell in enumerate(ROW)]
    batch = preview(Khen_thưởng=[HEAD, row])
    assert not batch.lines.filter(outcome="new").exists()
    assert any(told in str(line.content) for line in batch.lines.all())


def test_the_last_that_befell_an_award_is_its_status() -> None:
    fell, back, later = date(2024, 5, 1), date(2024, 9, 1), date(2025, 6, 2)
    for revoked, restored, reissued, status in (
        (None, None, None, None), (None, None, later, "reissued"), (fell, back, later, "reissued"),
        (later, None, back, "revoked"), (fell, back, fell, "restored"),
    ):  # fmt: skip
        assert award_status(AwardHeld(revoked=revoked, restored=restored), reissued) == status


def test_the_workbook_has_a_word_for_each_class_and_reissue() -> None:
    for code, word in OBJECT_CLASS_WORDS.items():
        assert shown("object_class", code) == str(word)
    for code, word in REISSUE_WORDS.items():
        assert str(word).startswith(shown("reissue", code))
