"""Pages written from the code say what the code says."""

import pytest

from tests.manual import permitted
from tests.manual.generated import DEEDS, WRITERS, predicates
from tests.manual.reading import DOCS


@pytest.mark.parametrize("name", WRITERS)
def test_the_page_is_what_the_code_says(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == WRITERS[name](), "run: python -m tests.manual.generated"


def test_every_permission_has_its_words() -> None:
    assert {name for name, _rule in predicates()} == set(DEEDS)


def test_every_action_asks_a_rule_or_says_who_else_does_it() -> None:
    assert [deed.name for deed in permitted.deeds() if not deed.rules and not deed.else_whose] == []
    stale = set(permitted.BY_THEMSELVES) - {deed.name for deed in permitted.deeds()}
    assert not stale
