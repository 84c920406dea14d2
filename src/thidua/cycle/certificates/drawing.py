"""Certificates as pages of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from pypdf import PdfWriter

from thidua.bridge.certificates import is_title
from thidua.cycle.certificates.contents import authority_of, standard_wording
from thidua.cycle.certificates.frame import frame_svg
from thidua.cycle.certificates.models import Certificate, CertificateDesign
from thidua.cycle.certificates.words import Mode
from thidua.foundation.documents.codes import code_svg
from thidua.foundation.documents.typesetting import set_pdf
from thidua.foundation.registry.catalogue import award_name

TEMPLATE = Path(__file__).with_name("typst") / "certificate.typ"
TOGETHER = 200
"""Sheets drawn at once: memory grows with them."""
PUBLIC_PAGE = "/XAC-NHAN/"
"""In capitals, as a small QR code needs it; the page answers to both."""


def public_address(code: str) -> str:
    """What a code on paper leads to."""
    told = settings.THIDUA
    office = told.public_address or next(iter(told.trusted_origins), "http://localhost:8000")
    return f"{office.rstrip('/')}{PUBLIC_PAGE}{code}/".upper()


def sheet_of(row: Certificate) -> dict[str, Any]:
    """One sheet as the template reads it."""
    numbered = {"book": f"Số sổ vàng: {row.book_number}", "code": f"Mã tra cứu: {row.printed_code}"}
    return {"texts": row.told | numbered, "qr": code_svg(public_address(row.code))}


def draw(
    design: CertificateDesign, sheets: Sequence[dict[str, Any]], *, grid: bool = False
) -> bytes:
    """A PDF of the sheets in their order; ``grid`` shows the millimetres, for a test print."""
    return set_pdf(
        TEMPLATE,
        {"title": design.name, "author": str(design.organisation.name), "sheets": list(sheets),
         "layout": design.layout, "whole": design.mode == Mode.WHOLE, "grid": grid,
         "frame": frame_svg(design.layout["width"], design.layout["height"])},
    )  # fmt: skip


def in_parts(rows: Sequence[Certificate]) -> Iterator[Sequence[Certificate]]:
    for start in range(0, len(rows), TOGETHER):
        yield rows[start : start + TOGETHER]


def joined(parts: Sequence[bytes]) -> bytes:
    """One file of several, their pages in order; a single part stays as it is."""
    if len(parts) == 1:
        return parts[0]
    writer, made = PdfWriter(), io.BytesIO()
    for part in parts:
        writer.append(io.BytesIO(part))
    writer.write(made)
    return made.getvalue()


def sample(design: CertificateDesign) -> dict[str, Any]:
    """A sheet with words of the usual length, to try a design with."""
    return {
        "texts": {
            "authority": authority_of(design),
            "verb": "Công nhận danh hiệu" if is_title(design.award) else "Tặng",
            "award": design.title or award_name(design.award),
            "recipient": "Bà Nguyễn Thị Hương Giang",
            "detail": "Phó Trưởng phòng, Phòng Quản lý năng lượng",
            "wording": (design.wording or standard_wording(design.award)).replace("{year}", "2025"),
            "decision": "Theo Quyết định số 07/QĐ-SCT\nngày 05 tháng 02 năm 2026",
            "book": "Số sổ vàng: 001/2026", "dateline": "Hà Tĩnh, ngày 05 tháng 02 năm 2026",
            "capacity": "Giám đốc", "signer": "Trần Văn Đức",
            "code": "Mã tra cứu: ABCD-EFGH-2345",
        },
        "qr": code_svg(public_address("ABCDEFGH2345")),
    }  # fmt: skip
