"""Words of a draft: its state, who issues, how sure, the groups of parameters."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFTED = "drafted", _("Đang soạn")
    SUBMITTED = "submitted", _("Chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DISCARDED = "discarded", _("Đã bỏ")


class Issuer(models.TextChoices):
    PROVINCE = "province", _("Tỉnh, thành phố")
    MINISTRY = "ministry", _("Bộ, ngành")


class Kind(models.TextChoices):
    DECISION = "decision", pgettext_lazy("instrument", "Quyết định")
    CIRCULAR = "circular", _("Thông tư")
    RESOLUTION = "resolution", _("Nghị quyết")
    LETTER = "letter", _("Công văn")


class Sure(models.TextChoices):
    VERIFIED = "verified", _("Đã đối chiếu với văn bản")
    TO_CONFIRM = "to_confirm", _("Còn phải xác nhận")


GROUPS = {
    "ca-nhan": (_("Danh hiệu cá nhân"), ("aw_", "efg_", "efmp_", "efn_")),
    "tap-the": (_("Danh hiệu tập thể"), ("alc_", "elc_", "new_unit_", "party_org_")),
    "khen-thuong": (_("Bằng khen, Giấy khen, sáng kiến"), ("merit_", "initiative_")),
    "hoi-dong": (_("Hội đồng, bỏ phiếu"), ("vote_",)),
    "dot-xet": (
        _("Đợt xét: đăng ký, niêm yết, thời hạn"),
        ("registration_", "posting_", "round_", "base_"),
    ),
    "khac": (_("Nội dung khác"), ("",)),
}
"""Slug → label, and how the names of its parameters begin; each parameter stands in the first."""


def group_of(name: str) -> str:
    return next(slug for slug, (_label, starts) in GROUPS.items() if name.startswith(starts))
