"""Who a rule decides for: counts on the rule's own page, a list with filters, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import article_label
from thidua.bridge.lawbook import speaks_of_discipline as is_secret
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.reviewing import Review, review_of, revision
from thidua.cycle.nominations.roster import kinds_there
from thidua.cycle.nominations.words import STATUS_WORDS
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.predicates import require
from thidua.foundation.records.text import fold
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.exporting import FORMATS
from thidua.surfaces.desk.registers.listing import as_file
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.views.sweep.matrix import Choice, units
from thidua.surfaces.desk.years import chosen_year
from thidua.surfaces.lawbook.affected import RULE_NAMES, STATUSES, Affected, Reason, Rule, affected
from thidua.surfaces.lawbook.frame import framed
from thidua.surfaces.lawbook.naming import KIND_WORDS

SIZE = 50
SHAPES = {"met": "eligible", "not_met": "not_eligible", "unknown": "undetermined"}
SORTS: dict[str, Callable[[Reason], Any]] = {
    "name": lambda reason: reason.entry.sort_key,
    "unit": lambda reason: fold(reason.entry.unit),
    "award": lambda reason: list(the_law().awards).index(reason.award),
    "status": lambda reason: (STATUSES.index(reason.status), not reason.alone),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; a value that is not known counts as not given."""

    rule: Rule
    review: Review
    kind: str
    kinds: tuple[str, ...]  # there are to choose from
    status: str
    unit: int | None
    award: str
    alone: bool
    q: str
    sort: str

    def keeps(self, reason: Reason, within: frozenset[int] | set[int] | None) -> bool:
        entry = reason.entry
        return (
            (not self.status or reason.status == self.status)
            and (not self.alone or reason.alone)
            and (not self.award or reason.award == self.award)
            and (within is None or entry.place in within)
            and all(word in entry.folded for word in fold(self.q).split())
        )


def _asked(request: SignedIn) -> Asked:
    require(readers, request.user)
    got = request.GET
    rule = Rule.read(got)
    if rule is None:
        raise Http404
    review = review_of(got, chosen_year(request))
    kinds = kinds_there(request.user, review.year, revision())
    kind, status, unit = got.get("kind", ""), got.get("status", ""), got.get("unit", "")
    sort, narrowed = got.get("sort", ""), got.get("of", "")
    return Asked(
        rule, review, kind if kind in kinds else _kind(rule, kinds), kinds,
        status if status in STATUSES else "",
        int(unit) if unit.isdecimal() and len(unit) < 18 else None,
        narrowed if narrowed in rule.awards else "", got.get("alone") == "1",
        got.get("q", "").replace("\x00", "").strip()[:100],
        sort if sort.lstrip("-") in SORTS else "name",
    )  # fmt: skip


def _kind(rule: Rule, kinds: tuple[str, ...]) -> str:
    """People first, unless the rule is one of collectives only."""
    law = the_law()
    return next((k for k in kinds for code in rule.awards if k in law.awards[code].recipients),
                kinds[0])  # fmt: skip


def _reasons(found: Affected, asked: Asked) -> list[Reason]:
    within = None if asked.unit is None else set(subtree_ids([asked.unit]))
    reasons = [found.reason(place) for place in found.places]
    kept = [reason for reason in reasons if asked.keeps(reason, within)]
    key, backward = asked.sort.lstrip("-"), asked.sort.startswith("-")
    if key != "name" or backward:
        kept.sort(key=SORTS[key], reverse=backward)
    return kept


