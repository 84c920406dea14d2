"""Pages written from the code say what the code says."""

import pytest

from tests.manual.generated import DEEDS, WRITERS, predicates
from tests.manual.reading import DOCS


@pytest.mark.parametrize("name", WRITERS)
def test_the_page_is_what_the_code_says(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == WRITERS[name](), "run: python -m tests.manual.generated"


def test_every_permission_has_its_words() -> None:
    assert {name for name, _rule in predicates()} == set(DEEDS)
