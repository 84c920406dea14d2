"""Run a tool quietly, keep its output in a log, and turn its failure into plain words."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from thidua.launcher.speaking import Trouble

# What a tool prints when the cause lies outside the project -> what we say about it.
CAUSES: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (
        ("No space left on device", "ENOSPC"),
        "Ổ đĩa đã đầy.",
        "The disk is full.",
        "Giải phóng ít nhất 2 GB rồi chạy lại (free at least 2 GB, then run again).",
    ),
    (
        ("DO NOT MATCH THE HASHES", "EINTEGRITY"),
        "Tệp tải về không khớp mã kiểm tra trong tệp khoá; không cài gì từ tệp đó.",
        "A downloaded file does not match the digest in the lock file; it was not installed.",
        (
            "Kiểm tra nguồn gói của máy, xoá bộ nhớ đệm của pip hoặc npm rồi chạy lại\n"
            "(check the machine's package source, clear pip's or npm's cache, run again)."
        ),
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SELF_SIGNED_CERT", "UNABLE_TO_GET_ISSUER_CERT"),
        "Không xác thực được chứng thư của nguồn gói.",
        "The certificate of the package source could not be verified.",
        (
            "Khai báo chứng thư của cơ quan cho pip: pip config set global.cert ĐƯỜNG_DẪN.pem\n"
            "(name your organisation's certificate to pip; npm receives the same one)."
        ),
    ),
    (
        (
            "Temporary failure in name resolution",
            "Failed to establish a new connection",
            "Connection refused",
            "Network is unreachable",
            "Read timed out",
            "ConnectTimeoutError",
            "ProxyError",
            "ENOTFOUND",
            "EAI_AGAIN",
            "ECONNREFUSED",
            "ETIMEDOUT",
            "ENETUNREACH",
        ),
        "Không kết nối được tới nguồn gói.",
        "The package source cannot be reached.",
        (
            "Kiểm tra mạng hoặc máy chủ trung gian (proxy), rồi chạy lại: phần đã xong được giữ.\n"
            "(check the network or proxy, then run again: finished steps are kept)."
        ),
    ),
    (
        ("No matching distribution found", "ETARGET", "E404"),
        "Nguồn gói của máy này không có đủ các gói cần thiết.",
        "The package source of this machine lacks a needed package.",
        "Kiểm tra cấu hình pip và npm của máy (check this machine's pip and npm configuration).",
    ),
)


def run_logged(
    command: Sequence[str | Path],
    *,
    log: Path,
    cwd: Path,
    doing: tuple[str, str],
    env: Mapping[str, str] | None = None,
    watch: Callable[[str], None] | None = None,
) -> None:
    """Run a command, adding its output to ``log`` and showing each line to ``watch``.

    ``doing`` names the step in Vietnamese and English. Raises Trouble with cause and cure.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    with log.open("a", encoding="utf-8") as file, _started(command, cwd, env) as process:
        for line in process.stdout or ():
            file.write(line)
            lines.append(line)
            if watch is not None:
                watch(line)
    if process.returncode != 0:
        raise explain_failure("".join(lines), log=log, doing=doing)


def _started(
    command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def explain_failure(output: str, *, log: Path, doing: tuple[str, str]) -> Trouble:
    """The trouble behind a tool's output; an unknown one shows the last lines as they are."""
    for marks, vi, en, cure in CAUSES:
        if any(mark in output for mark in marks):
            details = f"\nChi tiết (details): {log}"
            return Trouble(f"{doing[0]}: {vi}", f"{doing[1]}: {en}", cure + details)
    tail = "\n".join(output.strip().splitlines()[-6:])
    return Trouble(
        f"{doing[0]}: không thành công.",
        f"{doing[1]}: failed.",
        f"{tail}\nChi tiết (details): {log}",
    )