# -- pages ----------------------------------------------------------------------------------------
def people(request: SignedIn) -> HttpResponse:
    require(readers, request.user)
    if not any(request.GET.get(name) for name in RULE_NAMES):
        return redirect("lawbook:index")  # where rules are chosen
    asked = _asked(request)
    found = affected(request.user, asked.review, asked.rule, asked.kind)
    reasons = _reasons(found, asked)
    page = Paginator(reasons, SIZE).get_page(request.GET.get("page"))
    context = framed(
        request, "index", no_day=True, asked=asked, review=asked.review, title=_title(asked.rule),
        rule_address=rule_address(asked.rule), page=page, tabs=_tabs(request, asked),
        lines=[_line(reason, asked.review) for reason in page.object_list],
        people=len({reason.entry.uid for reason in reasons}), choices=_choices(request, asked),
        headings=_headings(asked), tallies=_tallies(found, asked),
        secret=_secret(asked.rule), files=request.GET.urlencode(),
        in_force=bool(found.criteria),
    )  # fmt: skip
    context["crumbs"].append((context["title"], context["rule_address"]))
    return render(request, "lawbook/people.html", context)


def counts(request: SignedIn) -> HttpResponse:
    """How many verdicts rest on the rule: a part of the rule's own page, fetched by it."""
    asked = _asked(request)
    lines = []
    for kind in asked.kinds:
        found = affected(request.user, asked.review, asked.rule, kind)
        if found.criteria:
            lines.append({
                "word": KIND_WORDS[kind], "total": len(found.board.entries),
                "tallies": _tallies(found, asked, kind),
            })  # fmt: skip
    context = {"lines": lines, "review": asked.review, "secret": _secret(asked.rule)}
    return render(request, "lawbook/counts.html", context)


def file(request: SignedIn, form: str) -> HttpResponse:
    """The list as CSV or a workbook; nobody in it is told of discipline or holds."""
    if form not in FORMATS:
        raise Http404
    asked = _asked(request)
    found = affected(request.user, asked.review, asked.rule, asked.kind, to_export=True)
    name = f"ai-chiu-tac-dong-{asked.review.year}"
    return as_file(request, name, form, _columns(), _reasons(found, asked))


def _columns() -> tuple[Column, ...]:
    law, lang = the_law(), language()
    return (
        Column("name", _("Tên"), lambda reason: reason.entry.name),
        Column("detail", _("Số hiệu, loại"), lambda reason: reason.entry.detail),
        Column("unit", _("Đơn vị"), lambda reason: reason.entry.unit),
        Column("award", _("Danh hiệu, hình thức"),
               lambda reason: in_language(law.awards[reason.award].name, lang)),
        Column("criterion", _("Điều kiện"), lambda reason: in_language(reason.leaf.text, lang)),
        Column("article", _("Căn cứ"), lambda reason: str(reason.leaf.citation)),
        Column("status", _("Điều kiện này"), lambda reason: str(STATUS_WORDS[reason.status])),
        Column("alone", _("Chỉ riêng điều kiện này"), lambda reason: reason.alone),
    )  # fmt: skip


# -- parts of the page ----------------------------------------------------------------------------
def parameters(rule: Rule) -> dict[str, str]:
    """The rule as an address says it."""
    pairs = {"award": rule.award, "criterion": rule.criterion, "instrument": rule.instrument,
             "article": rule.article}  # fmt: skip
    return {key: value for key, value in pairs.items() if value}


def rule_address(rule: Rule) -> str:
    """The rule's own page."""
    if rule.criterion:
        return reverse("lawbook:criterion", args=[rule.award, rule.criterion])
    if rule.award:
        return reverse("lawbook:award", args=[rule.award])
    if rule.article:
        return reverse("lawbook:article", args=[rule.instrument, rule.article])
    return reverse("lawbook:instrument", args=[rule.instrument])


def _title(rule: Rule) -> str:
    law, lang = the_law(), language()
    if rule.criterion:
        texts = [in_language(leaf.text, lang) for leaf in rule.leaves()]
        return texts[-1]
    if rule.award:
        return in_language(law.awards[rule.award].name, lang)
    known = (one.instruments.get(rule.instrument) for one in (*rule.read_by, law))
    short = in_language(next(one.short for one in known if one is not None), lang)
    return f"{article_label(rule.article, lang)} {short}" if rule.article else short


