"""The tables of long service, typed: posts, groups of posts, years, and the rules around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model.verdict import Citation, Sureness

Text = Mapping[str, str]
RULES = (
    "trigger", "addition", "retention", "early_retirement", "barred", "lowered", "women", "again",
)  # fmt: skip
BUILD_AND_DEFEND, BOTH_WARS = "build_and_defend", "both_wars"


@dataclass(frozen=True, slots=True)
class Row:
    """One group of posts. ``needs``: order → months (0: however short; None: not read).

    ``perhaps``: posts of which no text read says whether they belong here. ``higher_unread``:
    higher orders than those of ``needs`` exist, their years were not read.
    """

    name: Text
    posts: frozenset[str]
    perhaps: frozenset[str]
    needs: Mapping[str, int | None]
    higher_unread: bool


@dataclass(frozen=True, slots=True)
class Period:
    """The table for one way of having served; ``rows`` from the lowest group to the highest."""

    code: str
    rows: tuple[Row, ...]
    citation: Citation
    articles: Mapping[str, Citation]  # order → where its years stand


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule around the table; ``words`` and ``flags`` are its typed parameters."""

    code: str
    text: Text
    citation: Citation
    words: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    @property
    def verified(self) -> bool:
        return self.citation.sureness is Sureness.VERIFIED


@dataclass(frozen=True, slots=True, eq=False)
class TableVersion:
    """The table as it stands from ``starts`` until before ``ends``.

    ``reads``: the text of this time was not read; periods and rules are those of that version.
    """

    id: str
    starts: date
    ends: date | None
    enters: str  # sent | received
    citation: Citation
    text: Text | None
    periods: Mapping[str, Period]
    rules: Mapping[str, Rule]
    reads: str | None = None

    def cites(self, order: str) -> Citation:
        """Where the years of an order stand; the version's own citation where they do not."""
        if self.reads is not None:
            return self.citation
        return self.periods[BUILD_AND_DEFEND].articles.get(order, self.citation)


@dataclass(frozen=True, slots=True, eq=False)
class Service:
    """Everything the law says of long service.

    ``ladder``: orders, ascending. ``titles``: folded title → (post, whether it surely is that
    post).
    """

    ladder: tuple[str, ...]
    posts: Mapping[str, Text]
    titles: Mapping[str, tuple[str, bool]]
    versions: tuple[TableVersion, ...]

    def version_for(self, *, received: date, sent: date | None) -> TableVersion | None:
        """The table that judges a file; None before the first one."""
        chosen = None
        for version in self.versions:
            day = (sent or received) if version.enters == "sent" else received
            if day >= version.starts:
                chosen = version
        return chosen


@dataclass(frozen=True, slots=True)
class Scale:
    """What a lane asks: one order (None: anything at all) under one table.

    ``addition``: how time too short in a post goes to the next lower one, where an overlay says
    so (``per_post`` | ``per_order``); None leaves both readings open.
    """

    service: Service
    version: TableVersion
    order: str | None
    addition: str | None

    @property
    def key(self) -> str:
        return f"service.{self.order or 'any'}@{self.version.id}+{self.addition or 'open'}"
