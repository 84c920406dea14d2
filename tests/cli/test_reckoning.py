"""``thidua law bonus`` and ``thidua law deadline``: words, JSON, bad input, a light start."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from thidua_rules.cli import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["law", *arguments]) == 0
    return capsys.readouterr().out


def test_a_bonus_in_words(capsys) -> None:
    text = said(capsys, "bonus", "ministry_province_merit_certificate", "--kind", "collective",
                "--on", "2026-07-10")  # fmt: skip
    assert text.splitlines()[:4] == [
        "Bằng khen của bộ, ban, ngành, tỉnh · tập thể: 7.590.000 đồng",
        "  Cách tính: 2 × 1,5 × 2.530.000 = 7.590.000",
        "  Cách hiểu – nhân hết rồi làm tròn một lần: 2 × 1,5 × 2.530.000 = 7.590.000",
        "  Cách hiểu – làm tròn mức của cá nhân rồi mới nhân: 2 × 3.800.000 = 7.600.000",
    ]
    assert "  Nguồn chi: Người có thẩm quyền" in text
    assert "  Căn cứ: Nghị định 161/2026/NĐ-CP Điều 3.2" in text


def test_a_chosen_reading_and_another_language(capsys) -> None:
    text = said(capsys, "bonus", "ministry_province_merit_certificate", "--kind", "collective",
                "--on", "10/07/2026", "--multiple", "round_first", "--lang", "en")  # fmt: skip
    assert "collective: 7,600,000 đồng" in text
    assert "  Sureness: verified" in text


def test_a_bonus_that_is_not_read_is_no_number(capsys) -> None:
    text = said(capsys, "bonus", "advanced_worker", "--on", "2020-01-01")
    assert text.startswith("Lao động tiên tiến · cá nhân: chưa xác định\n")
    assert "Mức của thời kỳ này chưa đọc được." in text
    assert "Nghị định 91/2017/NĐ-CP (chưa đọc được văn bản)" in text


def test_a_bonus_in_json(capsys) -> None:
    answer = json.loads(said(capsys, "bonus", "commemorative_medal", "--on", "2026-07-01",
                             "--json"))  # fmt: skip
    assert (answer["bonus"]["dong"], answer["bonus"]["exact"]) == (1_510_000, "1518000.0")
    assert (answer["bonus"]["at_most"], answer["bonus"]["sureness"]) == (True, "verified")
    assert answer["text"]["amount"].startswith("không quá 1.518.000 đồng")
    assert [token["kind"] for token in answer["bonus"]["formula"]] == [
        "coefficient", "base", "exact", "step", "dong",
    ]  # fmt: skip


def test_a_deadline_in_words(capsys) -> None:
    text = said(capsys, "deadline", "consultation_reply", "--from", "2026-12-21", "--today",
                "2026-12-28")  # fmt: skip
    assert text.splitlines()[0] == "Trả lời hiệp y: 05/01/2027"
    assert "  Nghỉ trong thời hạn: Tết Dương lịch 01/01" in text
    assert "dự kiến theo Điều 112 Bộ luật Lao động" in text
    assert text.splitlines()[-1] == "  còn 8 ngày, trong đó 5 ngày làm việc"


def test_a_deadline_in_json(capsys) -> None:
    answer = json.loads(said(capsys, "deadline", "honour_stripping", "--from", "2026-08-03",
                             "--json"))  # fmt: skip
    assert (answer["due"]["written"], answer["due"]["day"]) == ("2026-09-02", "2026-09-03")
    assert answer["left"] is None
    assert answer["text"]["moved"]


@pytest.mark.parametrize(
    ("arguments", "what", "cure"),
    [
        (["bonus", "advanced_workr", "--on", "2026-01-01"], "no award «advanced_workr»",
         "Did you mean «advanced_worker»"),
        (["bonus", "advanced_worker", "--on", "1/1"], "«1/1» is not a date", "YYYY-MM-DD"),
        (["deadline", "consultation", "--from", "2026-01-01"], "no deadline «consultation»",
         "Did you mean «consultation_reply»"),
        (["deadline", "handover_to_archive", "--from", "2099-12-31"], "reaches the year 2100",
         "2000 to 2099"),
    ],
)  # fmt: skip
def test_bad_input_says_what_to_write(capsys, arguments: list[str], what: str, cure: str) -> None:
    assert main(["law", *arguments]) == 2
    problem = capsys.readouterr().err
    assert what in problem
    assert cure in problem


def test_neither_loads_the_engines_nor_the_library_of_holidays() -> None:
    code = (
        "import sys; from thidua_rules.cli import main;"
        "main(['law', 'bonus', 'advanced_worker', '--on', '2026-07-01']);"
        "main(['law', 'deadline', 'consultation_reply', '--from', '2026-12-21']);"
        "heavy = {'numpy', 'duckdb', 'ibis', 'pyarrow', 'holidays', 'django'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
