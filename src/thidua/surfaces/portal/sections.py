"""The public pages there are, in the order of their menu: (label, name of the address)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SECTIONS: tuple[tuple[Any, str], ...] = (
    (_("Trang công bố"), "portal:home"),
    (_("Xác nhận bằng, giấy khen"), "portal:ask"),
    (_("Điển hình tiên tiến"), "portal:role-models"),
)
