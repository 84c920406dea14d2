"""Award names as people write them → stable codes. The longest name wins.

«CSTĐCS», «Chiến sỹ TĐ cơ sở», «BK của Bộ trưởng Bộ Công Thương», «HCLĐ III», several in one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol

from thidua_rules.sources.catalogue import CATALOGUE
from thidua_rules.sources.cells import FIRST_YEAR, LAST_YEAR, Years
from thidua_rules.sources.decision_numbers import find_decision
from thidua_rules.sources.folding import clean, slug, words
from thidua_rules.sources.issuers import Issuer, issuer_in
from thidua_rules.sources.report import Say

_FLAG = re.compile(
    r"\bcờ\b(?!\s+(?:thi\s+đua|tđ))"
)  # «cờ» folds like «cơ» and «có»: widen it first
_CLASS = ("1", "2", "3")
_ABBREVIATIONS: Mapping[str, str] = {
    "sy": "si", "cstdcs": "chien si thi dua co so", "cstd": "chien si thi dua",
    "cstdtq": "chien si thi dua toan quoc", "cstdt": "chien si thi dua tinh",
    "ldtt": "lao dong tien tien", "ttldtt": "tap the lao dong tien tien",
    "ldxs": "lao dong xuat sac", "ttldxs": "tap the lao dong xuat sac",
    "ld": "lao dong", "td": "thi dua", "tdkt": "thi dua khen thuong", "ctd": "co thi dua",
    "bk": "bang khen", "gk": "giay khen", "knc": "ky niem chuong", "hc": "huan chuong",
    "hcld": "huan chuong lao dong", "hcdl": "huan chuong doc lap", "tl": "tap the",
    "ub": "uy ban nhan dan", "ubnd": "uy ban nhan dan", "ctubnd": "uy ban nhan dan",
    "ttg": "thu tuong chinh phu", "ttcp": "thu tuong chinh phu", "bct": "bo cong thuong",
    "ldld": "lien doan lao dong", "tldld": "tong lien doan lao dong", "hg": "hang",
    "tldldvn": "tong lien doan lao dong viet nam", "tp": "thanh pho", "sct": "so cong thuong",
}  # fmt: skip
_OF = frozenset(("cua", "do", "danh", "hieu", "dat", "duoc", "tang", "cap"))
_LIKE_AWARD = re.compile(
    r"\b(?:bang khen|giay khen|co thi dua|huan chuong|huy chuong|huy hieu|ky niem chuong|giai"
    r"|danh hieu|chung nhan|bieu duong|tuyen duong|guong|doan vien|dang vien|anh hung|uu tu)\b"
)


class HasAliases(Protocol):
    """What the law data's awards offer here."""

    @property
    def aliases(self) -> Iterable[str]: ...

    @property
    def name(self) -> Mapping[str, str]: ...


class Named(NamedTuple):
    """One award found in a text.

    ``code`` is empty where the text leaves a choice; then ``choices`` holds the codes. ``years``
    are the years written beside the name.
    """

    code: str
    written: str
    issuer: Issuer | None = None
    years: tuple[Years, ...] = ()
    note: Say | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardNames:
    """All known names. ``heads[first word]`` lists (words, code), longest first."""

    heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)

    def find(self, text: str) -> tuple[list[Named], str]:
        """Every award named in ``text``, and the words before the first of them."""
        tokens = spelled_out(text).split()
        starts = self._starts(tokens)
        found = []
        ends = [*(start[0] for start in starts[1:]), len(tokens)]
        for (position, length, code), end in zip(starts, ends[: len(starts)], strict=True):
            cut = position + length
            found.append(_resolve(code, tokens[position:cut], tokens[cut:end]))
        before = tokens[: starts[0][0]] if starts else tokens
        return found, " ".join(word for word in before if word not in _OF)

    def find_one(self, text: str) -> Named:
        """The award a cell names; a name nobody knows keeps a free code."""
        found, _ = self.find(text)
        if found:
            return found[0]._replace(written=clean(text))
        return free_name(text)

    def _starts(self, tokens: list[str]) -> list[tuple[int, int, str]]:
        starts, position = [], 0
        while position < len(tokens):
            length, code = self._longest(tokens, position)
            if length:
                starts.append((position, length, code))
            position += max(length, 1)
        return starts

    def _longest(self, tokens: list[str], position: int) -> tuple[int, str]:
        for alias, code in self.heads.get(tokens[position], ()):
            if tuple(tokens[position : position + len(alias)]) == alias:
                return len(alias), code
        return 0, ""


_FAMILIES: Mapping[str, str] = {
    "bằng khen": "?merit", "giấy khen": "?commendation", "cờ thi đua": "?flag",
    "chiến sĩ thi đua": "?fighter", "kỷ niệm chương": "?medal", "huy hiệu": "?badge",
    "huân chương lao động": "?labour_order", "huân chương độc lập": "?independence_order",
    "huân chương quân công": "?military_exploit_order", "huân chương chiến công": "?feat_order",
    "huân chương bảo vệ tổ quốc": "?fatherland_defence_order",
    "huân chương kháng chiến": "?free", "huy chương": "?free", "huân chương": "?free",
    "lao động xuất sắc": "?excellent_worker", "giải thưởng": "?free",
}  # fmt: skip


