"""What else cites the law: bonuses, deadlines, dossiers, regulations of councils, caps on ratings.

These stand in folders of their own beside the awards; here they become uses like the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..deadlines.model import CalendarLaw
from ..loading.calendar import load_calendar
from ..loading.caps import load_caps
from ..loading.dossiers import load_dossiers
from ..loading.money import load_money
from ..loading.regulations import load_regulations
from ..model.law import Law, Text
from ..model.verdict import Citation
from ..money.model import MoneyLaw
from .citing import Use

_MONEY: dict[str, Text] = {
    "salary": {"vi": "Mức lương cơ sở", "en": "Base salary"},
    "coefficient": {"vi": "Hệ số tiền thưởng", "en": "Bonus coefficient"},
    "multiple": {"vi": "Mức thưởng của tập thể, hộ gia đình",
                 "en": "Bonus of collectives and households"},
    "rounding": {"vi": "Làm tròn tiền thưởng", "en": "Rounding of bonuses"},
    "payer": {"vi": "Nơi chi tiền thưởng", "en": "Who pays the bonus"},
    "together": {"vi": "Nhiều danh hiệu, hình thức cùng một thời điểm",
                 "en": "Several awards for one period"},
    "foreigners": {"vi": "Tặng thưởng người nước ngoài", "en": "Bonuses of foreigners"},
    "regime": {"vi": "Quy định về tiền thưởng", "en": "Rules on bonuses"},
}  # fmt: skip


def beyond(law: Law) -> tuple[Use, ...]:
    """What the folders beside the awards cite; a folder that is not there cites nothing."""
    root = law.places.root if law.places else None
    found: list[Use] = []
    for folder, read in _READERS.items():
        if root is None or (root / folder).is_dir():
            found += read(law)
    return tuple(found)


def _use(kind: str, code: str, id_: str, text: Text, citation: Citation, award: str = "") -> Use:
    return Use(
        kind, code, id_, text, citation.instrument, citation.article, citation.sureness,
        citation.source, _day(citation.starts), citation.ends, award,
    )  # fmt: skip


def _day(starts: date) -> date | None:
    return starts if starts.year > 1 else None


def _once(found: Iterable[Use]) -> Iterator[Use]:
    """Rows of a scale that cite one article in one stretch are one use."""
    seen: set[tuple[object, ...]] = set()
    for use in found:
        key = (use.kind, use.award, use.id, use.instrument, use.article, use.starts, use.sureness)
        if key not in seen:
            seen.add(key)
            yield use


def _money(law: Law) -> Iterator[Use]:
    money = load_money(law.places.root if law.places else None)
    yield from _once(_of_money(money))


def _of_money(money: MoneyLaw) -> Iterator[Use]:
    for salary in money.salaries:
        yield _use("money", "money", "salary", _MONEY["salary"], salary.citation)
    for regime in money.regimes:
        yield _use("money", "money", "regime", _MONEY["regime"], regime.citation)
        scale = regime.scale
        if scale is None:
            continue
        rows = [("coefficient", row.citation) for row in scale.rows]
        rows += [("multiple", one.citation) for one in scale.multiples]
        rows += [("payer", one.citation) for one in scale.payers.values()]
        rows += [("rounding", scale.rounding.said.citation), ("together", scale.together.citation)]
        if scale.foreigners is not None:
            rows.append(("foreigners", scale.foreigners.citation))
        for word, citation in rows:
            yield _use("money", "money", word, _MONEY[word], citation)
    for share in money.shares:
        for citation in share.versions:
            yield _use("money", "money", share.id, share.text, citation)
    for maximum in money.maxima:
        yield _use("money", "money", maximum.id, maximum.text, maximum.citation)


def _deadlines(law: Law) -> Iterator[Use]:
    calendar: CalendarLaw = load_calendar(law.places.root if law.places else None)
    counting = calendar.counting
    yield _use("deadline", "counting", "", counting.first_day, counting.first_day_citation)
    yield _use(
        "deadline", "counting", "", counting.on_day_off_text, counting.on_day_off_citation
    )  # fmt: skip
    for term in calendar.terms.values():
        for version in term.versions:
            yield _use("deadline", term.code, "", term.name, version.citation)
    for period in calendar.periods.values():
        for one in period.versions:
            yield _use("deadline", period.code, "", period.name, one.citation)


def _dossiers(law: Law) -> Iterator[Use]:
    dossiers = load_dossiers(law, law.places.root if law.places else None)
    for one in dossiers.lists:
        for version in one.versions:
            for item in version.items:
                yield _use("dossier", one.code, item.id, item.text, item.citation)
    for routing in dossiers.routings:
        for way in routing.versions:
            for route in way.routes:
                yield _use("dossier", routing.code, route.id, route.text, route.citation)


def _votes(law: Law) -> Iterator[Use]:
    found = load_regulations(law, law.places.root if law.places else None)
    for code, regulation in found.items():
        yield _use("vote", code, "", regulation.name, regulation.citation)


def _caps(law: Law) -> Iterator[Use]:
    found = load_caps(law, law.places.root if law.places else None)
    for code, caps in found.items():
        for cap in caps:
            yield _use("cap", code, "", cap.text, cap.citation)


_READERS = {
    "money": _money, "calendar": _deadlines, "dossiers": _dossiers, "ballots": _votes,
    "quotas": _caps,
}  # fmt: skip
