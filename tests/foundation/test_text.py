"""Search ignores accents; lists follow the Vietnamese alphabet."""

import unicodedata

import pytest
from django.db import connection

from thidua.foundation.records.text import collate, fold, name_key, tidy


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Hương", "dang thi huong"),
        ("ĐƯỜNG  Số 3", "duong so 3"),
        (unicodedata.normalize("NFD", "Nguyễn Ước"), "nguyen uoc"),
        ("1234/QĐ-UBND", "1234/qd-ubnd"),
    ],
)
def test_search_text_has_no_accents(text, folded):
    assert fold(text) == folded


def test_line_is_composed_and_single_spaced():
    assert tidy(unicodedata.normalize("NFD", " Lê   Văn\tTám ")) == "Lê Văn Tám"


def test_alphabet_order_with_accents_and_d_with_stroke():
    names = ["Đào", "Dũng", "Ân", "An", "Ăn", "Ê", "E"]
    assert sorted(names, key=collate) == ["An", "Ăn", "Ân", "Dũng", "Đào", "E", "Ê"]


def test_tones_order_only_otherwise_equal_words():
    assert sorted(["má", "mạ", "ma", "mà", "mã", "mả", "man"], key=collate) == [
        "ma", "mà", "mả", "mã", "má", "mạ", "man",
    ]  # fmt: skip


@pytest.mark.postgres
@pytest.mark.parametrize("column", ["sort_key", "folded"])
def test_the_database_s_own_language_does_not_reorder_keys(db, column):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collation_name FROM information_schema.columns "
            "WHERE table_name = 'people_person' AND column_name = %s", [column],
        )  # fmt: skip
        assert cursor.fetchone() == ("C",)


def test_people_sort_by_given_name_first():
    names = ["Trần Văn Bình", "Đặng Thị An", "Lê An"]
    assert sorted(names, key=name_key) == ["Đặng Thị An", "Lê An", "Trần Văn Bình"]