def award_names(law: Mapping[str, HasAliases] | None = None) -> AwardNames:
    """The catalogue's names, with the law data's own aliases where a law is given."""
    known = {_tokens(alias): code for alias, code in _FAMILIES.items()}
    for award in CATALOGUE.values():
        if award.code not in {"commendation_certificate", "commemorative_medal"}:
            known |= {_tokens(alias): award.code for alias in (award.vi, *award.aliases)}
    for code, given in (law or {}).items():
        known |= {_tokens(alias): code for alias in given.aliases if _tokens(alias) not in known}
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for alias, code in known.items():
        if alias:
            heads.setdefault(alias[0], []).append((alias, code))
    longest_first = {
        head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in heads.items()
    }
    return AwardNames(longest_first)


@lru_cache(maxsize=20_000)
def spelled_out(text: str) -> str:
    """Folded words with the trade's abbreviations written in full."""
    widened = _FLAG.sub("cờ thi đua", clean(text).casefold())
    expanded = [_ABBREVIATIONS.get(word, word) for word in words(widened).split()]
    spelled = " ".join(expanded).replace("cs thi dua", "chien si thi dua")
    return re.sub(r"\bthi dua cs\b", "thi dua co so", spelled)


def _tokens(alias: str) -> tuple[str, ...]:
    return tuple(spelled_out(alias).split())


def free_name(text: str) -> Named:
    """An award no catalogue knows: ``other:<folded name>``, years left out of the name."""
    spelled = spelled_out(text)
    name = re.sub(r"\b(?:nam )?(?:19|20)\d\d\b", " ", spelled)
    code = f"other:{slug(name)}"[:120]
    return Named(code, clean(text), issuer_in(spelled, written=clean(text)), years_in(spelled))


OTHER_MARK = "Khác: "
"""Before a name that is to be kept as it stands, even where it reads like one of the catalogue."""


def marked_free(text: str) -> Named | None:
    """«Khác: Giấy khen tổ chức đảng tiêu biểu»: no award of the catalogue, whatever it sounds
    like; None where the mark is not there."""
    mark, _colon, name = clean(text).partition(":")
    if words(mark) != "khac" or not name.strip():
        return None
    return free_name(name)._replace(issuer=None, years=())


def marked_where_needed(name: str, names: AwardNames) -> str:
    """A free name as a cell that is read back as that very name."""
    found, _ = names.find(name)
    whole = not (found and not found[0].code.startswith("other:")) and len(found) < 2
    plain = whole and ";" not in name and find_decision(name).rest == clean(name)
    return name if plain else f"{OTHER_MARK}{name}"


def looks_like_award(text: str) -> bool:
    """Whether unknown text at least speaks of an award."""
    return bool(_LIKE_AWARD.search(spelled_out(text)))


def years_in(spelled: str) -> tuple[Years, ...]:
    """The years beside a name: «2020, 2021»; spans are cut out of the text before this."""
    years: list[Years] = []
    singles = [int(year) for year in re.findall(r"\b((?:19|20)\d\d)\b", spelled)]
    for year in singles:
        if FIRST_YEAR <= year <= LAST_YEAR and Years(year, year) not in years:
            years.append(Years(year, year))
    return tuple(years)


def _resolve(code: str, head: list[str], tail: list[str]) -> Named:
    spelled = " ".join([*head, *tail])
    years = years_in(" ".join(tail))
    if not code.startswith("?"):
        return Named(code, spelled, _implied_issuer(code, spelled, tail), years)
    return _FAMILY_RULES.get(code, _order_without_class)(code, spelled, " ".join(tail))._replace(
        years=years
    )


_STATE_CODES = ("_order", "_hero", "heroic_", "peoples_", "_prize", "_physician", "_teacher")


def _implied_issuer(code: str, spelled: str, tail: list[str]) -> Issuer | None:
    if code in {"pm_merit_certificate", "government_flag", "emulation_fighter_national"}:
        return Issuer("government", "Thủ tướng Chính phủ")
    if any(part in code for part in _STATE_CODES):
        return Issuer("state", "Chủ tịch nước")
    if "bo ban nganh" in spelled or "bo nganh" in spelled:
        return None  # the law's own name of the rung, no body is named
    if code in {"ministry_province_merit_certificate", "emulation_fighter_ministry_province"}:
        return issuer_in(spelled)
    if code == "industry_trade_commemorative_medal":
        return Issuer("ministry", "Bộ Công Thương")
    return issuer_in(" ".join(tail)) if tail else None


_OUTSIDE = frozenset(("union", "party", "front", "association"))


