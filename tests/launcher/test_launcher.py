"""The launcher: what it says when something is missing, and that a second start does nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from tests.house.files import ROOT
from thidua.launcher import environment, frontend, main, places, postgres, running, serving, setup
from thidua.launcher.places import Clone
from thidua.launcher.speaking import Counter, Trouble

DOING = ("Cài gói", "Installing")


def answer_of(arguments: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_a_fresh_clone_answers_before_anything_is_installed(tmp_path: Path) -> None:
    (tmp_path / "thidua").mkdir()
    (tmp_path / "src").mkdir()
    (tmp_path / "thidua/__main__.py").write_bytes((ROOT / "thidua/__main__.py").read_bytes())
    package = tmp_path / "src/thidua"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import thidua; print(thidua.__file__)")
    answer = answer_of(["-S", "-m", "thidua"], tmp_path)
    assert answer.stdout.strip() == str(package / "__init__.py"), answer.stderr


def test_the_door_of_a_clone_is_no_package() -> None:
    assert not (ROOT / "thidua/__init__.py").exists()
    assert answer_of(["-m", "thidua"], ROOT).returncode == 2


def test_without_a_command_it_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "run · setup · test" in capsys.readouterr().err


def test_outside_a_clone_setup_refuses_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("thidua.launcher.preparing.here", lambda: None)
    assert setup([]) == 2
    assert "mã nguồn" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "Ổ đĩa đã đầy"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "mã kiểm tra"),
        ("npm error code EINTEGRITY", "mã kiểm tra"),
        ("npm error code ENOTFOUND", "Không kết nối được"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED]", "chứng thư"),
        ("ERROR: No matching distribution found for numpy", "không có đủ"),
    ],
)
def test_a_tool_s_failure_is_told_in_plain_words(output: str, words: str, tmp_path: Path) -> None:
    trouble = running.explain_failure(output, log=tmp_path / "log", doing=DOING)
    assert words in trouble.vi
    assert trouble.cure


def test_an_unknown_failure_shows_the_last_lines_and_the_log(tmp_path: Path) -> None:
    log = tmp_path / "var/setup.log"
    command = [sys.executable, "-c", "print('vi tri la'); raise SystemExit(3)"]
    with pytest.raises(Trouble) as caught:
        running.run_logged(command, log=log, cwd=tmp_path, doing=DOING)
    assert "vi tri la" in caught.value.cure
    assert str(log) in caught.value.cure
    assert "vi tri la" in log.read_text()


def test_a_full_disk_is_said_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "NEEDED_BYTES", 10**18)
    with pytest.raises(Trouble, match="free"):
        environment.ensure_venv(tmp_path / ".venv", Clone(tmp_path))
    assert not (tmp_path / ".venv").exists()


def test_debian_without_venv_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nothing(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", nothing)
    with pytest.raises(Trouble) as caught:
        environment.ensure_venv(tmp_path / ".venv", Clone(tmp_path))
    assert "python3-venv" in caught.value.cure
    assert not (tmp_path / ".venv").exists()


def test_a_stamped_lock_is_not_installed_again(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("numpy==2.4.6\n")
    stamps = tmp_path / ".venv" / environment.STAMP
    stamps.parent.mkdir()
    stamps.write_text(f'{{"requirements.lock": "{places.digest(lock)}"}}')
    # no pip is there: a second installation would fail
    environment.ensure_lock(tmp_path / ".venv", lock, Clone(tmp_path))


def test_a_damaged_stamp_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / environment.STAMP).write_text("{")
    assert environment._stamps(tmp_path) == {}


def test_a_busy_port_is_passed_over_or_named() -> None:
    with socket.socket() as taken:
        taken.bind((serving.LOOPBACK, 0))
        taken.listen()
        busy = taken.getsockname()[1]
        with pytest.raises(Trouble, match=str(busy)):
            serving.free_port(busy)
    assert serving.free_port(None) >= serving.FIRST_PORT


def test_pip_s_certificate_is_handed_to_node(tmp_path: Path) -> None:
    certificate = tmp_path / "ca.pem"
    certificate.touch()
    passed = frontend._with_certificate({"PIP_CERT": str(certificate)})
    assert passed["NODE_EXTRA_CA_CERTS"] == str(certificate)


def test_the_user_s_own_node_certificate_stays(tmp_path: Path) -> None:
    certificate = tmp_path / "ca.pem"
    certificate.touch()
    own = {"PIP_CERT": str(certificate), "NODE_EXTRA_CA_CERTS": "own.pem"}
    assert frontend._with_certificate(own)["NODE_EXTRA_CA_CERTS"] == "own.pem"


def test_debian_s_newest_postgresql_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin/initdb").touch()
    monkeypatch.setattr(postgres, "DEBIAN_PROGRAMS", tmp_path)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert postgres.find_programs() == tmp_path / "17/bin"


def test_packages_are_counted_as_pip_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    count = Counter(total=10)
    count("Processing /srv/wheels/jinja2-3.1.6-py3-none-any.whl\n")
    for number in range(8):
        count(f"Collecting package{number}==1.{number}\n")
    count("Requirement already satisfied: numpy==2.4.6 in somewhere\n")
    count("  Downloading numpy\n")
    count("Installing collected packages: numpy\n")
    assert capsys.readouterr().out.splitlines() == [
        "  10/10 numpy",
        "  10/10 đang ghi vào đĩa (writing to disk)",
    ]


def test_a_terminal_without_vietnamese_letters_is_spoken_to_all_the_same() -> None:
    command = [sys.executable, "-m", "thidua", "run", "--port", "99999", "--help"]
    narrow = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    for arguments in (command, command[:3]):
        done = subprocess.run(arguments, cwd=ROOT, env=narrow, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr


def test_a_folder_that_may_not_be_written_is_told_with_a_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_argv: Sequence[str]) -> int:
        raise PermissionError(13, "Permission denied", "var/setup.log")

    monkeypatch.setattr("thidua.launcher.preparing.prepare_from_arguments", refuse)
    assert setup([]) == 2
    said = capsys.readouterr().err
    assert "var/setup.log" in said
    assert "quyền ghi" in said
