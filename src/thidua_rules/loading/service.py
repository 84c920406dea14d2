"""``service/posts.yaml`` and ``service/tables.yaml`` → the tables of long service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from ..model.law import Instrument
from ..model.verdict import Citation, Sureness
from ..service.model import BOTH_WARS, BUILD_AND_DEFEND, RULES, Period, Row, Rule, Service, Text
from ..service.model import TableVersion as Version
from ..sources.folding import words
from ..tables import DISCIPLINE_FORMS
from .criteria import Scope, read_citation
from .nodes import Node, read_yaml

_VERSION_KEYS = (
    "id", "from", "to", "enters", "cite", "sure", "seen", "text", "periods", "rules", "reads",
    "note",
)  # fmt: skip
_ROW_KEYS = ("name", "posts", "perhaps", "needs", "higher_unread", "note")
_CITED = ("text", "cite", "sure", "seen", "note")
_RULE_WORDS: Mapping[str, tuple[str, ...]] = {"lowered": ("bars_from", "lowers_from")}
_RULE_FLAGS: Mapping[str, tuple[str, ...]] = {"women": ("unless_higher_age",)}
LONGEST = 60
"""Years a table may ask."""


def read_service(
    root: Path, instruments: Mapping[str, Instrument], sources: Mapping[str, Mapping[str, str]]
) -> Service | None:
    """The tables of a law folder; None where it has none.

    Raises:
        LawError: with file and line, for a post no list names, a post in two groups, years that
            fall as orders rise, a gap or an overlap in time, anything unknown or uncited.
    """
    tables, names = root / "service" / "tables.yaml", root / "service" / "posts.yaml"
    if not tables.exists():
        return None
    posts, titles = _posts(read_yaml(names))
    node = read_yaml(tables)
    entries = node.map(("ladder", "versions"), ("ladder", "versions"))
    ladder = entries["ladder"].words()
    reader = _Reader(instruments, sources, ladder, posts)
    versions: list[Version] = []
    nodes = list(entries["versions"].items())
    for child in nodes:
        versions.append(reader.version(child, versions))
    filled = (_filled(v, at, versions) for v, at in zip(versions, nodes, strict=True))
    return Service(ladder, posts, titles, tuple(filled))


def _posts(node: Node) -> tuple[dict[str, Text], dict[str, tuple[str, bool]]]:
    entries = node.map(("posts", "perhaps"), ("posts",))
    posts: dict[str, Text] = {}
    titles: dict[str, tuple[str, bool]] = {}
    for code, child in entries["posts"].entries().items():
        keys = child.map(("name", "aliases"), ("name",))
        posts[code] = keys["name"].bilingual()
        for alias in keys["aliases"].words() if "aliases" in keys else ():
            _title(titles, alias, (code, True), child)
    perhaps = entries["perhaps"].entries() if "perhaps" in entries else {}
    for alias, child in perhaps.items():
        _title(titles, alias, (child.word(posts), False), child)
    return posts, titles


def _title(
    titles: dict[str, tuple[str, bool]], alias: str, post: tuple[str, bool], at: Node
) -> None:
    key = words(alias)
    if key in titles:
        at.fail(f"the title «{alias}» already names «{titles[key][0]}»", "Keep it under one post")
    titles[key] = post


def _filled(version: Version, at: Node, versions: list[Version]) -> Version:
    """A text that was not read is judged by the table it names."""
    if version.reads is None:
        return version
    model = next((v for v in versions if v.id == version.reads and v.periods), None)
    if model is None:
        at.fail(f"«reads: {version.reads}» names no version with a table",
                f"Use one of: {', '.join(v.id for v in versions if v.periods)}")  # fmt: skip
    return replace(version, periods=model.periods, rules=model.rules)


@dataclass(frozen=True, slots=True)
class _Reader:
    instruments: Mapping[str, Instrument]
    sources: Mapping[str, Mapping[str, str]]
    ladder: tuple[str, ...]
    posts: Mapping[str, Text]

    def version(self, node: Node, earlier: list[Version]) -> Version:
        entries = node.map(_VERSION_KEYS, ("id", "from", "enters", "cite", "sure"))
        starts = entries["from"].date()
        ends = entries["to"].date() if "to" in entries else None
        scope = Scope(self.instruments, self.sources, starts, ends)
        citation = read_citation(entries, node, scope)
        scope = replace(scope, citation=citation)
        version = Version(
            entries["id"].text(), starts, ends, entries["enters"].word(("sent", "received")),
            citation, entries["text"].bilingual() if "text" in entries else None,
            self._periods(entries, node, scope), self._rules(entries, scope),
            entries["reads"].text() if "reads" in entries else None,
        )  # fmt: skip
        _check_sequence(node, version, earlier)
        return version

    def _periods(self, entries: Mapping[str, Node], at: Node, scope: Scope) -> dict[str, Period]:
        if "reads" in entries:
            if "periods" in entries:
                entries["reads"].fail("«reads» and «periods» stand together",
                                      "Keep «periods:» where the text has been read")  # fmt: skip
            return {}
        if "periods" not in entries:
            at.fail("no table is given", "Add «periods:», or «reads:» with the nearest table read")
        both = (BUILD_AND_DEFEND, BOTH_WARS)
        found = entries["periods"].map(both, both)
        return {code: self._period(code, child, scope) for code, child in found.items()}

    def _period(self, code: str, node: Node, scope: Scope) -> Period:
        keys = node.map(("cite", "sure", "seen", "articles", "rows", "note"), ("articles", "rows"))
        citation = read_citation(keys, node, scope)
        articles = {
            order: replace(citation, article=child.text())
            for order, child in keys["articles"].map(self.ladder).items()
        }
        rows: list[Row] = []
        for child in keys["rows"].items():
            rows.append(self._row(child, rows, articles))
        return Period(code, tuple(rows), citation, articles)

    def _row(self, node: Node, below: list[Row], articles: Mapping[str, Citation]) -> Row:
        keys = node.map(_ROW_KEYS, ("name", "posts", "needs"))
        posts = keys["posts"].words(self.posts)
        perhaps = keys["perhaps"].words(self.posts) if "perhaps" in keys else ()
        for code in (*posts, *perhaps):
            twice = [r for r in below if code in r.posts | r.perhaps]
            if twice or (*posts, *perhaps).count(code) > 1:
                node.fail(f"the post «{code}» stands in two places", "Keep it in one group")
        return Row(
            keys["name"].bilingual(), frozenset(posts), frozenset(perhaps),
            self._needs(keys["needs"], articles),
            "higher_unread" in keys and keys["higher_unread"].boolean(),
        )  # fmt: skip

    def _needs(self, node: Node, articles: Mapping[str, Citation]) -> dict[str, int | None]:
        """Order → months, from full years."""
        needs: dict[str, int | None] = {}
        for order, child in node.map(self.ladder).items():
            if order not in articles:
                child.fail(f"the years of «{order}» are not cited",
                           "Add its article under «articles:»")  # fmt: skip
            word = child.text()
            needs[order] = {"any": 0, "unread": None}[word] if word in ("any", "unread") \
                else 12 * child.integer(1, LONGEST)  # fmt: skip
        self._check_rising(node, needs)
        return needs

    def _check_rising(self, node: Node, needs: Mapping[str, int | None]) -> None:
        """Within one kind of order a higher class asks more years."""
        read = [(order, months) for order in self.ladder if (months := needs.get(order))]
        for (lower, less), (higher, more) in pairwise(read):
            if more <= less and lower.rsplit("_", 1)[0] == higher.rsplit("_", 1)[0]:
                node.fail(f"«{higher}» asks no more years than «{lower}»", "Correct the years")

    def _rules(self, entries: Mapping[str, Node], scope: Scope) -> dict[str, Rule]:
        if "rules" not in entries:
            return {}
        found = entries["rules"].map(RULES, ("trigger",))
        return {code: _rule(code, child, scope) for code, child in found.items()}


def _rule(code: str, node: Node, scope: Scope) -> Rule:
    named, flags = _RULE_WORDS.get(code, ()), _RULE_FLAGS.get(code, ())
    keys = node.map((*_CITED, *named, *flags), ("text", *named))
    return Rule(
        code, keys["text"].bilingual(), read_citation(keys, node, scope),
        {name: keys[name].word(DISCIPLINE_FORMS) for name in named},
        frozenset(name for name in flags if name in keys and keys[name].boolean()),
    )  # fmt: skip


def _check_sequence(node: Node, version: Version, earlier: list[Version]) -> None:
    if version.reads is not None and version.citation.sureness is Sureness.VERIFIED:
        node.fail("«verified», but the table is another text's", "Write «sure: unknown»")
    if version.id in {v.id for v in earlier}:
        node.fail(f"the version «{version.id}» stands twice", "Give each version its own id")
    if version.ends is not None and version.ends <= version.starts:
        node.fail("the version ends before it starts", "Correct «from:» or «to:»")
    if earlier and earlier[-1].ends != version.starts:
        node.fail(f"«{earlier[-1].id}» ends on {earlier[-1].ends}, «{version.id}» starts on "
                  f"{version.starts}", "Let one begin where the other ends")  # fmt: skip
