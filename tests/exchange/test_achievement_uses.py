"""What an achievement has served comes in with it, once, and goes with an undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.office import Office
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.registry.models import Achievement, AchievementUse

HEAD = ["Cá nhân, tập thể", "Năm", "Loại thành tích", "Nội dung thành tích", "Đã dùng để xét"]


def sheet(used: str | None) -> dict[str, list[list[Any]]]:
    row = ["Đặng Thị Hương An", 2024, "Thành tích đột xuất", "Cứu người trong lũ", used]
    return {"Thành_tích": [HEAD, row]}


def test_uses_come_in_once_and_go_with_an_undo(
    office: Office, preview: Callable[..., ImportBatch]
) -> None:
    for used, outcomes, count in (
        (None, {"new": 1}, 0), ("CSTĐCS", {"changed": 1}, 1), ("CSTĐCS", {"same": 1}, 1),
    ):  # fmt: skip
        batch = preview(**sheet(used))
        assert batch.counts["outcomes"] == outcomes
        done = import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
        assert AchievementUse.objects.count() == count
        if outcomes == {"changed": 1}:
            last = done
    undo_import(actor=office.officer, batch=last, version=last.edit_version, reason="Nhập nhầm")
    assert (Achievement.objects.count(), AchievementUse.objects.count()) == (1, 0)
    batch = preview(
        Thành_tích=[HEAD, ["Trần Văn Bình", 2024, "Thành tích đột xuất", "Khác", "CSTĐCS"]]
    )
    import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    assert AchievementUse.objects.get().achievement.person == office.binh
