"""The tutorial is true: its pages open, its words are on the screen, its import does as told."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.manual.catalogue import words
from tests.manual.reading import DOCS, ROOT, TUTORIALS, bold, code_spans
from tests.office import Office
from thidua.bridge.judging import SHELF
from thidua.bridge.workbooks import write_template
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.people.models import Person
from thidua_rules.loading import load_law

ADDRESS = re.compile(r"^/[a-z/-]*$")


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    SHELF.clear()
    return deepcopy(standing_office)


@cache
def sources() -> str:
    kinds = ("*.html", "*.py")
    return "".join(
        path.read_text(encoding="utf-8")
        for kind in kinds
        for path in sorted((ROOT / "src/thidua").rglob(kind))
    )


def addresses(language: str) -> list[str]:
    spans = code_spans(TUTORIALS[language].read_text(encoding="utf-8"))
    return [span for span in spans if ADDRESS.match(span)]


def test_both_tutorials_open_the_same_pages() -> None:
    assert addresses("vi") == addresses("en") != []


@pytest.mark.parametrize("address", sorted(set(addresses("vi"))))
def test_the_pages_of_the_tutorial_open(client, office: Office, address: str) -> None:
    client.force_login(office.officer)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("word", sorted({w for w in bold(TUTORIALS["vi"]) if w != "đậm"}))
def test_vietnamese_words_are_on_the_screen(word: str) -> None:
    assert word in words() or f'"{word}"' in sources()


@pytest.mark.parametrize("word", sorted({w for w in bold(TUTORIALS["en"]) if w != "bold"}))
def test_english_words_are_on_the_screen(word: str) -> None:
    assert word in words().values()


def example_workbook() -> bytes:
    """What docs/examples/make_workbook.py writes."""
    names: dict[str, object] = {"__file__": str(DOCS / "examples/make_workbook.py")}
    source = (DOCS / "examples/make_workbook.py").read_text(encoding="utf-8")
    exec(compile(source, "make_workbook.py", "exec"), names)
    file = io.BytesIO()
    write_template(file, content=names["example"](), law=load_law().awards)  # type: ignore[operator]
    return file.getvalue()


def test_the_example_is_imported_and_undone_as_told(client, office: Office) -> None:
    client.force_login(office.officer)
    before = Person.objects.count()
    sent = SimpleUploadedFile("so-lam-viec.xlsx", example_workbook())
    scope = str(office.department.uid)
    client.post(reverse("desk:exchange-upload"), {"organisation": scope, "file": sent})
    batch = ImportBatch.objects.get()
    for name, told, people in (
        ("exchange-import", "Đã ghi 48 dòng vào sổ", before + 3),
        ("exchange-undo", "Đã hoàn tác: gỡ 48 dòng", before),
    ):
        batch.refresh_from_db()
        values = {"edit_version": batch.edit_version, "reason": "Tệp mẫu"}
        answer = client.post(reverse(f"desk:{name}", args=[batch.uid]), values, follow=True)
        assert told in answer.content.decode()
        assert Person.objects.count() == people
