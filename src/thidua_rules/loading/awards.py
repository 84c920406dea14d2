"""Award files → ``Award``; refuses gaps and overlaps between the versions of a standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..model.law import (
    FAMILIES,
    OBJECTS,
    SHELVES,
    Award,
    Branching,
    Decider,
    Given,
    Instrument,
    Leaf,
    Posthumous,
    Reading,
    Standard,
    Version,
)
from ..model.verdict import Citation, Sureness
from ..tables import GROUPS, KINDS
from .criteria import Scope, read_citation, read_group, read_procedure
from .nodes import Node
from .settings import read_settings

LEVELS = ("base", "ministry_province", "government", "state")
_AWARD_KEYS = (
    "code", "name", "short", "aliases", "family", "recipients", "level", "rank", "decides",
    "settings", "standards", "note", "shelf", "article", "posthumous", "gives",
)  # fmt: skip
_REQUIRED = ("code", "name", "family", "recipients", "level", "rank", "decides", "standards")
_CITED = ("cite", "sure", "seen")
_VERSION_KEYS = (
    "id", "from", "to", "enters", "cite", "sure", "seen", "text", "all", "any", "same_as",
    "procedures", "readings", "note",
)  # fmt: skip
_ALWAYS = date(1, 1, 1)


def read_award(
    node: Node, instruments: Mapping[str, Instrument], sources: Mapping[str, Mapping[str, str]]
) -> Award:
    """One award file.

    Raises:
        LawError: with file and line, for anything that is missing, unknown, uncited,
            or leaves a gap or an overlap in time.
    """
    entries = node.map(_AWARD_KEYS, _REQUIRED)
    scope = Scope(instruments, sources, _ALWAYS, None)
    name = entries["name"].bilingual()
    return Award(
        code=entries["code"].text(),
        name=name,
        short=entries["short"].bilingual() if "short" in entries else name,
        aliases=entries["aliases"].words() if "aliases" in entries else (),
        family=entries["family"].word(FAMILIES),
        recipients=entries["recipients"].words(KINDS),
        level=entries["level"].word(LEVELS),
        rank=entries["rank"].integer(),
        deciders=_deciders(entries["decides"], scope),
        settings=read_settings(entries.get("settings"), scope, entries["code"].text()),
        standards=tuple(
            _standard(child, scope, entries["recipients"].words(KINDS))
            for child in entries["standards"].items()
        ),
        note=entries["note"].bilingual() if "note" in entries else None,
        shelf=entries["shelf"].word(SHELVES) if "shelf" in entries else SHELVES[0],
        article=_article(entries, scope),
        posthumous=_posthumous(entries.get("posthumous"), scope),
        gives=_gives(entries.get("gives"), scope),
    )


def _deciders(node: Node, scope: Scope) -> tuple[Decider, ...]:
    """One entry, or a list of entries in order of time."""
    found: list[Decider] = []
    for child in node.items() if node.is_list else [node]:
        for part in _decider(child, scope):
            before = found[-1] if found else None
            if before and (before.ends is None or before.ends > part.starts):
                child.fail(f"begins on {part.starts}, before the one above it ends",
                           "Give the one above a «to:», or correct «from:»")  # fmt: skip
            found.append(part)
    return tuple(found)


def _decider(node: Node, scope: Scope) -> Iterator[Decider]:
    """Without dates of its own it stands as long as the text it cites; from the day that text is
    amended by one that has not been read, it is to be confirmed."""
    entries = node.map(("vi", "en", "from", "to", *_CITED), ("vi",))
    text: dict[str, str] = {k: entries[k].text() for k in ("vi", "en") if k in entries}
    cited = read_citation(entries, node, scope)
    instrument = scope.instruments[cited.instrument]
    starts = entries["from"].date() if "from" in entries else instrument.starts or _ALWAYS
    ends = entries["to"].date() if "to" in entries else instrument.ends
    amended = _amended(instrument, scope) if cited.sureness is Sureness.VERIFIED else None
    if amended is None or amended <= starts or (ends is not None and ends <= amended):
        yield Decider(starts, ends, text, replace(cited, starts=starts, ends=ends))
        return
    yield Decider(starts, amended, text, replace(cited, starts=starts, ends=amended))
    later = replace(cited, starts=amended, ends=ends, sureness=Sureness.TO_CONFIRM)
    yield Decider(amended, ends, text, later)


def _amended(instrument: Instrument, scope: Scope) -> date | None:
    """The first day on which an amendment that is not verified changes the text."""
    others = (scope.instruments[code] for code in instrument.relations.get("amended_by", ()))
    days = [one.starts for one in others if one.sure is not Sureness.VERIFIED and one.starts]
    return min(days, default=None)


def _article(entries: Mapping[str, Node], scope: Scope) -> Citation | None:
    """Where the award is provided for; without a standard nothing else would say it."""
    node = entries.get("article")
    if node is not None:
        return read_citation(node.map(_CITED, ("cite",)), node, scope)
    if not entries["standards"].value:
        entries["standards"].fail("an award without standards names no article",
                                  "Add «article: {cite: …, sure: …}», or a standard")  # fmt: skip
    return None


def _posthumous(node: Node | None, scope: Scope) -> Posthumous | None:
    if node is None:
        return None
    entries = node.map(("allowed", *_CITED), ("allowed",))
    return Posthumous(entries["allowed"].boolean(), read_citation(entries, node, scope))


def _gives(node: Node | None, scope: Scope) -> tuple[Given, ...]:
    found = []
    for child in node.items() if node is not None else ():
        entries = child.map(("objects", *_CITED), ("objects",))
        found.append(Given(entries["objects"].words(OBJECTS), read_citation(entries, child, scope)))
    return tuple(found)


def _standard(node: Node, scope: Scope, recipients: tuple[str, ...]) -> Standard:
    entries = node.map(("kind", "groups", "versions"), ("kind", "versions"))
    kind = entries["kind"].word(KINDS)
    if kind not in recipients:
        entries["kind"].fail(f"the award is not for «{kind}»", "Add it to «recipients:» above")
    versions: dict[str, Version] = {}
    previous: Version | None = None
    for child in entries["versions"].items():
        version = _version(child, scope, versions)
        if version.id in versions:
            child.fail(f"the version «{version.id}» stands twice", "Give each version its own id")
        _check_sequence(child, previous, version)
        versions[version.id] = previous = version
    groups = entries["groups"].words(GROUPS) if "groups" in entries else ()
    if not versions:
        entries["versions"].fail("the standard has no version", "Add one with «id:» and «from:»")
    return Standard(kind, groups, tuple(versions.values()))


def _check_sequence(node: Node, previous: Version | None, version: Version) -> None:
    if version.ends is not None and version.ends <= version.starts:
        node.fail("the version ends before it starts", "Correct «from:» or «to:»")
    if previous is None:
        return
    if previous.ends is None or previous.ends > version.starts:
        node.fail(f"version «{version.id}» overlaps «{previous.id}»",
                  f"Let «{previous.id}» end on {version.starts} with «to:»")  # fmt: skip
    if previous.ends < version.starts:
        node.fail(f"a gap between «{previous.id}» ({previous.ends}) and «{version.id}»",
                  f"Let «{version.id}» start on {previous.ends} or add a version")  # fmt: skip


def _version(node: Node, scope: Scope, earlier: Mapping[str, Version]) -> Version:
    entries = node.map(_VERSION_KEYS, ("id", "from", "enters"))
    starts = entries["from"].date()
    ends = entries["to"].date() if "to" in entries else None
    model = _same_as(entries, earlier)
    scope = replace(scope, starts=starts, ends=ends, citation=model.citation if model else None)
    citation = replace(read_citation(entries, node, scope), starts=starts, ends=ends)
    scope = replace(scope, citation=citation)
    criteria = _criteria(entries, node, scope, model)
    if criteria is None and citation.sureness is not Sureness.UNKNOWN:
        node.fail("the version has no criteria", "Add «all:», «same_as:», or say «sure: unknown»")
    return Version(
        id=entries["id"].text(),
        starts=starts,
        ends=ends,
        enters=entries["enters"].word(("sent", "received")),
        citation=citation,
        text=entries["text"].bilingual() if "text" in entries else None,
        criteria=criteria,
        procedures=_procedures(entries, scope, model),
        readings=_readings(entries, scope, earlier),
        note=entries["note"].bilingual() if "note" in entries else None,
    )


def _same_as(entries: Mapping[str, Node], earlier: Mapping[str, Version]) -> Version | None:
    if "same_as" not in entries:
        return None
    node = entries["same_as"]
    if node.text() not in earlier:
        node.fail(f"no earlier version «{node.text()}» stands above", "Name a version above this")
    return earlier[node.text()]


def _criteria(
    entries: Mapping[str, Node], node: Node, scope: Scope, model: Version | None
) -> Branching | None:
    op = next((op for op in ("all", "any") if op in entries), None)
    if "all" in entries and "any" in entries:
        node.fail("a version needs «all:» or «any:», one of them", "Put one inside the other")
    if op is not None:
        check_ids(entries[op], set())
        tree = Node({op: entries[op]}, node.file, node.line, node.error)
        return read_group(tree, scope)
    if model is None or model.criteria is None:
        return None
    return redated(model.criteria, scope.starts, scope.ends)


def check_ids(children: Node, seen: set[str]) -> None:
    """Every criterion of a version has an id of its own."""
    for child in children.items():
        for key, node in child.entries().items():
            if key in ("all", "any"):
                check_ids(node, seen)
            elif key == "id":
                if node.text() in seen:
                    node.fail(f"the id «{node.text()}» stands twice in this version",
                              "Give each criterion its own id")  # fmt: skip
                seen.add(node.text())


def redated(tree: Branching, starts: date, ends: date | None) -> Branching:
    """The same criteria, cited as in force from ``starts`` to ``ends``."""

    def leaf(item: Leaf) -> Leaf:
        return replace(item, citation=replace(item.citation, starts=starts, ends=ends))

    children = tuple(
        leaf(child) if isinstance(child, Leaf) else redated(child, starts, ends)
        for child in tree.children
    )
    return replace(tree, children=children)


def _procedures(
    entries: Mapping[str, Node], scope: Scope, model: Version | None
) -> tuple[Leaf, ...]:
    if "procedures" in entries:
        return tuple(read_procedure(child, scope) for child in entries["procedures"].items())
    return model.procedures if model else ()


def _readings(
    entries: Mapping[str, Node], scope: Scope, earlier: Mapping[str, Version]
) -> tuple[Reading, ...]:
    if "readings" not in entries:
        return ()
    readings = []
    for code, node in entries["readings"].map(("last_verified", "draft")).items():
        if code == "last_verified":
            readings.append(_verified_reading(node, earlier))
        else:
            readings.append(_draft_reading(node, scope))
    return tuple(readings)


def _verified_reading(node: Node, earlier: Mapping[str, Version]) -> Reading:
    model = earlier.get(node.text())
    if model is None or model.criteria is None:
        node.fail(f"no version «{node.text()}» with criteria stands above", "Name one above")
    return Reading("last_verified", model.criteria, model.citation, model.id)


def _draft_reading(node: Node, scope: Scope) -> Reading:
    entries = node.map(("cite", "sure", "seen", "all", "any", "text"), ("cite", "sure"))
    citation: Citation = read_citation(entries, node, scope)
    criteria = _criteria(entries, node, replace(scope, citation=citation), None)
    if criteria is None:
        node.fail("the draft has no criteria", "Add «all:»")
    return Reading("draft", criteria, citation, None)
