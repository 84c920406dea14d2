"""Forms of bundles: a part to send, a file to take in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.bundles.packing import ENDING, MOST_BYTES
from thidua.foundation.bundles.phrases import SHORTEST
from thidua.foundation.exchange.forms import PlaceField
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


class _OfPlace(forms.Form):
    organisation = PlaceField(label=_("Phạm vi"))
    phrase = forms.CharField(
        label=_("Mật khẩu của số định danh"), required=False, min_length=SHORTEST, max_length=200,
        widget=forms.PasswordInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        cast("PlaceField", self.fields["organisation"]).offer(actor, Role.DEPARTMENT_OFFICER)
        for field in self.fields.values():
            setattr(field, "wide", True)  # noqa: B010 the page's own mark on Django's field


class SendForm(_OfPlace):
    secrets = forms.BooleanField(
        label=_("Gửi cả kỷ luật, tạm dừng xét"), required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["phrase"].help_text = _(
            "Để trống thì gói không có số định danh. Báo mật khẩu cho bên nhận qua điện thoại."
        )


class ReceiveForm(_OfPlace):
    file = forms.FileField(
        label=_("Tệp"), help_text=_("Tệp .thidua-goi do bên gửi tạo ra, tối đa 64 MB."),
        error_messages={"required": _("Hãy chọn một tệp.")},
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ENDING}),
    )  # fmt: skip

    field_order = ("organisation", "file", "phrase")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].label = _("Nhận vào dưới")
        self.fields["phrase"].help_text = _("Nếu bên gửi có báo; để trống thì bỏ số định danh.")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _now("Gói quá lớn (tối đa 64 MB). Chưa nhận gì. Đề nghị bên gửi chia theo đơn vị.")
            )
        return file
