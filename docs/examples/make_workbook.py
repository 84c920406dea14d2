# ruff: noqa: INP001 (a script to run, in no package)
"""Write the example tables as a filled-in workbook, the one a department would send.

Usage: python3 docs/examples/make_workbook.py so-lam-viec.xlsx
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from thidua_rules.loading import load_law
from thidua_rules.sources.folder import read_folder
from thidua_rules.sources.report import Identity, Import
from thidua_rules.workbook.template import write_template

TABLES = Path(__file__).parent / "tables"


def example() -> Import:
    """The example tables, with the names their codes stand for."""
    register = read_folder(TABLES)
    kinds = {row.uid: row for row in register.subjects}
    with (TABLES / "_names.csv").open(encoding="utf-8", newline="") as stream:
        identities = {
            row["uid"]: Identity(
                row["uid"], kinds[row["uid"]].kind, row["name"], row["code"] or None,
                kinds[row["uid"]].born, unit=kinds[row["uid"]].unit,
            )
            for row in csv.DictReader(stream)
        }  # fmt: skip
    return Import(register=register, identities=identities)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write_template(target, content=example(), law=load_law().awards)
    print(f"Đã ghi {target} (written)")
