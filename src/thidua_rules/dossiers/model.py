"""The dossier lists as small frozen types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.law import Text
from ..model.verdict import Citation

METHODS = ("merit", "sudden", "thematic", "long_service", "external", "simplified")
"""How an award is proposed; ``simplified`` is a procedure, open to each kind of Article 85."""

ITEM_WORDS = ("paper", "opinion", "posting", "sending", "freshness")
COPIES = ("original", "certified_copy")

CONDITIONS: Mapping[str, Text] = {
    "enterprise": {"vi": "doanh nghiệp, tổ chức kinh tế, hoặc tập thể, cá nhân thuộc đó",
                   "en": "an enterprise, or a collective or person of one"},
    "enterprise_head": {"vi": "người đại diện theo pháp luật của doanh nghiệp",
                        "en": "the legal representative of an enterprise"},
    "enterprise_of_proposer": {"vi": "doanh nghiệp thuộc quyền quản lý của nơi trình",
                               "en": "the enterprise is managed by the proposing body"},
    "state_owned": {"vi": "doanh nghiệp nhà nước hoặc trên 50% vốn nhà nước",
                    "en": "an enterprise with more than half of its capital held by the State"},
    "member_unit_elsewhere": {"vi": "đơn vị thành viên ở nơi không đóng trụ sở chính",
                              "en": "a member unit away from the head office"},
    "independent_accounts": {"vi": "đơn vị thành viên hạch toán độc lập",
                             "en": "a member unit with accounts of its own"},
    "provincial_body": {"vi": "cơ quan, tổ chức của tỉnh hoặc người đứng đầu",
                        "en": "an agency of the province, or its head"},
    "central_body": {"vi": "đơn vị của trung ương đóng tại địa phương",
                     "en": "a central unit based in the province"},
    "party_managed": {"vi": "cán bộ thuộc diện ban thường vụ cấp ủy tỉnh quản lý",
                      "en": "managed by the standing committee of the provincial Party committee"},
    "central_party_managed": {"vi": "cán bộ thuộc diện Bộ Chính trị, Ban Bí thư quản lý",
                              "en": "managed by the Politburo or the Secretariat"},
    "foreign": {"vi": "cá nhân, tổ chức nước ngoài hoặc người Việt Nam ở nước ngoài",
                "en": "a foreign person or body, or a Vietnamese living abroad"},
    "posthumous": {"vi": "truy tặng", "en": "posthumous"},
    "state_secret": {"vi": "hồ sơ có nội dung bí mật nhà nước",
                     "en": "the file holds state secrets"},
    "by_work": {"vi": "tiêu chuẩn dựa trên sáng kiến, đề tài, công trình",
                "en": "the standard rests on an initiative or a science work"},
    "found_by_head": {"vi": "do người đứng đầu phát hiện, đề nghị",
                      "en": "found and proposed by the head of the body"},
    "title": {"vi": "danh hiệu thi đua", "en": "an emulation title"},
    "form": {"vi": "hình thức khen thưởng", "en": "a form of commendation"},
    "state_level": {"vi": "cấp Nhà nước", "en": "of state level"},
}  # fmt: skip
"""What an item or a route may depend on. The last three follow from the award itself."""


WHO: Mapping[str, Text] = {
    "subject": {"vi": "cá nhân, tập thể được đề nghị", "en": "the subject"},
    "unit": {"vi": "đơn vị đề nghị", "en": "the unit"},
    "managing_unit": {"vi": "đơn vị quản lý trực tiếp", "en": "the directly managing unit"},
    "proposing_body": {"vi": "nơi trình (bộ, tỉnh)",
                       "en": "the proposing body (ministry, province)"},
    "council": {"vi": "hội đồng thi đua, khen thưởng", "en": "the emulation council"},
    "head_of_ministry_or_province": {"vi": "người đứng đầu bộ, tỉnh",
                                     "en": "the head of the ministry or province"},
    "initiative_authority": {"vi": "nơi có thẩm quyền công nhận sáng kiến",
                             "en": "the body competent to recognise the initiative"},
    "tax_authority": {"vi": "cơ quan thuế", "en": "the tax authority"},
    "home_affairs": {"vi": "Bộ Nội vụ", "en": "the Ministry of Home Affairs"},
}  # fmt: skip
"""Who writes, certifies or posts something."""


@dataclass(frozen=True, slots=True)
class Condition:
    """True when all of ``all_of`` hold, one of ``any_of`` (if any), and none of ``none_of``."""

    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def holds(self, subject: Mapping[str, bool | None]) -> bool | None:
        """Three-valued: None where an unknown could change it."""
        parts = [subject.get(word) for word in self.all_of]
        parts += [_not(subject.get(word)) for word in self.none_of]
        if self.any_of:
            parts.append(_any([subject.get(word) for word in self.any_of]))
        return _all(parts)

    @property
    def words(self) -> tuple[str, ...]:
        return self.all_of + self.any_of + self.none_of


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _all(values: Sequence[bool | None]) -> bool | None:
    if any(value is False for value in values):
        return False
    return None if any(value is None for value in values) else True


def _any(values: Sequence[bool | None]) -> bool | None:
    if any(value is True for value in values):
        return True
    return None if any(value is None for value in values) else False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a file needs. ``word`` is one of ITEM_WORDS, ``params`` what it says:

    paper ``form, writes, certifies, copy`` · opinion ``of, working_days, asked_by`` · posting
    ``working_days, by`` · sending ``paper, files`` · freshness ``months``.
    """

    id: str
    word: str
    params: Mapping[str, object]
    text: Text
    when: Condition
    citation: Citation


@dataclass(frozen=True, slots=True)
class ItemListVersion:
    """A list as it stands ``starts ≤ day < ends``. ``originals``: sets, None where not read."""

    id: str
    starts: date
    ends: date | None
    enters: str  # sent | received
    citation: Citation
    text: Text | None
    originals: int | None
    originals_citation: Citation
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """What the law asks of the files of some awards; lists of one award add up."""

    code: str
    name: Text
    awards: tuple[str, ...]
    kinds: tuple[str, ...]  # empty: every kind of recipient
    methods: tuple[str, ...]  # empty: every method but the simplified one
    versions: tuple[ItemListVersion, ...]

    def serves(self, award: str, kind: str, method: str) -> bool:
        for_method = method in self.methods if self.methods else method != "simplified"
        return award in self.awards and (not self.kinds or kind in self.kinds) and for_method

    def version_for(self, *, received: date, sent: date | None = None) -> ItemListVersion | None:
        """The version that stands for a file, by each transition's own test; None: none does."""
        chosen = None
        for version in self.versions:
            day = (sent or received) if version.enters == "sent" else received
            if day >= version.starts:
                chosen = version
        ends = self.versions[-1].ends
        return None if ends is not None and received >= ends else chosen


@dataclass(frozen=True, slots=True)
class Route:
    """Who hands a file in, or that nobody may (``barred``)."""

    id: str
    when: Condition
    barred: bool
    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class RoutingVersion:
    id: str
    starts: date
    ends: date | None
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """Rules on who proposes, for the subjects its routes describe."""

    code: str
    name: Text
    versions: tuple[RoutingVersion, ...]

    def version_for(self, day: date) -> RoutingVersion | None:
        for version in self.versions:
            if version.starts <= day and (version.ends is None or day < version.ends):
                return version
        return None


@dataclass(frozen=True, slots=True)
class Dossiers:
    """All lists and routings of a law folder."""

    lists: tuple[ItemList, ...]
    routings: tuple[Routing, ...]
