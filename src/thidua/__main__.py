"""``python -m thidua …``: the launcher's commands, and everything else as ``thidua …``.

Standard library only up to the point where the environment is known to exist.
"""

import sys

from thidua.launcher import COMMANDS
from thidua.launcher import main as launch
from thidua.launcher.forward import forward

if __name__ == "__main__":
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in COMMANDS:
        sys.exit(launch(arguments))
    sys.exit(forward(arguments))
