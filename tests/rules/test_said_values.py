"""A criterion that is simply met, not met or open says so in words, in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.rules.laws import law_asking, leaf, result_of
from thidua_rules.explaining.values import value_text
from thidua_rules.model.verdict import Status

OPEN = ("chưa có dữ liệu", "not recorded")


@pytest.mark.parametrize(
    ("word", "status", "told"),
    [
        ("meets: advanced_worker", Status.MET, ("đạt", "meets it")),
        ("meets: advanced_worker", Status.NOT_MET, ("chưa có", "no")),
        ("meets: advanced_worker", Status.UNKNOWN, OPEN),
        ("role: {in: [division]}", Status.MET, ("có", "yes")),
        ("role: {in: [division]}", Status.NOT_MET, ("chưa có", "no")),
        ("role: {in: [division]}", Status.UNKNOWN, OPEN),
    ],
)  # fmt: skip
def test_a_plain_answer_is_said(
    tmp_path: Path, word: str, status: Status, told: tuple[str, str]
) -> None:
    asked = result_of(law_asking(tmp_path, leaf(word)), "awards: []")
    result = replace(asked, status=status)
    assert tuple(value_text(result, 2024, lang) for lang in ("vi", "en")) == told


def test_a_title_on_record_is_said_with_its_year(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("meets: advanced_worker"))
    result = result_of(law, "awards: [{award: advanced_worker, year: 2024}]")
    assert value_text(result, 2024, "vi") == "đã có quyết định năm 2024"
    assert value_text(result, 2024, "en") == "decided in 2024"
