"""Forms of the exchange: a file to bring in, a part of the tree to take out."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.bridge.workbooks import MAX_BYTES
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import KEEPERS, STANDING, Role

KINDS = (".xlsx", ".xls", ".docx", ".csv")


class PlaceField(forms.ModelChoiceField):
    """A part of the tree, named in full."""

    def __init__(self, **more: Any) -> None:
        super().__init__(Organisation.objects.none(), to_field_name="uid", **more)
        self.widget.attrs["class"] = "form-select"

    def label_from_instance(self, place: Organisation) -> str:
        return place.name

    def offer(self, actor: Actor, *roles: Role) -> QuerySet[Organisation]:
        """Offer what the roles reach, the top of the reach chosen."""
        places = Organisation.objects.filter(actor.reach(*roles).condition("pk"))
        self.queryset = places
        tops = places.exclude(parent__in=places.values("pk")).order_by("pk")
        self.initial = tops.values_list("uid", flat=True).first()
        return places


def _place(form: forms.Form) -> PlaceField:
    return cast("PlaceField", form.fields["organisation"])


class UploadForm(forms.Form):
    organisation = PlaceField(
        label=_("Phạm vi"),
        help_text=_("Người và đơn vị trong tệp được tìm trong phạm vi này."),
    )
    file = forms.FileField(
        label=_("Tệp"),
        help_text=_("Excel (.xlsx, .xls), Word có bảng (.docx) hoặc .csv; tối đa 20 MB."),
        error_messages={
            "required": _("Hãy chọn một tệp."),
            "empty": _("Tệp rỗng. Kiểm tra lại tệp rồi nộp lại."),
        },
        max_length=None,
    )

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        _place(self).offer(actor, *KEEPERS)
        self.fields["file"].widget.attrs |= {"class": "form-control", "accept": ",".join(KINDS)}
        for field in self.fields.values():
            setattr(field, "wide", True)  # noqa: B010 the page's own mark on Django's field

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _now(
                    "Tệp quá lớn (%(size)s MB, tối đa %(most)s MB). Chưa có gì được nhận. Chia "
                    "thành nhiều tệp, bỏ hình ảnh, rồi nộp lại."
                )
                % {"size": file.size // 1048576, "most": MAX_BYTES // 1048576}
            )
        return file


class RegistryForm(forms.Form):
    """What of the registry goes into the workbook."""

    organisation = PlaceField(label=_("Phạm vi"))
    since = forms.TypedChoiceField(
        label=_("Từ năm"), coerce=int, empty_value=None, required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, latest: int, **more: Any) -> None:
        super().__init__(*args, **more)
        _place(self).offer(actor, *KEEPERS, *STANDING)
        years = [(str(year), str(year)) for year in range(latest, latest - 25, -1)]
        since = cast("forms.TypedChoiceField", self.fields["since"])
        since.choices = [("", _now("Mọi năm")), *years]


class VerdictForm(forms.Form):
    """Whose verdicts, of which year, go into the workbook."""

    organisation = PlaceField(label=_("Phạm vi"))

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        _place(self).offer(actor, *KEEPERS, *STANDING)
