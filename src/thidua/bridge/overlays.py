"""An overlay as the office writes it: the same file, read by the law's own loader.

A draft is text until it is confirmed; what it would change is seen by judging with it laid on.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from thidua.bridge.belonging import belonging
from thidua.bridge.issuers import Laws
from thidua.bridge.judging import Asked, judged_by, sweep
from thidua.bridge.law import own_folder, the_laws
from thidua_rules.loading import InputError, law_folder
from thidua_rules.loading.law import bare_law
from thidua_rules.loading.overlays import read_file, read_overlay
from thidua_rules.loading.telling import ROLE_WORDS, value_words
from thidua_rules.model.law import Text
from thidua_rules.model.overlay import Overlay
from thidua_rules.model.setting import UNITS, Setting
from thidua_rules.model.verdict import Overall

__all__ = [
    "ROLE_WORDS", "UNITS", "Change", "Head", "InputError", "Overlay", "Setting", "changes",
    "compose", "digest_of", "holders", "kept_text", "laws_with_draft", "packaged", "parameters",
    "read_draft", "store", "value_words",
]  # fmt: skip

KEPT_PARTS = ("enters", "adds", "tightens", "note")
"""What an editor wrote into a file and the pages do not offer: carried over as it stands."""


@dataclass(frozen=True, slots=True)
class Head:
    """Whose rules these are, the decision or circular they stand in, from when to when."""

    code: str
    issuer: str
    holder: str  # a stable code of the province or ministry
    holder_vi: str
    holder_en: str
    kind: str  # decision | circular …
    number: str
    issued: date
    title: str
    article: str
    source: str
    source_where: str
    starts: date
    ends: date | None
    sure: str


class Change(NamedTuple):
    """One subject's result for one award, as it is and as the draft would make it."""

    subject: str
    award: str
    before: str
    after: str


def parameters() -> Mapping[str, Setting]:
    """Every parameter that a ministry or a province may fill, in the order of the files."""
    return bare_law(law_folder()).settings


def compose(head: Head, values: Mapping[str, Mapping[str, Any]], kept: str = "") -> str:
    """The overlay file.

    Args:
        values: setting → ``{"value": [words], "article": "Điều 5"}``.
        kept: the file as it stands, whose additions and stricter numbers are carried over.
    """
    standing = _parts(kept)
    content: dict[str, Any] = {
        "code": head.code, "issuer": head.issuer,
        "issuer_name": _bilingual(head.holder_vi, head.holder_en, code=head.holder),
        "name": _bilingual(f"Quy định của {head.holder_vi} ({head.number})",
                           head.holder_en and f"Rules of {head.holder_en} ({head.number})"),
        "instrument": {
            "kind": head.kind, "number": head.number,
            "name": _bilingual(head.title, f"{head.kind.capitalize()} {head.number}"),
            "issued": head.issued.isoformat(), "sure": head.sure, "seen": "NGUON",
        },
        "sources": {
            **standing.get("sources", {}),
            "NGUON": _without_empty({"what": head.source, "where": head.source_where}),
        },
        "from": head.starts.isoformat(),
    }  # fmt: skip
    if head.ends is not None:
        content["to"] = head.ends.isoformat()
    content |= {"cite": f"{head.code} {head.article}".strip(), "sure": head.sure, "seen": "NGUON"}
    if values:
        content["set"] = {name: _filled(head.code, one) for name, one in values.items()}
    content |= {key: part for key, part in standing.items() if key in KEPT_PARTS}
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def _bilingual(vi: str, en: str, **first: str) -> dict[str, str]:
    return _without_empty({**first, "vi": vi, "en": en})


def _without_empty(texts: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}


def _filled(code: str, one: Mapping[str, Any]) -> Any:
    value = one["value"] if len(one["value"]) > 1 else one["value"][0]
    return {"value": value, "cite": f"{code} {one['article']}"} if one["article"] else value


def _parts(text: str) -> dict[str, Any]:
    return yaml.load(text, Loader=yaml.BaseLoader) or {} if text else {}  # noqa: S506 text only


def read_draft(code: str, text: str) -> Overlay:
    """The draft, checked as a file of that name would be.

    Raises:
        InputError: with the line, what is wrong and the cure.
    """
    return read_overlay(text, Path(f"{code}.yaml"), bare_law(law_folder()), own=True)


def laws_with_draft(code: str, text: str) -> Laws:
    """The laws as they would judge once the draft is confirmed.

    Raises:
        InputError: the draft is wrong, or overlaps another overlay of its issuer.
    """
    now = the_laws()
    beside = [one for one in now.overlays if one.code != code]
    return Laws(now.places, (*beside, read_draft(code, text)))


def changes(code: str, text: str, asked: Asked) -> list[Change]:
    """Whose result, and which, the draft would change in a sweep of everyone.

    Raises:
        InputError: the draft is wrong, or overlaps another overlay of its issuer.
    """
    now = sweep(asked).sweep
    whose = belonging(laws_with_draft(code, text))
    then = judged_by(whose, now.register, asked.question)
    return [
        Change(now.subjects[row], now.awards[column],
               Overall(int(now.overall[row, column])).code,
               Overall(int(then.overall[row, column])).code)
        for row, column in np.argwhere(now.overall != then.overall)
    ]  # fmt: skip


def packaged() -> Mapping[str, Overlay]:
    """The overlays that come with the law data, laid on or not, by their codes."""
    return _packaged()


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, Overlay]:
    root = law_folder()
    bare = bare_law(root)
    found = (
        read_file(path, bare, own=False) for path in sorted((root / "overlays").glob("*.yaml"))
    )
    return {one.code: one for one in found}


def holders(kind: str) -> dict[str, Text]:
    """Code → name of every province (or ministry) of which there are rules, read in or empty."""
    every = [*the_laws().overlays, *packaged().values()]
    return {one.holder.code: one.holder.name for one in every
            if one.issuer == kind and not one.demonstration}  # fmt: skip


def kept_text(code: str) -> str:
    """The overlay of that code as it now stands, the office's own or the package's; empty: none."""
    for folder in (own_folder(), law_folder() / "overlays"):
        path = folder / f"{code}.yaml"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def store(code: str, text: str) -> Path:
    """Put the file in its place in one step; the one it takes the place of stays in ``versions``.

    Raises:
        OSError: the folder cannot be written to; the old file stands as it was.
    """
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{code}.yaml"
    if target.is_file():
        _keep(folder / "versions", code, target.read_bytes())
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=folder, suffix=".part", delete=False, newline="\n"
    ) as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).chmod(0o644)
    Path(part.name).replace(target)
    return target


def _keep(folder: Path, code: str, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{code}-{sha256(content).hexdigest()[:12]}.yaml").write_bytes(content)
