"""The results of a sweep as a workbook: a summary with quotas, then a sheet an award."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from thidua_rules.explaining import Explanation, explain
from thidua_rules.explaining.words import OVERALL
from thidua_rules.judging import Sweep
from thidua_rules.model.law import in_language
from thidua_rules.model.verdict import Overall
from thidua_rules.sources.folding import words
from thidua_rules.sources.report import Identity, Import, Say
from thidua_rules.workbook.quotas import quotas_of
from thidua_rules.workbook.styles import MARKS, PALE, Book, Target

NEAR = "near"
_ORDER = ("eligible", NEAR, "on_hold", "undetermined", "not_eligible", "not_in_force")
_NEAR_SAY = Say("còn thiếu một điều kiện", "one condition missing")
_COLUMNS: tuple[tuple[Say, int], ...] = (
    (Say("TT", "No"), 5), (Say("Mã số", "Code"), 10), (Say("Họ và tên, tập thể", "Name"), 24),
    (Say("Đơn vị", "Unit"), 20), (Say("Kết quả", "Result"), 14),
    (Say("Đã có năm nay", "Already held"), 9), (Say("Lý do", "Reasons"), 48),
    (Say("Còn thiếu", "Missing"), 36), (Say("Sớm nhất", "Earliest"), 14),
    (Say("Căn cứ", "Citations"), 26), (Say("Kết quả tạm tính", "Provisional"), 24),
    (Say("Giả định, lưu ý", "Assumptions, notes"), 32),
)  # fmt: skip


def write_results(target: Target, sweep: Sweep, taken: Import, *, lang: str = "vi") -> None:
    """Write one workbook; rows group by result, best first, then by name.

    ``taken`` gives names, units and staff numbers; a subject it does not know shows its uid.
    """
    writer = _Writer(Book(target, title=_title(sweep, lang)), sweep, taken.identities, lang)
    writer.summary()
    for code in sweep.awards:
        writer.award(code)
    writer.book.close()


def _title(sweep: Sweep, lang: str) -> str:
    year, received = sweep.question.year, f"{sweep.question.received:%d/%m/%Y}"
    return Say(
        f"Kết quả đối chiếu tiêu chuẩn năm {year}, hồ sơ nhận ngày {received}",
        f"Who meets the standards, year {year}, files received on {received}",
    ).in_language(lang)


class _Writer:
    def __init__(
        self, book: Book, sweep: Sweep, identities: Mapping[str, Identity], lang: str
    ) -> None:
        self.book = book
        self.sweep = sweep
        self.identities = identities
        self.lang = lang
        self.missing = sweep.missing

    def say(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi

    def name(self, uid: str | None) -> str:
        identity = self.identities.get(uid or "")
        return identity.name if identity else uid or ""

    def place(self, uid: str) -> tuple[str, str]:
        """Where a Vietnamese list puts the row: people by given name, the last word."""
        name = words(self.name(uid))
        identity = self.identities.get(uid)
        person = identity is not None and identity.kind == "individual"
        return (name.rpartition(" ")[2], name) if person else ("", name)

    def award_name(self, code: str) -> str:
        return in_language(self.sweep.law.awards[code].name, self.lang)

    def group(self, row: int, column: int) -> str:
        """The group of display: the result, or nearly so."""
        overall = Overall(int(self.sweep.overall[row, column]))
        near = overall is Overall.NOT_ELIGIBLE and self.missing[row, column] == 1
        return NEAR if near else overall.code

    def word(self, group: str) -> str:
        if group == NEAR:
            return _NEAR_SAY.in_language(self.lang)
        return OVERALL[self.lang][Overall[group.upper()]]

    # --- summary -------------------------------------------------------------------------

    def summary(self) -> None:
        """How many stand where, award by award, and what the quotas allow."""
        sheet = self.book.sheet(self.say("Tổng hợp", "Summary"))
        sheet.set_column(0, 0, 44)
        sheet.set_row(2, 36)
        sheet.set_column(1, len(_ORDER), 15)
        sheet.set_column(len(_ORDER) + 1, len(_ORDER) + 1, 60)
        sheet.write_string(0, 0, _title(self.sweep, self.lang), self.book.heading())
        heads = [self.say("Danh hiệu, hình thức", "Award"), *(self.word(g) for g in _ORDER),
                 self.say("Giới hạn tỷ lệ", "Quota")]  # fmt: skip
        for column, head in enumerate(heads):
            sheet.write_string(2, column, head, self.book.header())
        for row, code in enumerate(self.sweep.awards, start=3):
            self._summary_row(sheet, row, code)
        sheet.freeze_panes(3, 1)
        self._provenance(sheet, len(self.sweep.awards) + 4)

    def _summary_row(self, sheet: Any, row: int, code: str) -> None:
        column = self.sweep.awards.index(code)
        groups = Counter(self.group(r, column) for r in range(len(self.sweep.subjects)))
        sheet.write_string(row, 0, self.award_name(code), self.book.cell(bold=True, bg_color=PALE))
        for place, group in enumerate(_ORDER, start=1):
            style = self.book.cell(align="center", bg_color=MARKS[group])
            sheet.write_number(row, place, groups.get(group, 0), style)
        quotas = "\n".join(quota.in_language(self.lang) for quota in quotas_of(self.sweep, code))
        sheet.write_string(row, len(_ORDER) + 1, quotas, self.book.cell())
        self.book.fit(sheet, row, (self.award_name(code), quotas), (40, 60))

    def _provenance(self, sheet: Any, row: int) -> None:
        digest = ", ".join(law.digest[:16] for law in self.sweep.laws)
        lines = (
            self.say(f"Dữ liệu pháp luật: {digest}.", f"Law data: {digest}."),
            self.say(
                "«Đủ tiêu chuẩn» là kết quả đối chiếu; hội đồng và người có thẩm quyền quyết định.",
                "«Meets the standard» compares facts with rules; the council and the head decide.",
            ),
        )
        for number, line in enumerate(lines, start=row):
            sheet.write_string(number, 0, line, self.book.note())

    # --- one award -----------------------------------------------------------------------

    def award(self, code: str) -> None:
        """One sheet: everyone to whom the award may apply."""
        column = self.sweep.awards.index(code)
        rows = [(self.group(r, column), r) for r in range(len(self.sweep.subjects))]
        rows = [item for item in rows if item[0] in _ORDER]
        subjects = self.sweep.subjects
        rows.sort(key=lambda item: (_ORDER.index(item[0]), self.place(subjects[item[1]])))
        short = in_language(self.sweep.law.awards[code].short, self.lang) or self.award_name(code)
        sheet = self.book.sheet(_sheet_name(short), wide=True)
        sheet.write_string(0, 0, self.award_name(code), self.book.heading())
        for place, (head, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(2, place, head.in_language(self.lang), self.book.header())
        sheet.set_row(2, 36)
        for number, (group, row) in enumerate(rows, start=1):
            self._row(sheet, number, group, code, row)
        sheet.freeze_panes(3, 3)
        sheet.repeat_rows(2)
        sheet.autofilter(2, 0, max(len(rows), 1) + 2, len(_COLUMNS) - 1)

    def _row(self, sheet: Any, number: int, group: str, code: str, row: int) -> None:
        uid = self.sweep.subjects[row]
        verdict = self.sweep.verdict(uid, code)
        told = explain(verdict, self.sweep.of(uid).law, self.lang)
        identity = self.identities.get(uid)
        held = self.sweep.held[row, self.sweep.awards.index(code)]
        texts = (
            str(number), (identity.code if identity else "") or "", self.name(uid),
            self.name(identity.unit) if identity and identity.unit else "", self.word(group),
            self.say("đã có", "yes") if held else "", *_told(told),
        )  # fmt: skip
        self.book.fit(sheet, number + 2, texts, [width for _, width in _COLUMNS])
        for place, text in enumerate(texts):
            colour: dict[str, Any] = {"bg_color": MARKS[group]} if place == 4 else {}
            style = self.book.cell(**colour)
            if place == 0:
                sheet.write_number(number + 2, place, number, self.book.cell(align="center"))
            else:
                sheet.write_string(number + 2, place, text, style)


def _told(told: Explanation) -> tuple[str, ...]:
    """Reasons, missing, earliest, citations, provisional, notes: one text a column."""
    lines = [line for line in told.lines if line.criterion is not None]
    reasons = [
        f"{'–' * line.depth or ''} {line.text}: {line.value_text}".strip(" :") for line in lines
    ]
    notes = (*told.holds, *told.assumptions, *told.scenarios, *told.warnings, *told.presumptions)
    return (
        "\n".join((told.headline, *reasons)),
        "\n".join(told.missing),
        told.earliest or "",
        "\n".join(dict.fromkeys(line.citation_text for line in lines if line.citation_text)),
        "\n".join(part.headline for part in told.provisional),
        "\n".join(notes),
    )


def _sheet_name(text: str) -> str:
    """Excel's limit of 31 letters and its forbidden ones."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in text)[:31].strip("' ")
