"""A dossier in sentences, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.law import in_language
from ..quotas.sentences import cited
from .checking import Checked, Overall, Status
from .model import CONDITIONS, WHO, Condition, Item
from .routing import Routed
from .selecting import Dossier


def dossier_sentences(dossier: Dossier, lang: str) -> tuple[str, ...]:
    """The whole list: sets, then each item with its form, its condition and its article."""
    return tuple(_dossier(dossier, lang))


def _dossier(dossier: Dossier, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    if not dossier.known:
        yield words["unread"]
        return
    if dossier.originals is None or dossier.originals_citation is None:
        yield words["sets_unread"]
    else:
        at = cited(dossier.originals_citation, lang)
        yield words["sets"].format(count=dossier.originals, cited=at)
    for item in dossier.items:
        yield item_sentence(item, dossier.given, lang)


def item_sentence(item: Item, given: dict[str, bool], lang: str) -> str:
    """One item with its article; a condition the award itself settles is not repeated."""
    return f"{item_text(item, given, lang)} {cited(item.citation, lang)}."


def item_text(item: Item, given: dict[str, bool], lang: str) -> str:
    """One item without its article."""
    details = [part for part in (_details(item, lang), _when(item.when, given, lang)) if part]
    more = f" – {'; '.join(details)}" if details else ""
    return f"{in_language(item.text, lang)}{more}"


def _details(item: Item, lang: str) -> str:
    words, params = _WORDS[lang], item.params
    parts = []
    if params.get("form"):
        parts.append(words["form"].format(form=params["form"]))
    for key in ("writes", "certifies", "by"):
        value = params.get(key)
        if value:
            parts.append(f"{words[key]} {in_language(WHO[str(value)], lang)}")
    if params.get("copy"):
        parts.append(words[str(params["copy"])])
    if params.get("working_days"):
        parts.append(words["days"].format(days=params["working_days"]))
    return ", ".join(parts)


def _when(when: Condition, given: dict[str, bool], lang: str) -> str:
    words = _WORDS[lang]
    parts = [in_language(CONDITIONS[word], lang) for word in when.all_of if word not in given]
    if when.any_of:
        joint = words["or"].join(in_language(CONDITIONS[word], lang) for word in when.any_of)
        parts.append(joint)
    said = [words["if"].format(what=words["and"].join(parts))] if parts else []
    said += [words["unless"].format(what=in_language(CONDITIONS[word], lang))
             for word in when.none_of if word not in given]  # fmt: skip
    return ", ".join(said)


def checked_sentences(checked: Checked, lang: str) -> tuple[str, ...]:
    """What is there and what is not; the first sentence says whether the file is complete."""
    first = _OVERALL[lang][checked.overall]
    given = checked.dossier.given
    return (
        first,
        *(f"{_STATUS[lang][status]}: {item_sentence(item, given, lang)}"
          for item, status in checked.items),
    )  # fmt: skip


def route_sentences(routed: Routed, lang: str) -> tuple[str, ...]:
    """Who may hand the file in; what bars it stands first."""
    words = _WORDS[lang]
    said = [words["barred"] + in_language(one.text, lang) + " " + cited(one.citation, lang) + "."
            for one in routed.barred]  # fmt: skip
    said += [in_language(one.text, lang) + " " + cited(one.citation, lang) + "."
             for one in routed.open]  # fmt: skip
    for one in routed.possible:
        when = _when(one.when, {}, lang)
        said.append(f"{words['maybe']}{in_language(one.text, lang)} – {when} "
                    f"{cited(one.citation, lang)}.")  # fmt: skip
    return tuple(said)


_WORDS = {
    "vi": {
        "unread": "Chưa có danh mục hồ sơ đã đọc cho ngày này: theo quy định của bộ, tỉnh.",
        "sets": "Số lượng: {count:02d} bộ bản chính {cited}.",
        "sets_unread": "Số bộ hồ sơ: chưa đọc được quy định.",
        "form": "Mẫu số {form}", "writes": "lập:", "certifies": "xác nhận:", "by": "nơi công khai:",
        "original": "bản chính", "certified_copy": "bản sao có chứng thực",
        "days": "{days} ngày làm việc", "or": " hoặc ", "and": " và ", "if": "khi {what}",
        "unless": "trừ {what}", "barred": "Không được đề nghị: ", "maybe": "Có thể: ",
    },
    "en": {
        "unread": "No list that has been read for this day: the ministry's or province's rules.",
        "sets": "{count} original set(s) {cited}.",
        "sets_unread": "How many sets: the rule has not been read.",
        "form": "Form {form}", "writes": "written by", "certifies": "certified by",
        "by": "posted by", "original": "original", "certified_copy": "certified copy",
        "days": "{days} working days", "or": " or ", "and": " and ", "if": "if {what}",
        "unless": "unless {what}", "barred": "May not be proposed: ", "maybe": "Possibly: ",
    },
}  # fmt: skip
_STATUS = {
    "vi": {Status.THERE: "Đã có", Status.MISSING: "Còn thiếu", Status.NOT_NEEDED: "Không cần",
           Status.UNKNOWN: "Chưa rõ"},
    "en": {Status.THERE: "There", Status.MISSING: "Missing", Status.NOT_NEEDED: "Not needed",
           Status.UNKNOWN: "Unknown"},
}  # fmt: skip
_OVERALL = {
    "vi": {Overall.COMPLETE: "Hồ sơ đủ.", Overall.INCOMPLETE: "Hồ sơ còn thiếu.",
           Overall.UNKNOWN: "Chưa đủ thông tin để kết luận hồ sơ đủ hay thiếu."},
    "en": {Overall.COMPLETE: "The file is complete.", Overall.INCOMPLETE: "The file is incomplete.",
           Overall.UNKNOWN: "Not enough is known to say whether the file is complete."},
}  # fmt: skip
