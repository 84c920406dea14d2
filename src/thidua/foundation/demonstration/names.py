"""Invented Vietnamese names. The words are common; no name of the source articles can arise."""

from __future__ import annotations

from thidua.foundation.demonstration.dice import Dice

SURNAMES = {
    "hatinh": (
        ("Nguyễn", 34), ("Trần", 16), ("Lê", 12), ("Phan", 8), ("Võ", 5), ("Đặng", 5),
        ("Hoàng", 4), ("Bùi", 3), ("Hồ", 3), ("Phạm", 4), ("Dương", 2), ("Thái", 2), ("Đậu", 1),
        ("Hà", 2), ("Trương", 2), ("Lương", 1), ("Biện", 1), ("Đinh", 1), ("Ngô", 1), ("Cao", 1),
    ),
    "hanoi": (
        ("Nguyễn", 36), ("Trần", 11), ("Lê", 10), ("Phạm", 8), ("Vũ", 6), ("Hoàng", 5),
        ("Đỗ", 5), ("Bùi", 4), ("Đặng", 3), ("Ngô", 3), ("Dương", 2), ("Đinh", 2), ("Phan", 2),
        ("Trịnh", 2), ("Lưu", 1), ("Chu", 1), ("Tạ", 1), ("Kiều", 1), ("Vương", 1), ("Khuất", 1),
        ("Nghiêm", 1), ("Đào", 2), ("Mai", 1), ("Lại", 1),
    ),
}  # fmt: skip
MIDDLE = {
    "male": (
        ("Văn", 14), ("Đức", 6), ("Quang", 6), ("Hữu", 5), ("Minh", 5), ("Xuân", 5), ("Đình", 5),
        ("Ngọc", 4), ("Công", 3), ("Tiến", 3), ("Mạnh", 3), ("Bá", 2), ("Trung", 2), ("Viết", 2),
        ("Thế", 3), ("Anh", 2), ("Duy", 2), ("Hoàng", 2), ("Việt", 2), ("Khắc", 1), ("Sỹ", 1),
    ),
    "female": (
        ("Thị", 12), ("Thị Thu", 5), ("Thị Hồng", 4), ("Thị Ngọc", 4), ("Thị Minh", 3),
        ("Thị Kim", 3), ("Thị Bích", 2), ("Thị Mai", 3), ("Thị Thúy", 2), ("Thị Khánh", 2),
        ("Thị Cẩm", 2), ("Thùy", 3), ("Ngọc", 3), ("Khánh", 2), ("Minh", 3), ("Hải", 2),
        ("Diệu", 1), ("Quỳnh", 2), ("Hoài", 2),
    ),
}  # fmt: skip
GIVEN = {
    "male": (
        "Tuấn", "Hùng", "Sơn", "Hải", "Thắng", "Long", "Nam", "Trung", "Tùng", "Đạt", "Quân",
        "Cường", "Bình", "Việt", "Hiếu", "Kiên", "Toàn", "Thành", "Tú", "Hoàn", "Vinh", "Phong",
        "Linh", "Đông", "Tâm", "Bảo", "Lợi", "Thịnh", "Khôi", "Nghĩa", "Quyết", "Chiến", "Thuận",
        "Hưng", "Tài", "Duy", "Khoa", "Giang", "Tiệp", "Hậu", "Luân", "Nhật", "An", "Quý",
    ),
    "female": (
        "Hương", "Hà", "Thủy", "Nga", "Hằng", "Hạnh", "Yến", "Trang", "Thảo", "Nhung", "Vân",
        "Oanh", "Hiền", "Loan", "Liên", "Phượng", "Dung", "Hoa", "Thanh", "Tuyết", "Minh", "Ngân",
        "Quyên", "Châu", "Linh", "Giang", "Anh", "Hoài", "Tâm", "Thương", "Mai", "Ngọc", "Xuân",
        "Huyền", "Duyên", "Chi", "Nhàn", "Bích", "Hậu", "Trâm", "Thư", "Lý", "Diễm",
    ),
}  # fmt: skip


class Namer:
    """Gives every person of a department another name."""

    def __init__(self, department: str) -> None:
        self._department = department
        self._dice = Dice(department, "names")
        self._taken: set[str] = set()

    def name(self, sex: str) -> str:
        while True:
            surname = self._dice.weighted(SURNAMES[self._department])
            middle = self._dice.weighted(MIDDLE[sex])
            given = self._dice.pick(GIVEN[sex])
            found = f"{surname} {middle} {given}"
            if found not in self._taken and not _clumsy(surname, middle, given):
                self._taken.add(found)
                return found


def _clumsy(surname: str, middle: str, given: str) -> bool:
    """Twice the same word, as in Hoàng Hoàng Minh."""
    words = [surname, *middle.split(), given]
    return len(set(words)) < len(words)
