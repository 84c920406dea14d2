"""The digits of an identity number."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

PERSONAL, OLD_CARD = "personal", "old_card"
IDENTITY_KINDS = {PERSONAL: _("Số định danh cá nhân"), OLD_CARD: _("Số CMND cũ (9 số)")}
LENGTHS = {12: PERSONAL, 9: OLD_CARD}
_BETWEEN = str.maketrans("", "", " .-\u00a0")


def read_number(text: str) -> str:
    """The digits alone. Raises ValidationError, whose words never repeat what was typed."""
    digits = text.translate(_BETWEEN)
    if not (digits.isascii() and digits.isdecimal() and len(digits) in LENGTHS):
        raise ValidationError({"number": gettext(
            "Số định danh cá nhân có 12 chữ số, số CMND cũ có 9 chữ số. Chưa lưu gì; hãy xem lại "
            "giấy tờ rồi ghi đủ số, kể cả số 0 ở đầu."
        )})  # fmt: skip
    return digits


def kind_of(number: str) -> str:
    return LENGTHS[len(number)]
