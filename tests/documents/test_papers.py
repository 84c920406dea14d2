"""Papers: one content in Word and PDF, what a digest keeps, what a signature tells."""

from __future__ import annotations

import io
import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from pypdf import PdfReader

from tests.office import Office
from thidua.foundation.documents import codes, signing
from thidua.foundation.documents.actions.freeze_paper import freeze_paper
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.documents.actions.replace_paper import replace_paper
from thidua.foundation.documents.certificates_of_signing import TEST_SIGNER, NoCertificate
from thidua.foundation.documents.letters import Unprintable, require_printable
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.documents.rendering import MEDIA_PDF, MEDIA_WORD, pdf, word
from thidua.foundation.documents.stamps import signing_spots
from thidua.foundation.documents.state_paper import (
    Annex,
    Article,
    Basis,
    Enacting,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.policy.predicates import NotPermitted, holds
from thidua.foundation.policy.roles import Role

may = holds(Role.DEPARTMENT_OFFICER)
ROWS = [
    ["I. PHÒNG QUẢN LÝ NĂNG LƯỢNG"],
    *([str(at), f"Đặng Thị Hương {at}", "Chuyên viên", "2.340.000"] for at in range(1, 61)),
]
PAPER = StatePaper(
    agency=("UBND tỉnh Hồng Lam", "Sở Công Thương"), symbol="QĐ-SCT", number="07",
    place="Hồng Lam", day=date(2026, 2, 5), name="QUYẾT ĐỊNH",
    about="Về việc tặng Giấy khen năm 2025", authority="Giám đốc Sở Công Thương",
    body=(
        Basis("Căn cứ Luật Thi đua, Khen thưởng ngày 15 tháng 6 năm 2022;"), Enacting(),
        Article("Điều 1.", "Tặng Giấy khen cho 60 cá nhân.", ("1. #panic(1) $x$ *&* <b>",)),
        Heading("Phần chung", 1), Text("Chữ thường", bold=True, align="center"),
        Listed(("Một việc;", "Hai việc."), "1."),
        Article("Điều 2.", "Quyết định này có hiệu lực từ ngày ký."),
    ),
    signatures=(Signature("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Nguyễn Văn Bình"),),
    recipients=("Như Điều 2;", "Lưu: VT, VP."),
    annexes=(Annex("Danh sách", "Cá nhân được tặng Giấy khen",
                   (Grid(("TT", "Họ và tên", "Chức vụ", "Tiền thưởng"), ROWS, numbers={3},
                         centred={0}, widths=(1, 5, 4, 3), bold_rows={0}),)),),
)  # fmt: skip


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\S+", text))


def read_word(content: bytes) -> str:
    """Every text of a Word file once, those of tables included."""
    body = docx.Document(io.BytesIO(content)).element.body
    return " ".join(
        "".join(part.text or "" if part.tag.endswith("}t") else " " for part in line.iter())
        for line in body.iter() if line.tag.endswith("}p")
    )  # fmt: skip


def test_the_same_content_in_word_and_in_pdf() -> None:
    made = PdfReader(io.BytesIO(pdf(PAPER)))
    pages = [page.extract_text() for page in made.pages]
    told = words_of(" ".join(pages))
    assert "Số: 07/QĐ-SCT" in pages[0]
    assert "Hồng Lam, ngày 05 tháng 02 năm 2026" in pages[0]
    assert "#panic(1) $x$ *&* <b>" in pages[0], "data are never markup"
    assert "(Kèm theo Quyết định số 07/QĐ-SCT ngày 05 tháng 02 năm 2026 của Sở Công Thương)" in (
        " ".join(pages[1].split())
    )
    assert [page.split()[0] for page in pages[2:]] == ["2", "3"][: len(pages) - 2], "of the annex"
    assert "TT" in pages[2], "the head of a table is on each page"
    repeated = words_of("TT Họ và tên Chức vụ Tiền thưởng")
    for number, _page in enumerate(pages[2:], start=2):
        told -= repeated + words_of(str(number))
    assert told == words_of(read_word(word(PAPER)))
    metadata = made.metadata
    assert metadata is not None
    assert metadata.title == "Quyết định số 07/QĐ-SCT Về việc tặng Giấy khen năm 2025"
    fonts = {str(font.get_object()["/BaseFont"])[8:] for page in made.pages
             for font in page["/Resources"]["/Font"].values()}  # fmt: skip
    assert fonts == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert b"<pdfaid:part>2</pdfaid:part>" in made.trailer["/Root"]["/Metadata"].get_data()


def test_open_places_stay_open_and_letters_without_a_shape_are_told() -> None:
    draft = replace(PAPER, number="", day=None, year=2026, annexes=())
    text = PdfReader(io.BytesIO(pdf(draft))).pages[0].extract_text()
    assert re.search(r"ngày\s+tháng\s+năm 2026", text)
    letter = replace(draft, name="", about="V/v báo cáo", addressed=("Sở Nội vụ", "Sở Tài chính"))
    assert "V/v báo cáo" in read_word(word(letter))
    assert PdfReader(io.BytesIO(pdf(letter))).pages[0].extract_text().count("- Sở") == 2
    own = replace(
        draft, agency=("", ""), numbered=False,
        signatures=(Signature("XÁC NHẬN\nTRƯỞNG PHÒNG", "An"), Signature("TÁC GIẢ", "Bình")),
    )  # fmt: skip
    printed = PdfReader(io.BytesIO(pdf(own))).pages[0].extract_text()
    assert words_of(printed) == words_of(read_word(word(own)))
    assert "Số:" not in printed
    with pytest.raises(Unprintable, match="日"):
        pdf(replace(draft, body=(Text("Chữ 日"),)))
    require_printable(["Đặng Thị Hương An – «07/QĐ-SCT»\n…"])
    with pytest.raises(Unprintable, match="日 本"):
        require_printable(["An", "日本"])
    assert {len(row) for row in codes.code_rows("HTTPS://THIDUA.EXAMPLE/XAC-NHAN/ABCDEFGH/")} == {
        29
    }


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)


