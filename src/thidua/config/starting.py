"""What a start asks before it serves: that the law and the office's own overlays can be loaded."""

import sys

from thidua.bridge.law import the_law
from thidua.bridge.overlays import InputError


def load_law_or_stop() -> None:
    """Stop with the file, the line and the cure where the law cannot be loaded."""
    try:
        the_law()
    except InputError as problem:
        sys.exit(problem.told("vi"))