def _outside(spelled: str, issuer: Issuer) -> Named:
    return free_name(spelled)._replace(issuer=issuer)


def _merit(_code: str, spelled: str, tail: str) -> Named:
    issuer = issuer_in(tail)
    if issuer is None:
        return Named(
            "ministry_province_merit_certificate",
            spelled,
            note=_level_unsaid("Bằng khen", "certificate of merit"),
        )
    special = _army_or_university(tail, "merit_certificate")
    if special:
        return Named(special, spelled, issuer)
    if issuer.code == "government":
        return Named("pm_merit_certificate", spelled, issuer)
    if issuer.code in {"ministry", "province"}:
        return Named("ministry_province_merit_certificate", spelled, issuer)
    if issuer.code in _OUTSIDE or ("ubnd" not in spelled and issuer.code == "other"):
        return _outside(spelled, issuer)
    choices = ("commendation_certificate", "ministry_province_merit_certificate")
    return Named("", spelled, issuer, choices=choices)


def _commendation(_code: str, spelled: str, tail: str) -> Named:
    issuer = issuer_in(tail) if tail else None
    if issuer and issuer.code in _OUTSIDE:
        return _outside(spelled, issuer)
    return Named("commendation_certificate", spelled, issuer)


def _flag(_code: str, spelled: str, tail: str) -> Named:
    issuer = issuer_in(tail)
    if issuer is None or issuer.code == "unit":
        return Named(
            "ministry_province_flag", spelled, note=_level_unsaid("Cờ thi đua", "emulation flag")
        )
    special = _army_or_university(tail, "flag")
    if special:
        return Named(special, spelled, issuer)
    if issuer.code == "government":
        return Named("government_flag", spelled, issuer)
    if issuer.code in {"ministry", "province"}:
        return Named("ministry_province_flag", spelled, issuer)
    return _outside(spelled, issuer)


_FIGHTERS = (
    "emulation_fighter_grassroots",
    "emulation_fighter_ministry_province",
    "emulation_fighter_national",
)


def _fighter(_code: str, spelled: str, tail: str) -> Named:
    issuer = issuer_in(tail) if tail else None
    if issuer and issuer.code in {"unit", "department", "commune"}:
        return Named(_FIGHTERS[0], spelled, issuer)
    if issuer and issuer.code in {"ministry", "province"}:
        return Named(_FIGHTERS[1], spelled, issuer)
    return Named("", spelled, issuer, choices=_FIGHTERS)


def _medal(_code: str, spelled: str, tail: str) -> Named:
    issuer = issuer_in(tail) if tail else None
    if re.search(r"\bcong thuong\b", tail):
        return Named(
            "industry_trade_commemorative_medal", spelled, Issuer("ministry", "Bộ Công Thương")
        )
    return Named("commemorative_medal", spelled, issuer)


def _badge(_code: str, spelled: str, tail: str) -> Named:
    issuer = issuer_in(tail)
    if issuer and issuer.code == "province":
        return Named("provincial_badge", spelled, issuer)
    named = free_name(spelled)
    return named._replace(issuer=Issuer("party", spelled)) if "dang" in tail.split() else named


def _free(_code: str, spelled: str, _tail: str) -> Named:
    return free_name(spelled)


def _excellent_worker(_code: str, spelled: str, _tail: str) -> Named:
    note = Say(
        "«Lao động xuất sắc» được hiểu là Tập thể lao động xuất sắc.",
        "«Lao động xuất sắc» is read as the collective title.",
    )
    return Named("excellent_labour_collective", spelled, note=note)


def _order_without_class(code: str, spelled: str, _tail: str) -> Named:
    choices = tuple(f"{code.removeprefix('?')}_{number}" for number in _CLASS)
    return Named("", spelled, Issuer("state", "Chủ tịch nước"), choices=choices)


def _army_or_university(tail: str, form: str) -> str | None:
    if re.search(r"\b(?:quan khu|binh chung|quan doan|bo tu lenh)\b", tail):
        return f"military_zone_{form}"
    return f"national_university_{form}" if "dai hoc quoc gia" in tail else None


def _level_unsaid(vi: str, en: str) -> Say:
    return Say(
        f"{vi} không ghi cơ quan tặng; hiểu là của bộ, ban, ngành, tỉnh.",
        f"The {en} names no issuing body; it is read as that of a ministry or province.",
    )


_FAMILY_RULES = {
    "?merit": _merit, "?commendation": _commendation, "?flag": _flag, "?fighter": _fighter,
    "?medal": _medal, "?badge": _badge, "?free": _free, "?excellent_worker": _excellent_worker,
}  # fmt: skip


def for_collective(named: Named) -> Named:
    """«LĐTT» on a collective's row means the collective title of that rung."""
    if named.code != "advanced_worker":
        return named
    note = Say(
        "Đối tượng là tập thể: hiểu là Tập thể lao động tiên tiến.",
        "The subject is a collective: read as Advanced labour collective.",
    )
    return named._replace(code="advanced_labour_collective", note=note)
