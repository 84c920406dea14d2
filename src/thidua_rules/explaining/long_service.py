"""Long service in words: post by post the time, what was added, what is needed, why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model.law import in_language

Say = Callable[..., str]
WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "years": "{n} năm", "months": "{n} tháng", "days": "{n} ngày", "nothing": "0 ngày",
        "post": "{names} {time}", "retained": " (tính đến hết nhiệm kỳ)",
        "counted": "tính theo {group}: {time}, cần {needed}", "any": "không kể thời gian",
        "added": "cộng dồn, tính theo {group}: {time}, cần {needed}",
        "women": " (nữ, giảm 1/3)", "more": "dư {time}", "exact": "vừa đủ",
        "less": "còn thiếu {time}", "lowered": "hạ một mức vì kỷ luật",
        "higher": "đạt mức cao hơn: {order}",
        "not_retired": "chưa ghi nhận thông báo hoặc quyết định nghỉ hưu",
        "no_post": "không giữ chức vụ nào trong bảng",
        "again": "đã được khen quá trình cống hiến, sau đó không giữ chức vụ nào trong bảng",
        "barred": "bị kỷ luật hoặc có vi phạm nghiêm trọng được kết luận bằng văn bản nên"
        " không được xét khen quá trình cống hiến",
        "unknown_posts": "chưa có dữ liệu chức vụ",
        "posts": "chưa có dữ liệu chức vụ", "retired": "chưa rõ đã có quyết định nghỉ hưu hay chưa",
        "sex": "chưa ghi giới tính", "age": "chưa rõ có thuộc diện tuổi nghỉ hưu cao hơn không",
        "post_open": "chưa rõ chức vụ có thuộc bảng không",
        "term": "chưa ghi ngày hết nhiệm kỳ của chức vụ cũ",
        "text": "văn bản còn cách hiểu khác nhau hoặc chưa đọc được",
        "between": "có thể từ {low} đến {high}", "none": "chưa đạt mức nào",
        "reads": "tạm tính theo bảng đọc được gần nhất",
    },
    "en": {
        "years": "{n} y", "months": "{n} m", "days": "{n} d", "nothing": "0 d",
        "post": "{names} {time}", "retained": " (counted to the end of the term)",
        "counted": "as {group}: {time}, needs {needed}", "any": "however short",
        "added": "added up, as {group}: {time}, needs {needed}",
        "women": " (woman, one third less)", "more": "{time} more", "exact": "exactly enough",
        "less": "{time} short", "lowered": "lowered one grade for discipline",
        "higher": "earns a higher order: {order}",
        "not_retired": "no notice or decision of retirement is recorded",
        "no_post": "no post of the table was held",
        "again": "already awarded for long service; no post of the table since",
        "barred": "barred by discipline or a serious violation concluded in writing",
        "unknown_posts": "posts are not recorded",
        "posts": "posts are not recorded", "retired": "whether retirement is decided is not known",
        "sex": "sex is not recorded",
        "age": "whether the higher retirement age applies is not known",
        "post_open": "whether the post belongs to the table is not clear",
        "term": "the end of the former post's term is not recorded",
        "text": "the text is read in two ways or has not been read",
        "between": "from {low} to {high}", "none": "none",
        "reads": "reckoned by the nearest table read",
    },
}  # fmt: skip


def service_text(
    tokens: Mapping[str, object], required: object, lang: str, award: Callable[[str], str]
) -> str:
    """One line about an order; ``required`` in months."""
    words = WORDS[lang]
    reason = str(tokens["reason"])
    parts = [_post(group, lang) for group in _groups(tokens)]
    if reason in ("met", "short", "open", "higher") and "counted" in tokens:
        parts += _measured(tokens, required, lang)
    if reason == "higher":
        parts.append(words["higher"].format(order=award(str(tokens["earned"]))))
    elif reason == "open":
        parts += _open(tokens, lang, award)
    elif reason not in ("met", "short"):
        parts.append(words[reason])
    elif reason == "short" and "counted" not in tokens and not tokens["earned"]:
        parts.append(words["none"])
    if tokens["lowered"]:
        parts.append(words["lowered"])
    if "reads" in tokens:
        parts.append(words["reads"])
    return "; ".join(dict.fromkeys(parts))


def _groups(tokens: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    posts = tokens["posts"]
    assert isinstance(posts, list)
    return posts


def _post(group: Mapping[str, object], lang: str) -> str:
    names = group["names"]
    assert isinstance(names, list)
    text = WORDS[lang]["post"].format(
        names=", ".join(in_language(name, lang) for name in names), time=_time(group["time"], lang)
    )
    return text + (WORDS[lang]["retained"] if group["retained"] else "")


def _measured(tokens: Mapping[str, object], required: object, lang: str) -> list[str]:
    words, group = WORDS[lang], tokens["group"]
    assert isinstance(group, dict)
    needed = int(str(required or 0))
    less = words["women"] if tokens["women"] and needed else ""
    asked = (_time((needed, 0), lang) if needed else words["any"]) + less
    pattern = words["added"] if tokens["added"] else words["counted"]
    counted = tokens["counted"]
    text = pattern.format(group=in_language(group, lang), time=_time(counted, lang), needed=asked)
    return [text, _margin(counted, needed, lang)] if needed else [text]


def _margin(counted: object, needed: int, lang: str) -> str:
    """How much is beyond or short; a month is broken into 30 days where days are lacking."""
    months, days = _pair(counted)
    if months >= needed:
        over = _time((months - needed, days), lang)
        exact = months == needed and not days
        return WORDS[lang]["exact"] if exact else WORDS[lang]["more"].format(time=over)
    short = (needed - months, 0) if not days else (needed - months - 1, max(30 - days, 1))
    return WORDS[lang]["less"].format(time=_time(short, lang))


def _open(tokens: Mapping[str, object], lang: str, award: Callable[[str], str]) -> list[str]:
    words, why = WORDS[lang], tokens["why"]
    assert isinstance(why, list)
    low, high = (award(str(tokens[k])) if tokens[k] else words["none"]
                 for k in ("earned", "possible"))  # fmt: skip
    reasons = [words["post_open" if one == "post" else one] for one in why]
    return [*reasons, words["between"].format(low=low, high=high)]


def _pair(time: object) -> tuple[int, int]:
    assert isinstance(time, list | tuple)
    return int(time[0]), int(time[1])


def _time(time: object, lang: str) -> str:
    """«12 năm 3 tháng»; days where there are any."""
    months, days = _pair(time)
    parts = (("years", months // 12), ("months", months % 12), ("days", days))
    said = [WORDS[lang][unit].format(n=n) for unit, n in parts if n]
    return " ".join(said) or WORDS[lang]["nothing"]
