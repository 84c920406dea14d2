"""``money/*.yaml`` → the law on money. Uncited, overlapping or missing values refuse to load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from ..model.verdict import Citation, Sureness
from ..money.model import (
    KINDS,
    MULTIPLY_FIRST,
    ROUND_FIRST,
    BaseSalary,
    Doubt,
    Maximum,
    MoneyLaw,
    Multiple,
    Readings,
    Regime,
    Rounding,
    Row,
    Said,
    Scale,
    Share,
)
from ..tables import ISSUERS
from .citing import (
    SURENESS,
    Stretch,
    citable,
    cited_stretch,
    no_gaps,
    no_overlaps,
    shorts_of,
    stretch_of,
)
from .criteria import Scope, read_citation
from .law import law_folder
from .nodes import Node, read_yaml

_UNREAD = "unknown"
_NOT_REGIMES = ("base_salary", "fund")
_PAYERS = ("decider", "submitter")
_CITE = ("cite", "sure", "seen")


@lru_cache(maxsize=8)
def load_money(root: Path | None = None) -> MoneyLaw:
    """Load and check the data on money.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    root = root or law_folder()
    scope = citable(root)
    folder = root / "money"
    fund = folder / "fund.yaml"
    salaries = folder / "base_salary.yaml"
    regimes = [_regime(read_yaml(path), scope) for path in sorted(folder.glob("*.yaml"))
               if path.stem not in _NOT_REGIMES]  # fmt: skip
    no_overlaps([stretch for stretch, _ in regimes])
    shares, maxima = _fund(read_yaml(fund), scope) if fund.exists() else ((), ())
    return MoneyLaw(
        _salaries(read_yaml(salaries), scope) if salaries.exists() else (),
        tuple(regime for _, regime in regimes),
        shares,
        maxima,
        shorts_of(scope),
    )


def _salaries(node: Node, scope: Scope) -> tuple[BaseSalary, ...]:
    entries = node.map(("code", "unit", "text", "versions"), ("code", "versions"))
    found, stretches = [], []
    for child in entries["versions"].items():
        values, stretch, citation = cited_stretch(child, scope, ("dong",), ("dong",))
        stretches.append(stretch)
        dong = values["dong"].integer(1, 1_000_000_000)
        found.append(BaseSalary(stretch.starts, stretch.ends, dong, citation))
    no_gaps(stretches)
    return tuple(found)


# -- one text -------------------------------------------------------------------------------
_REGIME = ("code", "from", "to", *_CITE, "unread", "doubt")
_SCALE = ("base_salary_on", "rounding", "multiples", "readings", "payers", "together", "groups")


def _regime(node: Node, scope: Scope) -> tuple[Stretch, Regime]:
    entries = node.map((*_REGIME, *_SCALE, "foreigners"), ("code", "from", "cite", "sure"))
    stretch = stretch_of(entries, node)
    dated = replace(scope, starts=stretch.starts, ends=stretch.ends)
    inner = dated.narrowed(entries, node)
    citation = inner.citation
    assert citation is not None
    if "unread" in entries:
        scale = None
        for key in _SCALE:
            if key in entries:
                entries[key].fail(f"«{key}» stands in a text that is «unread»", "Remove one of two")
    else:
        node.map((*_REGIME, *_SCALE, "foreigners"), _SCALE)
        scale = _scale(entries, inner)
    return stretch, Regime(
        entries["code"].text(), stretch.starts, stretch.ends, citation, scale,
        entries["unread"].bilingual() if "unread" in entries else None,
        _doubt(entries["doubt"]) if "doubt" in entries else None,
    )  # fmt: skip


def _doubt(node: Node) -> Doubt:
    entries = node.map(("from", "sure", "text"), ("from", "sure", "text"))
    sure = SURENESS[entries["sure"].word(tuple(SURENESS))]
    return Doubt(entries["from"].date(), sure, entries["text"].bilingual())


def _scale(entries: Mapping[str, Node], scope: Scope) -> Scale:
    payers = entries["payers"].map(_PAYERS, _PAYERS)
    rows = tuple(row for group in entries["groups"].items() for row in _group(group, scope))
    multiples = tuple(_multiple(child, scope) for child in entries["multiples"].items())
    _check_rows(rows, multiples, entries["multiples"])
    return Scale(
        rows=rows,
        multiples=multiples,
        rounding=_rounding(entries["rounding"], scope),
        readings=_readings(entries["readings"], scope),
        base_salary_on=_said(entries["base_salary_on"], scope, ("day",)),
        payers={code: _said(child, scope) for code, child in payers.items()},
        together=_said(entries["together"], scope),
        foreigners=_said(entries["foreigners"], scope) if "foreigners" in entries else None,
    )


def _said(node: Node, scope: Scope, more: Sequence[str] = ()) -> Said:
    entries = node.map(("text", *_CITE, *more), ("text", *more))
    if "day" in entries:
        entries["day"].word(("decision",))
    return Said(entries["text"].bilingual(), read_citation(entries, node, scope))


