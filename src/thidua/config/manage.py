"""``python -m thidua.config.manage COMMAND``: the office's commands."""

import os
import sys

from thidua.config import catalogues
from thidua.launcher.speaking import speak_anywhere


def main(argv: list[str] | None = None) -> None:
    """Run one command; settings that cannot be read end with status 2 and a cure."""
    speak_anywhere()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.office")
    catalogues.refresh()
    from django.core.management import execute_from_command_line

    from thidua.config.schema import SettingError

    try:
        execute_from_command_line(["thidua", *(sys.argv[1:] if argv is None else argv)])
    except SettingError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
