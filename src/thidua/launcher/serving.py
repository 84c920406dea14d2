"""``run``: database, demonstration data, then a server on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from thidua.launcher.environment import python_of
from thidua.launcher.places import here
from thidua.launcher.preparing import prepare
from thidua.launcher.speaking import Trouble, step

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100


def serve(argv: Sequence[str]) -> int:
    """``run [--port N]``: returns the server's exit status."""
    parser = ArgumentParser(prog="thidua run")
    parser.add_argument("--port", type=int, help="cổng (port); mặc định từ 8000 trở lên")
    options = parser.parse_args(argv)
    clone = here()
    if clone is not None:
        prepare(clone)
    python = Path(sys.executable) if clone is None else python_of(clone)
    step("Chuẩn bị cơ sở dữ liệu", "preparing the database")
    _manage(python, "migrate", "--verbosity", "0", "--no-input")
    step("Nạp dữ liệu minh hoạ", "loading the demonstration data")
    _manage(python, "demo")
    port = free_port(options.port)
    return _hand_over(python, "serve_demo", "--host", LOOPBACK, "--port", str(port))


def free_port(asked: int | None) -> int:
    """The port asked for, or the first free one from 8000. Raises Trouble."""
    if asked is not None:
        if _is_free(asked):
            return asked
        raise Trouble(
            f"Cổng {asked} đang được dùng, hoặc không được phép mở.",
            f"Port {asked} is in use or may not be opened.",
            "Bỏ --port để tự chọn cổng trống (leave --port out to take a free one).",
        )
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(port):
            return port
    raise Trouble("Không còn cổng trống từ 8000 đến 8099.", "No port from 8000 to 8099 is free.")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            # a port in TIME_WAIT after a restart counts as free, as it does for the server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except (OSError, OverflowError):
            return False
    return True


def _command(python: Path, *arguments: str) -> list[str]:
    return [str(python), "-m", "thidua.config.manage", *arguments]


def _manage(python: Path, *arguments: str) -> None:
    done = subprocess.run(_command(python, *arguments), check=False)
    if done.returncode != 0:
        raise Trouble(
            f"Bước «{arguments[0]}» không xong; các bước trước được giữ nguyên.",
            f"Step “{arguments[0]}” did not finish; earlier steps are kept.",
            "Thông báo ở ngay trên cho biết lý do (the message above says why).",
        )


def _hand_over(python: Path, *arguments: str) -> int:
    """Become the server, so that signals reach it without a go-between."""
    command = _command(python, *arguments)
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode
