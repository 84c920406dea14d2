"""``thidua law dossier`` and ``thidua law vote``: answers, refusals, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thidua_rules.cli import main

VOTE = ("law", "vote", "emulation_fighter_national", "--on", "2026-03-01")
DOSSIER = ("law", "dossier", "pm_merit_certificate", "--on", "2026-03-01")
REGULATION = """\
code: own
issuer: {vi: Sở}
name: {vi: Quy chế}
from: 2026-01-01
cite: decree_152_2025 Điều 6.2
sure: to_confirm
votes: [{percent: 60, of: present}]
"""


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    main([*arguments, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--members", "9", "--for", "9"), 0, "Đạt: 9/9 (100%)"),
        (("--members", "9", "--for", "7"), 1, "Thiếu 2 phiếu để đạt 90% (cần 9)."),
        (("--members", "9", "--for", "7", "--lang", "en"), 1, "2 short of 90%"),
        ((), 0, "Cần ít nhất 90% tổng số thành viên hội đồng đồng ý"),
        (("--members", "30", "--present", "25", "--for", "25", "--written-for", "2",
          "--regulation", "central_council"), 0, "Đạt: 27/30 (90%)"),
    ],
)  # fmt: skip
def test_a_vote_is_told_in_words(arguments, status, said, capsys) -> None:
    assert main([*VOTE, *arguments]) == status
    assert said in capsys.readouterr().out


def test_a_vote_in_json(capsys) -> None:
    found = answer(capsys, *VOTE, "--members", "9", "--for", "7", "--present", "9")
    rule = found.pop("rule")
    assert found == {
        "outcome": "not_passed", "reason": None, "yes": 7, "total": 9, "needed": 9, "margin": -2,
        "share": "7/9", "ignored": 0,
    }  # fmt: skip
    assert rule == {
        "percent": 90, "strictly": False, "of": "all_members", "absent": "not_agreeing",
        "method": "any", "quorum": None, "source": "law", "floor": None,
        "cite": "Nghị định 152/2025/NĐ-CP Điều 33.5", "sure": "verified", "last_verified": False,
    }  # fmt: skip


def test_a_councils_own_regulation_is_a_file(tmp_path: Path, capsys) -> None:
    path = tmp_path / "quy-che.yaml"
    path.write_text(REGULATION, encoding="utf-8")
    arguments = ("law", "vote", "advanced_worker", "--on", "2026-03-01", "--members", "9",
                 "--present", "5", "--for", "3", "--regulation", str(path))  # fmt: skip
    assert main([*arguments]) == 0
    assert "Đạt: 3/5 (60%) số thành viên dự họp" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*VOTE, "--members", "9", "--for", "10"), "--for:1: 10 is not possible here"),
        ((*VOTE, "--members", "9"), "Add --for N"),
        ((*VOTE, "--for", "9"), "Add --members N"),
        ((*VOTE, "--members", "9", "--for", "5", "--present", "10"), "--present:1: 10"),
        ((*VOTE, "--members", "9", "--for", "5", "--regulation", "finance"), "«finance_2025»"),
        ((*VOTE, "--members", "9", "--for", "5", "--regulation", "education_2026"),
         "is not in force on 2026-03-01"),
        (("law", "vote", "nothing", "--on", "2026-03-01"), "no award «nothing»"),
        (("law", "vote", "government_flag", "--on", "soon"), "«soon» is not a date"),
        (("law", "dossier", "nothing", "--on", "2026-03-01"), "no award «nothing»"),
        ((*DOSSIER, "--is", "entreprise"), "Did you mean «enterprise»"),
        ((*DOSSIER, "--is-not", "entreprise"), "--is-not:1"),
        ((*DOSSIER, "--have", "reprot"), "Did you mean «report»"),
        (("law", "dossier", "government_flag", "--on", "2026-03-01", "--kind", "individual"),
         "is not for «individual»"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do(arguments, said, capsys) -> None:
    assert main([*arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_dossier_is_told_in_words(capsys) -> None:
    assert main([*DOSSIER, "--kind", "collective"]) == 0
    told = capsys.readouterr().out
    assert "Bằng khen của Thủ tướng Chính phủ (collective, merit, 2026-03-01)" in told
    assert "Số lượng: 01 bộ bản chính (Nghị định 152/2025/NĐ-CP Điều 42)." in told
    assert "truy tặng" not in told


def test_what_is_there_and_what_is_missing(capsys) -> None:
    assert (
        main([*DOSSIER, "--have", "submission,report", "--is", "enterprise", "--lang", "en"]) == 0
    )
    told = capsys.readouterr().out
    assert "The file is incomplete." in told
    assert "There: Submission of the ministry or province" in told
    assert "Missing: Minutes of the emulation council" in told
    assert "The head of the enterprise commends" in told


def test_a_dossier_in_json(capsys) -> None:
    found = answer(capsys, *DOSSIER, "--have", "submission", "--is-not", "provincial_body",
                   "--sent", "2026-02-01")  # fmt: skip
    assert found["overall"] == "incomplete"
    assert found["states"]["submission"] == "there"
    assert found["states"]["minutes"] == "missing"
    assert found["states"]["sector_opinion"] == "not_needed"
    assert found["states"]["tax_confirmation"] == "unknown"
    assert found["dossier"]["originals"] == 1
    assert {item["citation"]["sureness"] for item in found["dossier"]["items"]} == {
        "verified", "to_confirm",
    }  # fmt: skip
    assert found["routes"]["barred"] == []
    simplified = answer(capsys, *DOSSIER, "--method", "simplified")
    assert [item["id"] for item in simplified["dossier"]["items"]] == [
        "submission", "summary", "sending",
    ]  # fmt: skip
    assert set(simplified["states"].values()) == {"unknown"}
