"""Signatures in PDF files (PAdES, baseline B): made, shown on the page, checked.

The signature comes last: nothing rewrites the file afterwards.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from asn1crypto import pem, x509
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from thidua.foundation.documents.certificates_of_signing import (
    Identity,
    NoCertificate,
    signing_identity,
    trusted_roots,
)
from thidua.foundation.documents.stamps import FIRST_PAGE, Spot
from thidua.foundation.documents.typesetting import SHARED, set_pdf

Found = TypeVar("Found")
STAMP = SHARED / "stamp.typ"
WHOLE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins.uniform(0)
)


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature. ``intact``: not a byte it covers has changed; ``trusted``: its certificate
    leads to an authority the office believes; ``covers_all``: nothing was added after it."""

    intact: bool
    trusted: bool
    covers_all: bool
    by: str
    at: datetime | None
    reason: str

    @property
    def holds(self) -> bool:
        return self.intact and self.trusted and self.covers_all


def sign_pdf(
    content: bytes, *, name: str, capacity: str = "", reason: str = "", place: str = "",
    spot: Spot | None = None, identity: Identity | None = None,
) -> bytes:  # fmt: skip
    """The PDF with one more signature, shown at ``spot`` (at the head of page 1 by default).

    ``name`` and ``capacity`` say on the page who signs. Raises NoCertificate, ValidationError
    where the file is not a PDF that can be signed.
    """
    key = identity or signing_identity()
    return _apart(lambda: _sign(content, key, name, capacity, reason, place, spot or FIRST_PAGE))


def _sign(
    content: bytes, key: Identity, name: str, capacity: str, reason: str, place: str, spot: Spot
) -> bytes:
    signer = SimpleSigner.load_pkcs12(str(key.file), passphrase=key.password)
    if signer is None:
        raise NoCertificate(
            _("Không mở được tệp chứng thư số; văn bản giữ nguyên. Hãy kiểm tra tệp và mật khẩu.")
        )
    now, out = timezone.localtime(), io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        number = len(list(writer.prev.embedded_signatures)) + 1
        height = _height(writer.prev, spot.page)
        PdfSigner(
            _metadata(number, name, reason, place), signer,
            stamp_style=_stamp(name, capacity, now, spot),
            new_field_spec=SigFieldSpec(f"Signature{number}", spot.page, spot.box(height)),
        ).sign_pdf(writer, output=out)  # fmt: skip
    except PdfError as error:
        raise ValidationError(
            _("Tệp này không phải PDF ký được. Chưa có gì thay đổi; hãy chọn tệp khác.")
        ) from error
    return out.getvalue()


def _height(reader: PdfFileReader, number: int) -> float:
    """Height of a page in points."""
    found = reader.find_page_for_modification(number)[0].get_object()
    while "/MediaBox" not in found:
        found = found["/Parent"]
    return float(found["/MediaBox"][3])


def _metadata(number: int, name: str, reason: str, place: str) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=f"Signature{number}", md_algorithm="sha256", name=name or None,
        reason=reason or None, location=place or None, subfilter=SigSeedSubFilter.PADES,
    )  # fmt: skip


def _stamp(name: str, capacity: str, now: datetime, spot: Spot) -> StaticStampStyle:
    """Lines in a thin blue frame; the words stay Vietnamese, as the paper is."""
    lines = [f"Ký số bởi: {name}", *([f"Chức vụ: {capacity}"] if capacity else []),
             f"Thời gian ký: {now:%d/%m/%Y %H:%M:%S} {now.isoformat()[-6:]}"]  # fmt: skip
    drawn = set_pdf(STAMP, {"wide": spot.wide, "high": spot.high, "lines": lines})
    return StaticStampStyle(border_width=0, background=_Drawn(drawn), background_layout=WHOLE)


class _Drawn(PdfContent):
    """A page set by ourselves, on a page of another file."""

    def __init__(self, page: bytes) -> None:
        self.page = page
        super().__init__()

    def render(self) -> bytes:
        writer = self._ensure_writer
        page = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.page)))
        self.resources.xobject["/Drawn"] = page
        x1, y1, x2, y2 = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(x2 - x1), height=abs(y2 - y1))
        return b"/Drawn Do"


def check_pdf(content: bytes, roots: Sequence[bytes] | None = None) -> list[Signed]:
    """Every signature of a file, in the order they were made; [] where it has none.

    ``roots``: PEM texts to believe instead of the office's own. Raises ValidationError.
    """
    trusted = [_certificate(one) for text in (trusted_roots() if roots is None else roots)
               for one in _pems(text)]  # fmt: skip
    return _apart(lambda: _check(content, trusted))


def _check(content: bytes, trusted: list[x509.Certificate]) -> list[Signed]:
    try:
        found = list(PdfFileReader(io.BytesIO(content)).embedded_signatures)
        return [_told(one, trusted, last=one is found[-1]) for one in found]
    except PdfError as error:
        raise ValidationError(
            _("Tệp này không phải PDF đọc được. Chưa có gì được lưu; hãy chọn tệp khác.")
        ) from error


def _told(one: Any, trusted: list[x509.Certificate], *, last: bool) -> Signed:
    context = ValidationContext(trust_roots=trusted, allow_fetching=False)
    status = validate_pdf_signature(one, context)
    return Signed(
        intact=bool(status.intact and status.valid and status.docmdp_ok),
        trusted=bool(status.trusted),
        covers_all=not last or status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        by=str(one.signer_cert.subject.native.get("common_name", "")),
        at=status.signer_reported_dt, reason=str(one.sig_object.get("/Reason", "")),
    )  # fmt: skip


def _pems(text: bytes) -> list[bytes]:
    return [content for _kind, _headers, content in pem.unarmor(text, multiple=True)]


def _certificate(content: bytes) -> x509.Certificate:
    return x509.Certificate.load(content)


def _apart(work: Callable[[], Found]) -> Found:
    """In a thread of its own: the library runs an event loop, and the caller may be in one."""
    with ThreadPoolExecutor(max_workers=1) as one:
        return one.submit(work).result()
