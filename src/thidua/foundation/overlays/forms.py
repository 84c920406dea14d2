"""Forms of a draft: its head, and one form a group of parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.bridge.overlays import ROLE_WORDS, UNITS, Setting, value_words
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.naming import english_name, file_code, holder_code

DAY_HINT = _("ngày/tháng/năm")
UNIT_WORDS = {
    "percent": _("phần trăm"), "months": _("tháng"), "years": _("năm"),
    "working_days": _("ngày làm việc"),
}  # fmt: skip
HEAD_FIELDS = (
    "issuer", "holder_vi", "holder_en", "holder", "code", "kind", "number", "issued", "title",
    "article", "source", "source_where", "valid_from", "valid_to", "sure",
)  # fmt: skip
MADE = ("holder_en", "holder", "code")
"""Fields that are made of the others where they are left empty."""


class HeadForm(forms.ModelForm):
    """Whose rules, which decision, from when to when, where it was read."""

    class Meta:
        model = OverlayDraft
        fields = HEAD_FIELDS
        labels = {"holder": _("Tên không dấu của bộ, tỉnh"), "code": _("Tên tệp quy định")}
        help_texts = {
            "holder_vi": _("Ví dụ: tỉnh Hà Tĩnh, thành phố Hà Nội, Bộ Công Thương."),
            "holder_en": _("Để trống thì tự ghi theo tên, ví dụ Hà Tĩnh province."),
            "holder": _("Để trống thì tự đặt theo tên, ví dụ ha_tinh."),
            "code": _(
                "Để trống thì tự đặt theo tên và số văn bản. Ghi tên một tệp đang có thì bản mới "
                "thay bản ấy; bản cũ vẫn được giữ."
            ),
            "number": _("Ví dụ: 12/2026/QĐ-UBND."),
            "article": _("Điều khoản dẫn chung, ví dụ Điều 5; từng điểm có thể ghi riêng."),
            "source": _("Ví dụ: Công báo tỉnh số 12 ngày 20/02/2026."),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, field in self.fields.items():
            _dress(field)
            if name in ("title", "source", "source_where", "code"):
                setattr(field, "wide", True)  # noqa: B010 the page's own mark on Django's field
            if name in MADE:
                field.required = False
        if self.instance.pk:
            self.fields["code"].disabled = True

    def plain(self) -> list[forms.BoundField]:
        """The fields an officer fills in."""
        return [field for field in self.visible_fields() if field.name not in MADE]

    def advanced(self) -> list[forms.BoundField]:
        """The fields that fill themselves in."""
        return [field for field in self.visible_fields() if field.name in MADE]

    def advanced_is_wrong(self) -> bool:
        return any(field.errors for field in self.advanced())

    def clean(self) -> dict[str, Any]:
        """Make the names that were left empty."""
        found = super().clean() or self.cleaned_data
        issuer, name = found.get("issuer", ""), found.get("holder_vi", "")
        if issuer and name and not self.advanced_is_wrong():
            found["holder_en"] = found["holder_en"] or english_name(issuer, name)
            found["holder"] = found["holder"] or holder_code(issuer, name)
            found["code"] = found["code"] or file_code(found["holder"], found.get("number", ""))
        return found

    def head(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in HEAD_FIELDS}

    def _post_clean(self) -> None:
        """The action checks the whole row; here only the fields have been read."""


class GroupForm(forms.Form):
    """The parameters of one group: a value, and the article it stands in."""

    def __init__(
        self, settings: Sequence[Setting], values: Mapping[str, Any], *args: Any, lang: str,
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.settings = settings
        for setting in settings:
            kept = values.get(setting.name, {})
            self._add(setting, kept.get("value", []), kept.get("article", ""), lang)

    def _add(self, setting: Setting, value: list[str], article: str, lang: str) -> None:
        field = _field(setting, lang)
        field.initial = value if setting.kind == "roles" else _shown(setting, value)
        field.label = setting.text.get(lang) or setting.text["vi"]
        self.fields[setting.name] = field
        self.fields[_article(setting)] = forms.CharField(
            label=_("Điều khoản"), max_length=60, required=False, initial=article
        )
        for name in (setting.name, _article(setting)):
            _dress(self.fields[name])

    def rows(self) -> list[dict[str, Any]]:
        """(setting, its field, the field of its article), for the page."""
        return [
            {"setting": one, "field": self[one.name], "article": self[_article(one)]}
            for one in self.settings
        ]

    def values(self) -> dict[str, Any]:
        """Setting → what was typed; None where it was left empty."""
        return {setting.name: self._value(setting) for setting in self.settings}

    def _value(self, setting: Setting) -> dict[str, Any] | None:
        typed = self.cleaned_data[setting.name]
        words = typed if isinstance(typed, list) else [_stored(setting, typed)]
        if not any(words):
            return None
        return {"value": words, "article": self.cleaned_data[_article(setting)].strip()}


def _article(setting: Setting) -> str:
    return f"{setting.name}-article"


def _field(setting: Setting, lang: str) -> forms.Field:
    """The field that takes what the setting may be; empty leaves it to the law."""
    if setting.kind == "roles":
        roles = [(role, words.get(lang, role)) for role, words in ROLE_WORDS.items()]
        return forms.MultipleChoiceField(
            choices=roles, required=False, widget=forms.CheckboxSelectMultiple
        )
    if setting.kind == "choice":
        choices = [(value, value_words(setting, (value,), lang)) for value in setting.values]
        return forms.ChoiceField(choices=[("", _now("Chưa quy định")), *choices], required=False)
    if setting.kind in UNITS:
        return forms.IntegerField(
            min_value=setting.least, max_value=setting.most, required=False,
            help_text=f"{UNIT_WORDS[setting.kind]}, {setting.least}–{setting.most}",
        )  # fmt: skip
    return forms.RegexField(
        r"^\d{1,2}/\d{1,2}\Z", required=False, help_text=_("Ngày/tháng, ví dụ 10/12."),
        error_messages={"invalid": _("Hãy ghi ngày/tháng, ví dụ 10/12.")},
    )  # fmt: skip


def _shown(setting: Setting, value: list[str]) -> str:
    """A day is kept as 12-10 and typed as 10/12."""
    text = value[0] if value else ""
    return "/".join(reversed(text.split("-"))) if setting.kind == "day" and text else text


def _stored(setting: Setting, typed: Any) -> str:
    if typed in (None, ""):
        return ""
    if setting.kind == "day":
        day, month = str(typed).split("/")
        return f"{int(month):02}-{int(day):02}"
    return str(typed)


def _dress(field: forms.Field) -> None:
    widget = field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):
        widget.attrs["class"] = "form-check-input"
        return
    widget.attrs["class"] = "form-select" if isinstance(widget, forms.Select) else "form-control"
    if isinstance(field, forms.DateField):
        widget.attrs |= {"placeholder": DAY_HINT, "inputmode": "numeric", "autocomplete": "off"}
        field.localize = widget.is_localized = True