def _secret(rule: Rule) -> bool:
    """Whether some of the criteria are told to the standing body only."""
    return any(is_secret(leaf) for leaf in rule.leaves())


def _line(reason: Reason, review: Review) -> dict[str, Any]:
    lang, uid = language(), UUID(reason.entry.uid)
    why = reverse("desk:why", args=[uid, reason.award])
    return {
        "entry": reason.entry, "address": f"{why}?{review.query}", "reason": reason,
        "award": in_language(the_law().awards[reason.award].short, lang),
        "text": in_language(reason.leaf.text, lang), "word": STATUS_WORDS[reason.status],
        "shape": SHAPES[reason.status],
        "rule": _criterion(reason),
    }  # fmt: skip


def _criterion(reason: Reason) -> str:
    """The criterion's own page, as read by the rules that judge the subject."""
    address = reverse("lawbook:criterion", args=[reason.award, reason.leaf.id])
    return f"{address}?{urlencode({'rules': reason.rules})}" if reason.rules else address


def _tallies(found: Affected, asked: Asked, kind: str = "") -> list[dict[str, Any]]:
    words = {
        "met": _("đạt nhờ đó"), "not_met": _("chưa đạt vì đó"),
        "unknown": _("chưa xác định vì đó"),
    }  # fmt: skip
    base = {**parameters(asked.rule), "kind": kind or asked.kind, "year": str(asked.review.year)}
    address = reverse("lawbook:people")
    lines = [
        {"count": found.count(status), "label": words[status],
         "address": f"{address}?{urlencode({**base, 'status': status})}"}
        for status in STATUSES
    ]  # fmt: skip
    alone = {**base, "status": "not_met", "alone": "1"}
    lines.append({"count": found.count_alone(), "label": _alone_word(asked.rule),
                  "address": f"{address}?{urlencode(alone)}"})  # fmt: skip
    return lines


def _alone_word(rule: Rule) -> str:
    """Of one criterion, exactly it; of an article or an award, any single one of its criteria."""
    if rule.criterion:
        return _("chỉ cần đạt điều kiện này là đủ tiêu chuẩn")
    return _("chỉ còn thiếu một điều kiện ở đây")


def _tabs(request: SignedIn, asked: Asked) -> list[dict[str, Any]]:
    base = {**parameters(asked.rule), "year": str(asked.review.year)}
    return [
        {"label": KIND_WORDS[kind], "here": kind == asked.kind,
         "address": f"{request.path}?{urlencode({**base, 'kind': kind})}"}
        for kind in asked.kinds
    ]  # fmt: skip


def _choices(request: SignedIn, asked: Asked) -> list[Choice]:
    law, lang = the_law(), language()
    statuses = [(code, str(STATUS_WORDS[code])) for code in STATUSES]
    awards = [(code, in_language(law.awards[code].name, lang)) for code in asked.rule.awards]
    choices = [
        Choice("unit", _("Đơn vị"), units(request), str(asked.unit or "")),
        Choice("status", _("Điều kiện này"), statuses, asked.status),
        Choice("alone", _("Mức quyết định"), [("1", _("chỉ riêng điều kiện này"))],
               "1" if asked.alone else ""),
    ]  # fmt: skip
    if len(awards) > 1:
        choices.insert(1, Choice("of", _("Danh hiệu, hình thức"), awards, asked.award))
    return choices


def _headings(asked: Asked) -> list[dict[str, str]]:
    labels = {"name": _("Tên"), "unit": _("Đơn vị"), "award": _("Danh hiệu, hình thức"),
              "": _("Điều kiện"), "status": _("Kết quả của điều kiện")}  # fmt: skip
    return [{"label": label, **_order(key, asked.sort)} for key, label in labels.items()]


def _order(key: str, now: str) -> dict[str, str]:
    if not key:
        return {"sort": "", "direction": ""}
    if now == key:
        return {"sort": f"-{key}", "direction": "ascending"}
    return {"sort": key, "direction": "descending" if now == f"-{key}" else ""}
