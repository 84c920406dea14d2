"""From a fresh clone to a running office: environment, pages' files, database, server.

Standard library only: this package runs before anything is installed. Every step is idempotent
and leaves a stamp, so that a second run starts in seconds. Addresses of package sources are never
written here: pip and npm use the user's own configuration.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from thidua.launcher.speaking import Trouble, greet, speak_anywhere, tell, unwritable


def run(argv: Sequence[str] | None = None) -> int:
    """Prepare everything, then serve the demonstration on loopback. Returns an exit status."""
    return _guarded(_run, sys.argv[2:] if argv is None else argv)


def setup(argv: Sequence[str]) -> int:
    """Prepare the environment only (``--dev`` and ``--bench`` add their locks)."""
    return _guarded(_setup, argv)


def test(argv: Sequence[str]) -> int:
    """Prepare the environment, then run every test this machine can run."""
    return _guarded(_test, argv)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"run": run, "setup": setup, "test": test}


def main(argv: Sequence[str]) -> int:
    """Dispatch one launcher command; without one, say which there are."""
    if not argv:
        speak_anywhere()
        return greet(COMMANDS)
    return COMMANDS[argv[0]](argv[1:])


def _guarded(step: Callable[[Sequence[str]], int], argv: Sequence[str]) -> int:
    speak_anywhere()
    try:
        return step(argv)
    except Trouble as trouble:
        tell(trouble)
        return 2
    except OSError as error:
        tell(unwritable(error))
        return 2
    except KeyboardInterrupt:
        return 130


def _run(argv: Sequence[str]) -> int:
    from thidua.launcher.serving import serve

    return serve(argv)


def _setup(argv: Sequence[str]) -> int:
    from thidua.launcher.preparing import prepare_from_arguments

    return prepare_from_arguments(argv)


def _test(argv: Sequence[str]) -> int:
    from thidua.launcher.testing import run_tests

    return run_tests(argv)
