"""A copy of the repository in which mutmut works on one part, and what came out there."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.parts import Part

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "mutants"
# Of mutmut's exit codes: no test noticed; no test ran it; left out; pytest could not begin, which
# proves nothing.
ALIVE = {0, 4, 5, 33, 34, 255}
COPIED = ("src", "tests", "docs", "benchmarks", "pyproject.toml", "requirements.lock")
CREATE = (
    "from mutmut.__main__ import create_mutants, copy_src_dir;"
    "copy_src_dir(); create_mutants({children})"
)


@dataclass(frozen=True)
class Found:
    """Names of mutants of one part: those that were tried, and of these the ones left alive."""

    tried: tuple[str, ...]
    alive: tuple[str, ...]

    @property
    def share(self) -> float:
        """Percent killed."""
        return 100 * (1 - len(self.alive) / len(self.tried)) if self.tried else 0.0


@dataclass(frozen=True)
class Bench:
    """One part in its folder; ``children`` mutants are tried at a time."""

    name: str
    part: Part
    children: int

    @property
    def folder(self) -> Path:
        return KEPT / self.name

    def prepare(self, *, again: bool) -> None:
        """Copy the repository; with ``again`` not its sources, so that the mutants stay."""
        if not again:
            shutil.rmtree(self.folder, ignore_errors=True)
        for top in COPIED[1:] if again else COPIED:
            for path in _tracked(top):
                target = self.folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / path, target)
        with (self.folder / "pyproject.toml").open("a", encoding="utf-8") as written:
            written.write(_settings(self.part))

    def create(self, seed: int) -> list[str]:
        """Make every mutant; hand back the names of those to try."""
        self._python("-c", CREATE.format(children=self.children))
        names = sorted(self._codes())
        if self.part.sample is None or self.part.sample >= len(names):
            return names
        return sorted(random.Random(seed).sample(names, self.part.sample))

    def run(self, names: Sequence[str]) -> None:
        """Try these mutants."""
        # Which test runs which function is looked up anew: tests may have changed.
        (self.folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
        self._python("-m", "mutmut", "run", "--max-children", str(self.children), *names)

    def results(self, names: Sequence[str]) -> Found:
        """What came out of these, now or in an earlier run."""
        codes = self._codes()
        tried = tuple(name for name in names if codes.get(name) is not None)
        return Found(tried, tuple(name for name in tried if codes[name] in ALIVE))

    def difference(self, name: str) -> str:
        """What a mutant changes: the lines taken out and put in."""
        shown = self._python("-m", "mutmut", "show", name, quiet=True)
        lines = (line for line in shown.splitlines() if line[:1] in "+-")
        return "\n".join(line for line in lines if line[:3] not in ("---", "+++"))

    def _codes(self) -> dict[str, int | None]:
        codes: dict[str, int | None] = {}
        for path in sorted(self.folder.glob("mutants/src/**/*.meta")):
            codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        return codes

    def _python(self, *arguments: str, quiet: bool = False) -> str:
        # A PYTHONPATH would let the tests import the unchanged modules: everything would survive.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        environment["THIDUA_CACHE"] = ""  # a law kept on disk would hide what loading does wrong
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=environment, check=not quiet,
            text=True, stdout=subprocess.PIPE if quiet else None,
        )  # fmt: skip
        return done.stdout or ""


def _tracked(top: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", top],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()]


def _settings(part: Part) -> str:
    # Half of the time of a short run would be the collection of garbage for warnings not asked.
    without = ("cacheprovider", "unraisableexception", "threadexception")
    # A name with Vietnamese letters, escaped anew at every collection, would not be found again.
    unescaped = "disable_test_id_escaping_and_forfeit_all_rights_to_community_support"
    arguments = ["-q", "--hypothesis-profile=few", f"-o{unescaped}=true"]
    arguments += [f"-pno:{name}" for name in without] + ["-ptests.mutants.children"]
    settings = {
        "source_paths": ["src"],
        "only_mutate": part.mutate,
        "do_not_mutate": part.spare,
        "also_copy": ["docs", "benchmarks", "requirements.lock"],
        "pytest_add_cli_args": arguments,
        "pytest_add_cli_args_test_selection": part.tests,
        # Each mutant starts from collected tests, not from the caches of a run of them.
        "process_isolation": "forkserver",
    }
    return "\n[tool.mutmut]\n" + "".join(
        f"{key} = {_toml(value)}\n" for key, value in settings.items()
    )


def _toml(value: str | Iterable[str]) -> str:
    return json.dumps(value if isinstance(value, str) else list(value))
