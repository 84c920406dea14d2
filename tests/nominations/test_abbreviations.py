"""Short names of a list in full, without a page or a database."""

from django.utils.translation import override

from thidua.cycle.nominations.abbreviations import abbreviations
from thidua.cycle.nominations.columns import Column
from thidua.cycle.nominations.roster import Entry


def entry(unit: str, name: str) -> Entry:
    return Entry(1, "0", "An", "", "an", "an", 1, unit, unit_name=name)


ROWS = [entry("KH-TC", "Phòng Kế hoạch - Tài chính"), entry("Văn phòng", "Văn phòng"),
        entry("KH-TC", "Phòng Kế hoạch - Tài chính"), entry("", "")]  # fmt: skip


def column(hopeful: int = 0) -> Column:
    return Column("a", 0, "CSTĐCS", "Chiến sĩ thi đua cơ sở", "title", hopeful=hopeful)


def test_each_short_name_once_and_none_that_is_the_whole_name():
    assert abbreviations(ROWS, [column()]) == [
        ("CSTĐCS", "Chiến sĩ thi đua cơ sở"), ("KH-TC", "Phòng Kế hoạch - Tài chính"),
    ]  # fmt: skip


def test_ratings_where_results_wait_for_them_in_the_language_that_shortens_them():
    with override("vi"):
        assert ("HTXS", "hoàn thành xuất sắc nhiệm vụ") in abbreviations([], [column(3)])
        assert abbreviations([], [column(0)]) == [("CSTĐCS", "Chiến sĩ thi đua cơ sở")]
    with override("en"):
        assert abbreviations([], [column(3)]) == [("CSTĐCS", "Chiến sĩ thi đua cơ sở")]
