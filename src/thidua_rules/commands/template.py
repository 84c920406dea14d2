"""``thidua template``: the workbook a department fills."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..loading import InputError
from .asking import law_of


def run(options: argparse.Namespace) -> int:
    """Write the empty template.

    Raises:
        InputError: the file would not be a workbook, exists already, or cannot be written.
    """
    from ..workbook.template import write_template  # reason: start-up stays light

    target = Path(options.file)
    if target.suffix.lower() != ".xlsx":
        raise InputError(target, 1, "the template is a workbook", "Name a file that ends in .xlsx")
    if target.exists():
        raise InputError(
            target, 1, "the file exists already", "Choose another name; nothing was overwritten"
        )
    part = target.with_name(f".{target.name}.part")
    try:
        write_template(part, law=law_of(options).awards)
        part.replace(target)
    except OSError as trouble:
        raise InputError(target, 1, f"the file cannot be written ({trouble.strerror})",
                         "Choose a folder you may write to") from trouble  # fmt: skip
    print(target)
    return 0