def test_a_kept_paper_is_frozen_for_good(office: Office) -> None:
    content = word(PAPER)
    keep = {"organisation": office.department, "kind": "draft", "may": may}
    with pytest.raises(NotPermitted):
        keep_paper(actor=office.user(Role.AUDITOR), name="a.docx", content=content, **keep)
    with pytest.raises(ValidationError, match="không phải PDF"):
        keep_paper(actor=office.officer, name="a.docx", content=b"MZ", **keep)
    kept = keep_paper(actor=office.officer, name="x/Dự thảo.docx", content=content, **keep)
    assert (kept.name, kept.media_type, kept.is_whole) == ("Dự thảo.docx", MEDIA_WORD, True)
    kept = replace_paper(
        actor=office.officer, paper=kept, version=1, content=pdf(PAPER), may=may
    )  # fmt: skip
    assert (kept.media_type, kept.edit_version) == (MEDIA_PDF, 2)
    kept = freeze_paper(actor=office.officer, paper=kept, version=2, may=may)
    with pytest.raises(ValidationError, match="đóng băng"):
        replace_paper(actor=office.officer, paper=kept, version=3, content=content, may=may)
    table = connection.ops.quote_name(KeptPaper._meta.db_table)
    for statement in (f"UPDATE {table} SET name = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            connection.cursor().execute(statement)
    assert KeptPaper.objects.get(pk=kept.pk).is_whole


@pytest.mark.postgres
def test_frozen_papers_cannot_be_truncated(db: None) -> None:
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {KeptPaper._meta.db_table} CASCADE")


def test_a_signature_tells_who_and_whether_anything_changed(tmp_path: Path, settings: Any) -> None:
    paper = replace(PAPER, annexes=())
    content, spots = pdf(paper), signing_spots(paper)
    with pytest.raises(NoCertificate, match="THIDUA_SIGNING_FILE"):
        signing.sign_pdf(content, name="Nguyễn Văn Bình")
    settings.THIDUA = replace(settings.THIDUA, demonstration=True, data_dir=tmp_path)
    signed = signing.sign_pdf(
        content, name="Nguyễn Văn Bình", capacity="Phó Giám đốc", reason="Ban hành", spot=spots[0]
    )
    assert (len(spots), spots[0].page) == (1, 0)
    found = signing.check_pdf(signed)
    assert [(one.holds, one.by, one.reason) for one in found] == [(True, TEST_SIGNER, "Ban hành")]
    twice = signing.check_pdf(signing.sign_pdf(signed, name="Sở Công Thương"))
    assert [one.holds for one in twice] == [True, True]
    assert [one.trusted for one in signing.check_pdf(signed, roots=[])] == [False]
    changed = bytearray(signed)
    changed[changed.index(b"/Producer") + 11] ^= 1
    assert [one.intact for one in signing.check_pdf(bytes(changed))] == [False]
    assert [one.covers_all for one in signing.check_pdf(signed + b"\n% more")] == [False]
    assert signing.check_pdf(content) == []
    with pytest.raises(ValidationError, match="không phải PDF"):
        signing.check_pdf(b"MZ")