def _rounding(node: Node, scope: Scope) -> Rounding:
    entries = node.map(("step", "direction", "text", *_CITE), ("step", "direction", "text"))
    entries["direction"].word(("up",))
    said = Said(entries["text"].bilingual(), read_citation(entries, node, scope))
    return Rounding(entries["step"].integer(1, 1_000_000), said)


def _readings(node: Node, scope: Scope) -> Readings:
    keys = ("setting", "values", "default", "text")
    entries = node.map((*keys, *_CITE), keys)
    values = entries["values"].words((MULTIPLY_FIRST, ROUND_FIRST))
    said = Said(entries["text"].bilingual(), read_citation(entries, node, scope))
    return Readings(entries["setting"].text(), values, entries["default"].word(values), said)


def _multiple(node: Node, scope: Scope) -> Multiple:
    keys = ("kind", "of", "times", "awards", "text")
    entries = node.map((*keys, *_CITE), keys)
    return Multiple(
        entries["kind"].word(KINDS), entries["of"].word(KINDS), exact(entries["times"]),
        frozenset(entries["awards"].words()), entries["text"].bilingual(),
        read_citation(entries, node, scope),
    )  # fmt: skip


def _group(node: Node, scope: Scope) -> list[Row]:
    keys = ("text", "family", "payer", "rows")
    entries = node.map((*keys, *_CITE), keys)
    family = entries["family"].word(("title", "form"))
    payer = entries["payer"].word(_PAYERS)
    inner = scope.narrowed(entries, node)
    rows: list[Row] = []
    for child in entries["rows"].items():
        row = _row(child, inner, family, payer)
        if any((r.award, r.kind) == (row.award, row.kind)
               and (set(r.issuers) & set(row.issuers) or not (r.issuers or row.issuers))
               for r in rows):  # fmt: skip
            child.fail(f"«{row.award}» for {row.kind} stands twice", "Keep one of the two")
        rows.append(row)
    return rows


def _row(node: Node, scope: Scope, family: str, payer: str) -> Row:
    keys = ("award", "kind", "coefficient")
    entries = node.map((*keys, "issuers", "at_most", "payer", "note", *_CITE), keys)
    unread = entries["coefficient"].text() == _UNREAD
    citation: Citation = read_citation(entries, node, scope)
    if unread and citation.sureness is not Sureness.UNKNOWN:
        node.fail("the coefficient is unknown, yet it is cited as read",
                  "Add «sure: unknown» or write the coefficient")  # fmt: skip
    return Row(
        award=entries["award"].text(),
        kind=entries["kind"].word(KINDS),
        issuers=entries["issuers"].words(ISSUERS) if "issuers" in entries else (),
        coefficient=None if unread else exact(entries["coefficient"]),
        at_most="at_most" in entries and entries["at_most"].boolean(),
        family=family,
        payer=entries["payer"].word(_PAYERS) if "payer" in entries else payer,
        citation=citation,
        note=entries["note"].bilingual() if "note" in entries else None,
    )


def _check_rows(rows: Sequence[Row], multiples: Sequence[Multiple], at: Node) -> None:
    """A multiple needs the row it multiplies, and may not contradict a row of its own kind."""
    there = {(row.award, row.kind) for row in rows}
    for multiple, node in zip(multiples, at.items(), strict=True):
        for award in sorted(multiple.awards):
            if (award, multiple.of) not in there:
                node.fail(f"no coefficient of «{award}» for {multiple.of} to multiply",
                          "Add the row or take the award out of the list")  # fmt: skip
            if (award, multiple.kind) in there:
                node.fail(f"«{award}» for {multiple.kind} has a coefficient of its own too",
                          "Keep the row or the multiple")  # fmt: skip


def exact(node: Node) -> Decimal:
    """A positive decimal number as written, never a float."""
    text = node.text()
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0:
        node.fail(f"«{text}» is not a positive number", "Write it with a point, for example 4.5")
    return value


# -- the fund -------------------------------------------------------------------------------
def _fund(node: Node, scope: Scope) -> tuple[tuple[Share, ...], tuple[Maximum, ...]]:
    entries = node.map(("code", "shares", "maxima"), ("code", "shares", "maxima"))
    shares = tuple(_share(child, scope) for child in entries["shares"].items())
    maxima = tuple(_maximum(child, scope) for child in entries["maxima"].items())
    return shares, maxima


def _share(node: Node, scope: Scope) -> Share:
    keys = ("id", "text", "of", "percent", "versions")
    entries = node.map(keys, keys)
    found = [cited_stretch(child, scope) for child in entries["versions"].items()]
    no_overlaps([stretch for _, stretch, _ in found])
    percent = exact(entries["percent"])
    if percent > 100:
        entries["percent"].fail(f"{percent} % is more than the whole", "Write a percentage")
    return Share(entries["id"].text(), entries["text"].bilingual(), entries["of"].bilingual(),
                 percent, tuple(citation for _, _, citation in found))  # fmt: skip


def _maximum(node: Node, scope: Scope) -> Maximum:
    values, _, citation = cited_stretch(node, scope, ("id", "text", "dong"), ("id", "text", "dong"))
    dong = values["dong"].integer(1, 1_000_000_000)
    return Maximum(values["id"].text(), values["text"].bilingual(), dong, citation)
