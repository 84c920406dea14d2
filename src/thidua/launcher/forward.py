"""Hand a rules command (`check`, `sweep`, `law` …) to where its packages are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from thidua.launcher.places import here, program
from thidua.launcher.speaking import Trouble, speak_anywhere, tell


def forward(argv: Sequence[str]) -> int:
    """Run ``thidua …`` in the clone's environment if there is one, else in this interpreter."""
    speak_anywhere()
    clone = here()
    if clone is not None and Path(sys.prefix) != clone.environment:
        command = program(clone.environment, "thidua")
        if command.exists():
            return subprocess.run([command, *argv], check=False).returncode
    try:
        from thidua_rules.cli import main
    except ModuleNotFoundError:
        tell(
            Trouble(
                "Môi trường chưa được chuẩn bị.",
                "The environment has not been prepared.",
                "python -m thidua setup",
            )
        )
        return 2
    return main(list(argv))
