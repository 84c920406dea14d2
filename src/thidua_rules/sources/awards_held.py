"""A row of awards held: one cell may name several, the decision may stand anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from thidua_rules.sources.award_names import (
    AwardNames,
    Named,
    for_collective,
    free_name,
    marked_free,
)
from thidua_rules.sources.catalogue import CATALOGUE, display_name
from thidua_rules.sources.cells import Doubt, Years, read_years
from thidua_rules.sources.decision_numbers import DecisionText, find_decision
from thidua_rules.sources.interpret import Interpreter, Parsed
from thidua_rules.sources.issuers import issuer_of_number
from thidua_rules.sources.methods import kind_from
from thidua_rules.sources.records import Records, build
from thidua_rules.sources.report import Import, Pending, Place, Say, Suggestion
from thidua_rules.sources.roll import Who
from thidua_rules.sources.sheets import BESIDE
from thidua_rules.sources.vocabulary import shown

_NOTHING = DecisionText(None, None, "")


_KINDS = {
    "individual": ("cá nhân", "a person"), "collective": ("tập thể", "a collective"),
    "household": ("hộ gia đình", "a household"),
}  # fmt: skip


class Caption(NamedTuple):
    """What the title above a list says for every row of it."""

    text: str = ""
    years: Years | None = None
    award: str = ""
    decision: DecisionText = _NOTHING


_NO_CAPTION = Caption()


def read_caption(text: str, names: AwardNames) -> Caption:
    """«… đạt danh hiệu CSTĐ cơ sở năm 2024 (Kèm theo Quyết định số 12/QĐ-SCT ngày 10/01/2025)»."""
    decision = find_decision(text)
    found, _ = names.find(decision.rest)
    award = found[0].written if len(found) == 1 and found[0].code else ""
    try:
        years = read_years(decision.rest)[0]
    except Doubt:
        years = None
    return Caption(text, years, award, decision)


@dataclass(frozen=True, slots=True)
class AwardCell:
    """One cell that names awards, with what the rest of its row knows."""

    who: Who
    text: str
    place: Place
    years: Years | None = None
    parsed: Parsed | None = None
    caption: Caption = _NO_CAPTION

    def value(self, name: str) -> object | None:
        return self.parsed.values.get(name) if self.parsed else None

    def raw(self, name: str) -> str:
        return self.parsed.raw.get(name, "") if self.parsed else ""

    def plain(self, name: str) -> str:
        """A value as text: a word by its code, a day as YYYY-MM-DD; empty where unread."""
        value = self.value(name)
        return "" if value is None else str(value)


class AwardsReader:
    """Turns cells into ``AwardHeld`` rows, suggestions and waiting rows."""

    def __init__(
        self, report: Import, interpreter: Interpreter, records: Records, names: AwardNames
    ) -> None:
        self.report = report
        self.interpreter = interpreter
        self.records = records
        self.names = names

    def named_in(self, text: str, hint: str = "") -> list[tuple[Named, DecisionText]]:
        """Every award a cell names, each with the decision written beside it."""
        whole = marked_free(text)
        if whole:
            return [(whole, _NOTHING)]
        found: list[tuple[Named, DecisionText]] = []
        for piece in filter(None, (part.strip() for part in text.replace("\n", ";").split(";"))):
            if piece in CATALOGUE or piece.startswith("other:"):
                found.append((Named(piece, piece), _NOTHING))
                continue
            decision = find_decision(piece)
            named, _ = self.names.find(decision.rest)
            if not named and decision.number and found:
                found[-1] = (found[-1][0], decision)  # the decision stands on a line of its own
            elif not named:
                found.append((free_name(decision.rest or piece), decision))
            elif len(named) == 1:
                found.append(
                    (self._sharper(named[0]._replace(written=decision.rest), hint), decision)
                )
            else:
                found.extend((self._sharper(one, hint), decision) for one in named)
        return found

    def _sharper(self, named: Named, hint: str) -> Named:
        """An award whose level is unsaid, read again with the issuing body of its row."""
        if not hint or not (named.note or named.choices):
            return named
        again, _ = self.names.find(f"{named.written} {hint}")
        better = bool(again) and not again[0].note and not again[0].choices
        return again[0]._replace(years=named.years, written=named.written) if better else named

    def take(self, cell: AwardCell) -> bool:
        """All awards of one cell; False where the cell names none."""
        hint = self._issuer_hint(cell)
        named = self.named_in(cell.text, hint)
        for one, decision in named:
            self._take_one(cell, one, decision)
        return bool(named)

    @staticmethod
    def _issuer_hint(cell: AwardCell) -> str:
        decision = cell.value("decision_no")
        number = decision.number if isinstance(decision, DecisionText) else None
        number = number or find_decision(cell.text).number or cell.caption.decision.number
        by_number = issuer_of_number(number)
        return cell.raw("issuer") or (shown("issuer", by_number) if by_number else "")

    def _take_one(self, cell: AwardCell, named: Named, beside: DecisionText) -> None:
        if cell.who.uid and self._is_collective(cell.who.uid):
            named = for_collective(named)
        if named.note:
            self.interpreter.note_once(cell.place, cell.text, named.note)
        for years in self._years(cell, named):
            values = self._values(cell, named, beside, years)
            if years is None:
                self._wait(cell, values, "year", self._likely_years(values))
            elif not named.code:
                self._wait(cell, values, "award", named.choices)
            else:
                self._enter(cell, named, values)

    def _is_collective(self, uid: str) -> bool:
        identity = self.report.identities.get(uid)
        return identity is not None and identity.kind != "individual"

    def _years(self, cell: AwardCell, named: Named) -> tuple[Years | None, ...]:
        """The row's year; else those beside the name, in the content, in the title."""
        if cell.years:
            return (cell.years,)
        if named.years:
            return named.years
        try:
            years = read_years(cell.raw("content"))[0]
        except Doubt:
            return (cell.caption.years,)
        note = Say(
            f"Năm thành tích lấy theo nội dung: {years.last}.",
            f"The year of achievement is taken from the content: {years.last}.",
        )
        self.interpreter.note_once(cell.place, cell.text, note)
        return (years,)

    def _values(
        self, cell: AwardCell, named: Named, beside: DecisionText, years: Years | None
    ) -> dict[str, object]:
        decision = cell.value("decision_no")
        written = decision if isinstance(decision, DecisionText) else _NOTHING
        caption = cell.caption.decision
        number = written.number or beside.number or (caption.number if cell.caption.award else None)
        decided = cell.value("decided") or written.decided or beside.decided
        span = years is not None and years.first < years.last and not years.school
        values: dict[str, object] = {
            name: cell.value(name)
            for name in ("method", "achievement_from", "achievement_to", "revoked", "restored")
        }
        if span and years:
            values["achievement_from"] = values["achievement_from"] or date(years.first, 1, 1)
            values["achievement_to"] = values["achievement_to"] or date(years.last, 12, 31)
        issuer = cell.value("issuer") or (named.issuer.code if named.issuer else None)
        return values | {
            "subject": cell.who.uid,
            "award": named.code,
            "year": years.last if years else 0,
            "decision_no": number,
            "decided": decided or (caption.decided if cell.caption.award else None),
            "issuer": issuer or _issuer_by_number(named.code, number),
        }

    @staticmethod
    def _likely_years(values: dict[str, object]) -> tuple[str, ...]:
        decided = values.get("decided")
        return (str(decided.year - 1), str(decided.year)) if isinstance(decided, date) else ()

    def _wait(
        self, cell: AwardCell, values: dict[str, object], field: str, choices: tuple[str, ...]
    ) -> None:
        row = build("awards", values)
        self.report.pending.append(Pending("awards", row, field, choices, cell.text, cell.place))
        if field == "year":
            what = Say("Không biết năm thành tích.", "The year of achievement is not known.")
            cure = Say(
                "Điền cột Năm; dòng được giữ lại chờ bổ sung.", "Fill in the year; the row is kept."
            )
        else:
            vi, en = (" / ".join(display_name(c, lang) for c in choices) for lang in ("vi", "en"))
            what = Say(
                "Chưa rõ danh hiệu, hình thức ở cấp nào, hạng nào.",
                "The level or class of the award is not clear.",
            )
            cure = Say(
                f"Ghi rõ: {vi}. Dòng được giữ lại chờ chọn.", f"Say which: {en}. The row is kept."
            )
        self.interpreter.error(cell.place, cell.text, what, cure, f"unclear_{field}")

    def _enter(self, cell: AwardCell, named: Named, values: dict[str, object]) -> None:
        text = " ".join(filter(None, (cell.raw("content"), cell.text, cell.caption.text)))
        kind = None if values["method"] else kind_from(named.code, text)
        if kind and kind.sure:
            values["method"] = kind.method
        index = self.records.take("awards", cell.who, build("awards", values), cell.place)
        if index is None:
            return
        details = {
            "award": named.written,
            "issuer": cell.raw("issuer"),
            "content": cell.raw("content"),
            **{name: cell.plain(name) for name in BESIDE},
        }
        self.report.details["awards", index] = {k: v for k, v in details.items() if v}
        if named.code.startswith("other:"):
            self._free(cell)
        self._doubt_fit(cell, named.code, values)
        if kind and not (kind.sure and kind.method == "merit"):
            self.report.suggestions.append(
                Suggestion(
                    "awards", index, "method", kind.method, kind.reason, kind.sure, cell.place
                )
            )

    def _doubt_fit(self, cell: AwardCell, code: str, values: dict[str, object]) -> None:
        """What is taken and can hardly be so: an award of the other kind of subject, a decision
        before the year it rewards."""
        known, who = CATALOGUE.get(code), self.report.identities.get(cell.who.uid)
        cure = Say(
            "Kiểm tra lại dòng này; dòng vẫn được nhận như đã ghi.",
            "Check this row; it is taken as written.",
        )
        if known and who and who.kind[0] not in known.kinds:
            vi, en = _KINDS[who.kind]
            what = Say(f"«{known.vi}» không tặng cho {vi}.", f"«{known.en}» is not given to {en}.")
            self.interpreter.warn(cell.place, cell.text, what, cure, "other_kind")
        decided, year = values["decided"], values["year"]
        if isinstance(decided, date) and isinstance(year, int) and decided.year < year:
            what = Say(
                f"Ngày quyết định {decided:%d/%m/%Y} trước năm thành tích {year}.",
                f"The decision of {decided:%d/%m/%Y} comes before the year it rewards, {year}.",
            )
            place = cell.parsed.places.get("decided", cell.place) if cell.parsed else cell.place
            self.interpreter.warn(place, f"{decided:%d/%m/%Y}", what, cure, "too_early")

    def _free(self, cell: AwardCell) -> None:
        note = Say(
            "Không thuộc danh mục của Luật Thi đua, khen thưởng; giữ nguyên tên để lưu.",
            "Not in the catalogue of the Law; its name is kept for the record.",
        )
        self.interpreter.note_once(cell.place, cell.text, note, code="free_name")


def _issuer_by_number(code: str, number: str | None) -> str | None:
    """The issuer told by the number's letters, where they leave no doubt for this award."""
    issuer = issuer_of_number(number)
    if issuer == "province" and "ministry_province" not in code:
        return None  # «QĐ-UBND» is used by communes too, and was by districts
    return issuer
