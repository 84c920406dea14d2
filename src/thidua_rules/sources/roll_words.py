"""Sentences about people and units that a list does not tell apart, or does not know."""

from __future__ import annotations

from thidua_rules.sources.report import Say


def both_told(kind: str) -> Say:
    """What to do about two rows of one name."""
    if kind == "individual":
        return Say(
            "Ghi ngày sinh hoặc mã số cho cả hai; nếu là một người thì xóa bớt.",
            "Give the birth date or staff number of both; delete one if they are the same.",
        )
    return Say(
        "Ghi tên đầy đủ hơn hoặc mã đơn vị cho cả hai; nếu là một đơn vị thì xóa bớt.",
        "Give a longer name or a code of both; delete one if they are the same.",
    )


def unknown(vi: str, en: str, near: list[str]) -> Say:
    """Nobody of that name; the nearest names, if any."""
    hint_vi = f" Gần giống: {'; '.join(near)}." if near else ""
    hint_en = f" Close to: {'; '.join(near)}." if near else ""
    return Say(f"Không tìm thấy {vi} này.{hint_vi}", f"This {en} is not found.{hint_en}")


def spelling(sheet: str) -> Say:
    """What to do about a name nobody has."""
    return Say(
        f"Sửa cho đúng tên, hoặc thêm vào sheet {sheet}.",
        f"Correct the name, or add it to sheet {sheet}.",
    )
