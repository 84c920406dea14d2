# -*- coding: utf-8 -*-
"""Door of a fresh clone: ``python -m thidua run`` before anything is installed.

This folder has no ``__init__.py`` on purpose. Python takes it only while no real package named
``thidua`` is importable; once the project is installed, ``src/thidua`` wins and this file sleeps
(docs/decisions/0001). It must stay readable for any Python, so that an old one gets a plain answer.
"""

import os
import runpy
import subprocess
import sys

SOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src")
CHECK = "import sys; sys.exit(sys.version_info < (3, 11))"


def newer_python():
    """Name of a Python 3.11 or later on PATH that answers, or None."""
    for minor in range(15, 10, -1):
        name = "python3.%d" % minor
        try:
            with open(os.devnull, "w") as nowhere:
                if subprocess.call([name, "-c", CHECK], stdout=nowhere, stderr=nowhere) == 0:
                    return name
        except OSError:
            continue
    return None


def main():
    if sys.version_info < (3, 11):
        name = newer_python()
        if name is None:
            sys.stderr.write(
                "Cần Python 3.11 trở lên; máy này chạy Python %d.%d.\n"
                "(Python 3.11 or later is needed; this is Python %d.%d.)\n"
                "  Debian 12, Ubuntu 24.04: apt install python3 python3-venv\n"
                % (sys.version_info[:2] + sys.version_info[:2])
            )
            sys.exit(2)
        sys.exit(subprocess.call([name, "-m", "thidua"] + sys.argv[1:]))
    sys.path.insert(0, SOURCES)
    sys.modules.pop("thidua", None)
    runpy.run_module("thidua", run_name="__main__", alter_sys=True)


main()
