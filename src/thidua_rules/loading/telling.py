"""Sentences of an overlay: what a setting says, what a stricter number asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.law import Leaf, Text
from ..model.overlay import Tightening
from ..model.setting import Setting

UNIT_WORDS: Mapping[str, Text] = {
    "percent": {"vi": "{value}%", "en": "{value}%"},
    "months": {"vi": "{value} tháng", "en": "{value} months"},
    "years": {"vi": "{value} năm", "en": "{value} years"},
    "working_days": {"vi": "{value} ngày làm việc", "en": "{value} working days"},
}
ROLE_WORDS: Mapping[str, Text] = {
    "department": {"vi": "sở, cơ quan", "en": "departments"},
    "division": {"vi": "phòng, ban thuộc sở", "en": "divisions of departments"},
    "unit": {"vi": "đơn vị trực thuộc", "en": "units of departments"},
    "unit_division": {"vi": "phòng thuộc đơn vị trực thuộc", "en": "divisions of units"},
    "enterprise": {"vi": "doanh nghiệp", "en": "enterprises"},
    "workshop": {"vi": "xí nghiệp, phân xưởng", "en": "workshops"},
    "commune": {"vi": "xã, phường", "en": "communes"},
    "commune_division": {"vi": "phòng thuộc UBND cấp xã", "en": "divisions of communes"},
}
LANGUAGES = ("vi", "en")


def value_words(setting: Setting, values: tuple[str, ...], lang: str) -> str:
    """A filled setting as a reader says it: «80%», «10/12», «phòng, ban thuộc sở»."""
    if setting.kind == "roles":
        return "; ".join(ROLE_WORDS.get(v, {}).get(lang, v) for v in values)
    value = values[0]
    if setting.kind == "day":
        return "/".join(reversed(value.split("-")))
    if setting.kind == "choice":
        label = setting.labels.get(value, {})
        return label.get(lang) or label.get("vi") or value
    return UNIT_WORDS[setting.kind][lang].format(value=value)


def with_values(text: Text, filled: Sequence[tuple[Setting, tuple[str, ...]]]) -> Text:
    """A procedure's sentence, with what the ministry or province set: «…: 80%, members present»."""
    return {
        lang: f"{text[lang]}: {', '.join(value_words(*one, lang) for one in filled)}"
        for lang in LANGUAGES if lang in text
    }  # fmt: skip


def told(leaf: Leaf, part: Tightening) -> Text:
    """The law's sentence with the stricter numbers of a ministry or province."""
    numbers = ", ".join(str(value) for value in part.numbers.values())
    words = {"vi": "quy định riêng", "en": "own rule"}
    return {
        lang: f"{leaf.text[lang]} ({words[lang]}: {numbers})"
        for lang in LANGUAGES if lang in leaf.text
    }  # fmt: skip
