"""One leaf of one subject: status, value, margin, years and evidence read off the kernel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..compiling.leaves import Built, award_lane
from ..compiling.plan import Judged
from ..facts.columns import Facts, View
from ..model.law import Leaf, YearTest
from ..model.verdict import CriterionResult, Evidence, LeftOut, Nature, Status
from .evidence import Rows
from .kernel import Both, Kernel
from .left_out import Counted, left_out, since_of
from .service_result import service_result
from .sweep import Judging

_PER_LEAF = 4  # met, value, years, note
_LOOKED_BACK = 40
"""Years in which a broken row of years is looked for."""


def leaf_kernel(judging: Judging, judged: Judged) -> Kernel:
    """The kernel that gives every leaf's truth, value, years and window; emitted once."""
    key = f"{judged.award.code}/{','.join(judged.standard.groups)}"
    if key not in judging.details:
        graph = judging.plan.graph
        blank = graph.truth(False)
        outputs = [
            blank if ref is None else ref
            for built in judged.leaves.values()
            for ref in (built.met, built.value, built.years, built.note)
        ]
        judging.details[key] = Kernel(graph, tuple(outputs))
    return judging.details[key]


@dataclass(slots=True)
class LeafReader:
    """Reads the leaves of one standard for one subject (row 0 of ``columns`` and ``facts``)."""

    judged: Judged
    columns: Both
    facts: Facts
    subject: str
    year: int
    rows: Rows

    def result(self, leaf: Leaf, path: str) -> CriterionResult:
        """The judged criterion, with everything a sentence about it needs."""
        number = list(self.judged.leaves).index(leaf.id)
        built = self.judged.leaves[leaf.id]
        if built.scale is not None:
            status = self._status(leaf, number * _PER_LEAF)
            return service_result(leaf, built.scale, path, status, self.rows, self.subject)
        met, value, years, note = range(number * _PER_LEAF, (number + 1) * _PER_LEAF)
        status = self._status(leaf, met)
        bits = self._years(built.years, years)
        held = self._evidence(built, bits)
        tokens = self._tokens(leaf, built, note)
        code = title_of(leaf)
        if code is not None and leaf.kind != "meets" and self._proposed(code, bits):
            tokens["counts_proposal"] = True
        assumed = self._assumed(leaf, built, bits, status)
        count = None if built.value is None else int(self.columns[0][value][0])
        return CriterionResult(
            id=leaf.id, leaf=leaf.kind, path=path, status=status, nature=leaf.nature,
            label=dict(leaf.text), value=count, required=built.required,
            margin=self._margin(leaf, built, count, tokens), years=bits,
            evidence=held, citation=leaf.citation, tokens=tokens, assumed=assumed,
            left_out=self._left_out(leaf, built, bits, status),
        )  # fmt: skip

    def _status(self, leaf: Leaf, column: int) -> Status:
        if leaf.nature is Nature.CONDUCT:
            return Status.ATTESTED
        known, possible = (bool(world[column][0]) for world in self.columns)
        return Status.MET if known else Status.UNKNOWN if possible else Status.NOT_MET

    def _years(self, ref: int | None, column: int) -> tuple[int, ...]:
        if ref is None:
            return ()
        mask = int(self.columns[0][column][0])
        return tuple(self.year - k for k in range(62, -1, -1) if mask >> k & 1)

    def _evidence(self, built: Built, years: tuple[int, ...]) -> tuple[Evidence, ...]:
        found: list[Evidence] = []
        for lane in built.lanes:
            found += self.rows.behind(self.subject, lane, years)
        return tuple(dict.fromkeys(found))

    def _assumed(self, leaf: Leaf, built: Built, years: tuple[int, ...], status: Status) -> bool:
        """The year's own title is needed here although it is only proposed."""
        code = title_of(leaf)
        if status is not Status.MET or code is None or leaf.kind == "meets":
            return False  # meeting a standard needs no decision
        if leaf.kind in ("share", "members"):
            low, held = self._at_least(f"members.{code}"), self._at_least(f"members.{code}.held")
            return low > held
        enough = built.required is not None and len(years) > built.required
        return self._proposed(code, years) and not enough

    def _proposed(self, code: str, years: tuple[int, ...]) -> bool:
        """The reference year counts though its title is not decided."""
        mask = self.facts.masks.get(award_lane(code).key)
        decided = mask is not None and View(self.facts, self.year).shifted(mask)[0] & 1
        return self.year in years and not decided

    def _left_out(
        self, leaf: Leaf, built: Built, years: tuple[int, ...], status: Status
    ) -> tuple[LeftOut, ...]:
        """What is on record and does not help; of what is met nobody asks."""
        if status not in (Status.NOT_MET, Status.UNKNOWN) or self.judged.criteria is None:
            return ()
        scopes = list(since_of(self.judged.criteria))
        since = next((found for one, found in scopes if one.id == leaf.id), None)
        read = leaf.strict or leaf
        priors = [found for one, found in scopes if one.kind == "prior"]
        counted = Counted(
            read, since, built.lanes, years, self.year, self.rows.as_of,
            failed=self._failed(built) if read.kind == "years_since" else (),
            told=read.kind == "years_since" and since in priors,
        )  # fmt: skip
        return left_out(counted, self.rows.all_of(self.subject))

    def _failed(self, built: Built) -> tuple[int, ...]:
        """The years before the reference year not on record as passing any of the lanes."""
        view = View(self.facts, self.year)
        masks = [view.value(lane, False) for lane in built.lanes]
        return tuple(self.year - k for k in range(_LOOKED_BACK, 0, -1)
                     if not any(mask >> k & 1 for mask in masks))  # fmt: skip

    def _tokens(self, leaf: Leaf, built: Built, note: int) -> dict[str, object]:
        tokens = {key: value for key, value in leaf.params.items() if value is not None}
        if leaf.branch:
            tokens["branch"] = leaf.branch
        if leaf.facet_of:
            tokens["facet_of"] = leaf.facet_of
        if (code := title_of(leaf)) is not None:
            tokens["award"] = code
        if leaf.strict is not None:
            tokens |= {"reading": leaf.strict.kind}
        kind = leaf.strict.kind if leaf.strict else leaf.kind
        if kind == "rating":
            tokens["actual"] = self._actual_rating()
        if leaf.kind == "share" and built.note is not None:
            tokens["total"] = int(self.columns[0][note][0])
            tokens["at_most"] = self._at_most(f"members.{leaf.params['title']}")
            tokens["unknown_roll"] = self._at_least("members.unrecorded") > 0
        if leaf.kind == "years_since" and built.note is not None:
            prior = int(np.int64(self.columns[0][note][0]))
            tokens["prior_years"] = [self.year - k for k in range(62, -1, -1) if prior >> k & 1]
        return tokens

    def _actual_rating(self) -> str | None:
        ratings = self.rows.all_of(self.subject).get("ratings", [])
        return next((r.rating for r in ratings if r.year == self.year), None)  # type: ignore[attr-defined]

    def _at_least(self, name: str) -> int:
        bounds = self.facts.numbers.get(name)
        return int(bounds[0][0]) if bounds else 0

    def _at_most(self, name: str) -> int:
        bounds = self.facts.numbers.get(name)
        return int(bounds[1][0]) if bounds else 0

    def _margin(
        self, leaf: Leaf, built: Built, count: int | None, tokens: dict[str, object]
    ) -> int | None:
        if count is None or built.required is None:
            return None
        if leaf.kind == "share":
            total = int(tokens.get("total") or 0)  # type: ignore[call-overload]
            return count - needed_members(total, built.required, bool(leaf.params["strictly"]))
        against = leaf.kind in ("no_discipline", "study", "absence") or (built.required == 0)
        return -count if against else count - built.required


def needed_members(total: int, percent: int, strictly: bool) -> int:
    """The least number of members that reaches (or passes) the share; integers only."""
    exact = percent * total
    return exact // 100 + 1 if strictly else -(-exact // 100)


def title_of(leaf: Leaf) -> str | None:
    """The title that a leaf counts: of a doubt, that of its strict reading."""
    params = leaf.strict.params if leaf.strict else leaf.params
    code = params.get("award") or params.get("title")
    test = params.get("any")
    if code is None and isinstance(test, YearTest) and test.titles:
        code = test.titles[0]
    return code if isinstance(code, str) else None
