"""A pytest plugin of the bench: while mutmut asks which test runs which function, processes that a
test starts are not asked. They run in other folders, where mutmut's settings are not found, and
would stop the whole part."""

from __future__ import annotations

import os
import subprocess
from typing import Any

MARK = "MUTANT_UNDER_TEST"


class Unasked(subprocess.Popen):  # type: ignore[type-arg]
    def __init__(self, *arguments: Any, env: Any = None, **options: Any) -> None:
        environment = dict(os.environ if env is None else env)
        if environment.get(MARK) == "stats":
            environment[MARK] = ""
        super().__init__(*arguments, env=environment, **options)


subprocess.Popen = Unasked  # type: ignore[misc]
