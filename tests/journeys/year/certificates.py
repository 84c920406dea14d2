"""Room 8: certificates printed, their code read as a telephone reads it, confirmed to anybody."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import zxingcpp

from tests.journeys.walking import Walk
from tests.journeys.year.nominations import TITLE
from tests.journeys.year.offices import AN, DEPARTMENT, FIGHTER, OFFICER


def print_certificates(walk: Walk, decision: str) -> bytes:
    walk.be(OFFICER)
    walk.send("/so-dang-ky/mau-bang/them/", name="Mẫu của Sở", organisation=DEPARTMENT, award=TITLE)
    walk.go(decision)
    walk.follow("Lập đợt in")
    walk.save()
    return walk.download("PDF")


def scan(pdf: bytes, folder: Path) -> str:
    """The text of the code on the first sheet, as a printer and a telephone would have it."""
    (folder / "sheet.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "150", "-gray", "-f", "1", "-l", "1", "sheet.pdf", "sheet"]
    subprocess.run(command, cwd=folder, check=True)
    picture = next(folder.glob("sheet*.pgm")).read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head is not None, "a grey picture of one byte a dot"
    width, height = map(int, head.groups())
    grey = np.frombuffer(picture, np.uint8, offset=head.end()).reshape(height, width)
    (found,) = zxingcpp.read_barcodes(grey)
    return str(found.text)


def anybody_confirms(walk: Walk, address: str, *words: str) -> None:
    """Who signs in to nothing opens the address of the code."""
    walk.leave()
    walk.go(address)
    walk.sees(*words)


def revoke(walk: Walk) -> None:
    walk.come(OFFICER, f"/so-dang-ky/khen-thuong/?q=huong+an&year=2025&award={FIGHTER}")
    walk.follow(AN)
    walk.follow("Hủy bỏ, thu hồi")
    walk.write(on="10/03/2026", reason="Kê khai không đúng", decision_no="15/QĐ-SCT")
    walk.save()
