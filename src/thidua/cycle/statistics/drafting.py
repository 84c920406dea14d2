"""Drafts a report of one year or several from the data; what data cannot tell stays the officer's.

Sections follow the outline departments use: direction, movements, commendation, examples,
inspection, limits, plan. Nothing in it rests on discipline, holds or complaints.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from thidua.bridge.levels import ceremony_place, level_of
from thidua.cycle.movements.figures import figure
from thidua.cycle.movements.models import Task
from thidua.cycle.movements.words import Better, Shape
from thidua.cycle.nominations.papers.letterhead import named
from thidua.cycle.registrations.models import Registration
from thidua.cycle.statistics.content import (
    Block,
    Content,
    Figure,
    Figures,
    Section,
    Sentence,
    Written,
)
from thidua.cycle.statistics.indicators import Course, courses
from thidua.cycle.statistics.later import drafted
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.movement_counts import movements_of
from thidua.cycle.statistics.tables import Counted, Scope, Table
from thidua.cycle.statistics.words import TEXTS, ReportKind
from thidua.cycle.statistics.yearly import by_award, by_method, by_year
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Initiative
from thidua.foundation.registry.words import LEVEL_WORDS as INITIATIVE_LEVELS

SHOWN = 12
"""Examples named in the text; the list behind the number has them all."""


def scope_of(report: Report) -> Scope:
    return Scope(years=report.years, until=report.cutoff, root=report.organisation)


def draft(actor: Actor, report: Report) -> Content:
    """The whole report, with about twenty queries."""
    scope = scope_of(report)
    awards, methods = by_award(actor, scope), by_method(actor, scope)
    sections = (
        Section(_("I. Công tác lãnh đạo, chỉ đạo"), tuple(_direction(actor, report))),
        Section(_("II. Phong trào thi đua"), tuple(_movements(actor, report))),
        Section(_("III. Công tác khen thưởng"), tuple(_awards(actor, report, scope, awards))),
        Section(_("IV. Điển hình tiên tiến"), tuple(_examples(actor, report, scope))),
        Section(_("V. Kiểm tra, giải quyết đơn thư, ứng dụng công nghệ"),
                (_written(report, "inspection"),)),
        Section(_("VI. Hạn chế, nguyên nhân và bài học"),
                (_written(report, "limits"), _written(report, "lessons"))),
        Section(_("VII. Phương hướng, nhiệm vụ"), tuple(_ahead(actor, report))),
    )  # fmt: skip
    annexes = [(_("Khen thưởng theo cấp, danh hiệu, hình thức và đối tượng"), awards),
               (_("Khen thưởng theo loại hình và cấp"), methods)]  # fmt: skip
    if report.kind == ReportKind.PERIOD:
        annexes.append((_("Khen thưởng theo năm và cấp"), by_year(actor, scope)))
    return Content(title_of(report), sections, tuple(annexes))


def title_of(report: Report) -> str:
    told = _("Tổng kết công tác thi đua, khen thưởng năm %(years)s")
    several = _("Tổng kết công tác thi đua, khen thưởng giai đoạn %(years)s")
    words = several if report.kind == ReportKind.PERIOD else told
    return report.title or words % {"years": report.years_told}


def _written(report: Report, field: str) -> Written:
    return Written(field, TEXTS[field], getattr(report, field))


def _figure(count: int, book: str, parts: dict[str, str]) -> Figure:
    told = number_format(count, use_l10n=True, force_grouping=True)
    return Figure(told, book, parts if count else None)  # nothing lies behind a nought


def _these(keys: list[int], book: str) -> Figure:
    """A number of rows few enough to be named one by one."""
    return _figure(len(keys), book, {"rows": ",".join(map(str, keys))})


def _of(cell: Counted, book: str = "awards") -> Figure:
    return _figure(cell.count or 0, book, cell.parts)


def _first(report: Report) -> date:
    return date(report.first_year, 1, 1)


def _direction(actor: Actor, report: Report) -> Iterator[Block]:
    last = min(date(report.last_year, 12, 31), report.cutoff)
    tasks = Task.objects.visible_to(actor).filter(
        direction__organisation=report.organisation,
        direction__given_on__range=(_first(report), last),
    )
    states = dict(tasks.order_by().values_list("pk", "state"))
    done = [key for key, state in states.items() if state == "done"]
    yield _written(report, "direction")
    if states:
        yield Sentence((
            _("Ý kiến chỉ đạo của lãnh đạo được chia thành "), _these(list(states), "tasks"),
            _(" việc có người chịu trách nhiệm và thời hạn; đã xong "), _these(done, "tasks"),
            _(" việc."),
        ))  # fmt: skip


def _movements(actor: Actor, report: Report) -> Iterator[Block]:
    last = min(date(report.last_year, 12, 31), report.cutoff)
    rows = list(movements_of(actor, _first(report), last, report.organisation))
    yield Sentence((
        _("Trong kỳ, cơ quan phát động, hưởng ứng "), _these([one.pk for one in rows], "movements"),
        _(" phong trào thi đua."),
    ))  # fmt: skip
    if rows:
        yield Figures(
            _("Các phong trào"), (_("Phong trào"), _("Cấp phát động"), _("Thời gian")),
            tuple((one.title, one.launched_by_name or str(one.get_launched_by_display()),
                   f"{one.starts:%d/%m/%Y} – {one.ends:%d/%m/%Y}") for one in rows),
            widths=(48, 28, 24),
        )  # fmt: skip
    yield _written(report, "movements")
    found = courses(actor, report.organisation, report.years)
    if found:
        yield _indicators(found)
        yield from _beyond(found)


def _indicators(found: list[Course]) -> Figures:
    head = (_("Chỉ tiêu"), _("Năm"), _("Kế hoạch"), _("Số liệu năm"), _("Kết quả năm"),
            _("Bình quân một năm"))  # fmt: skip
    rows = [
        (
            str(course.indicator) if place == 0 else "", str(one.year),
            _value(course, one.planned),
            Figure(figure(_short(one.actual)), "results",
                   {"indicator": str(course.indicator.uid), "year": str(one.year)}),
            _value(course, one.measured) + _best(course, one.year),
            _mean(course) if place == 0 else "",
        )
        for course in found for place, one in enumerate(course.years)
    ]  # fmt: skip
    return Figures(_("Kết quả các chỉ tiêu"), head, tuple(rows), frozenset({2, 3, 4, 5}),
                   (29, 8, 12, 14, 20, 17))  # fmt: skip


def _value(course: Course, value: Decimal | None) -> str:
    """Growth with its sign of percent, a level as it is."""
    percent = course.indicator.shape == Shape.GROWTH and value is not None
    return f"{figure(value)}%" if percent else figure(value)


def _short(value: Decimal | None) -> Decimal | None:
    """A figure of the text; the row behind it has all its places."""
    return None if value is None else round(value, 2)


def _best(course: Course, year: int) -> str:
    if year != course.best:
        return ""
    lower = course.indicator.better == Better.LOWER
    return _(" (thấp nhất từ trước đến nay)") if lower else _(" (cao nhất từ trước đến nay)")


def _mean(course: Course) -> str:
    if course.growth is None:
        return _value(course, course.average)
    told = _("%(mean)s; tăng %(growth)s%% một năm")
    return told % {"mean": figure(course.average), "growth": figure(course.growth)}


def _beyond(found: list[Course]) -> Iterator[Sentence]:
    planned = [one for one in found if any(year.planned is not None for year in one.years)]
    beat = [one for one in planned if one.beat]
    if planned:
        yield Sentence((
            _("%(beat)s trong %(all)s chỉ tiêu có kế hoạch đã vượt kế hoạch ít nhất một năm.")
            % {"beat": len(beat), "all": len(planned)},
        ))  # fmt: skip


def _awards(actor: Actor, report: Report, scope: Scope, awards: Table) -> Iterator[Block]:
    total = {str(case.parts.get("object", "")): cell for case, cell in
             zip(awards.columns, awards.lines[0].cells, strict=True)}  # fmt: skip
    yield Sentence((
        _("Tính đến ngày %(day)s, đã ghi nhận ") % {"day": f"{report.cutoff:%d/%m/%Y}"},
        _of(total[""]), _(" danh hiệu, hình thức: "), _of(total["collective"]),
        _(" cho tập thể, "), _of(total["individual"]), _(" cho cá nhân; trong đó người trực tiếp "),
        _of(total["direct"]), _(", nữ "), _of(total["woman"]),
        _(", chưa phân loại đối tượng "), _of(total["unclassed"]), ".",
    ))  # fmt: skip
    yield awards
    undated, parts = scope.undated(actor)
    if undated:
        yield Sentence((_("Chưa tính "), _figure(undated, "awards", parts),
                        _(" khen thưởng chưa ghi ngày quyết định.")))  # fmt: skip
    yield from _initiatives(actor, report)


def _initiatives(actor: Actor, report: Report) -> Iterator[Sentence]:
    seen = Initiative.objects.visible_to(actor)
    seen = seen.filter(year__range=(report.years[0], report.years[-1]))
    rows = scope_of(report).within(seen, ("organisation",))
    counts = {level: rows.filter(level=level).count() for level in ("base", "ministry_province",
                                                                    "national")}  # fmt: skip
    told: list[str | Figure] = [_("Sáng kiến, đề tài được công nhận: ")]
    years = {"years": f"{report.years[0]}-{report.years[-1]}",
             "place": str(report.organisation.uid)}  # fmt: skip
    for level, count in counts.items():
        mark = "; " if len(told) > 1 else ""
        told += [f"{mark}{str(INITIATIVE_LEVELS[level]).lower()} ",
                 _figure(count, "initiatives", years | {"level": level})]  # fmt: skip
    yield Sentence((*told, "."))


def _examples(actor: Actor, report: Report, scope: Scope) -> Iterator[Block]:
    """Those honoured above the base level, the highest first."""
    high = [row for row in scope.awards(actor).with_subject()
            if level_of(row.award, row.issuer) in ("state", "government")]  # fmt: skip
    high.sort(key=lambda row: (ceremony_place(row.award, row.issuer), row.year, row.pk))
    if high:
        yield Figures(
            _("Được Nhà nước, Chính phủ khen thưởng"),
            (_("Cá nhân, tập thể"), _("Danh hiệu, hình thức"), _("Năm")),
            tuple((named(row.subject), row.name, str(row.year)) for row in high[:SHOWN]),
            widths=(40, 44, 16),
        )  # fmt: skip
    yield from drafted("examples", actor, report)
    yield _written(report, "examples")


def _ahead(actor: Actor, report: Report) -> Iterator[Block]:
    yield _written(report, "plan")
    year = report.last_year + 1
    seen = Registration.objects.visible_to(actor).filter(year=year, state="accepted")
    rows = scope_of(report).within(seen, ("organisation",)).count()
    if rows:
        yield Sentence((
            _("Năm %(year)s đã có ") % {"year": year},
            _figure(rows, "registrations", {"year": str(year), "state": "accepted",
                                            "place": str(report.organisation.uid)}),
            _(" đơn vị đăng ký thi đua được chấp nhận."),
        ))  # fmt: skip
    yield _written(report, "proposals")
