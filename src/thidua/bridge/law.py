"""The laws the office judges by: the package's data and the overlays of its settings.

Which overlays the office has is said here; whom each of them judges, in ``bridge.belonging``.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from thidua.bridge.issuers import Issuers, Laws
from thidua_rules.loading import InputError, law_folder
from thidua_rules.loading.law import contents, read_overlays
from thidua_rules.model.law import Law, Places

State = tuple[tuple[str, int, int], ...]
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """The laws as last loaded, from which settings and which state of the folder of overlays."""

    laws: Laws
    codes: tuple[str, ...]
    folder: Path
    state: State
    fault: InputError | None = None  # the folder has changed since and cannot be loaded


_KEPT: list[Kept] = []
_READ_BY: ContextVar[Issuers | None] = ContextVar("read_by", default=None)


def the_law() -> Law:
    """The law data as it is being read: with the overlays a reader chose, else the general ones.

    Names, levels and shelves of awards are the same whoever's overlays are laid on. What judges a
    subject is the law of its own sweep, never this one.

    Raises:
        InputError: nothing could be loaded yet; names the file, the line and the cure.
    """
    laws, chosen = the_laws(), _READ_BY.get()
    return laws.by(laws.general if chosen is None else chosen)


def the_laws() -> Laws:
    """Every overlay the office has, loaded anew when their folder changes.

    A file that somebody broke after the start does not stop the office: the last ones that could
    be loaded go on judging, and ``fault`` says what is wrong.

    Raises:
        InputError: nothing could be loaded yet; names the file, the line and the cure.
    """
    return _kept().laws


@contextmanager
def read_by(issuers: Issuers) -> Iterator[None]:
    """Let ``the_law`` read with these issuers' overlays."""
    token = _READ_BY.set(issuers)
    try:
        yield
    finally:
        _READ_BY.reset(token)


def key_of(law: Law) -> str:
    """What an address says so that the lawbook reads by the rules of this law; empty: nothing."""
    laws, issuers = the_laws(), Issuers.of(law)
    return "" if issuers == laws.general and not laws.divided else issuers.key


def fault() -> InputError | None:
    """What is wrong with the office's own overlays, if they cannot be loaded as they now are."""
    return _kept().fault


def _kept() -> Kept:
    codes, folder = chosen_overlays(), own_folder()
    state = _state(folder)
    last = _KEPT[0] if _KEPT else None
    if last and (last.codes, last.folder, last.state) == (codes, folder, state):
        return last
    try:
        kept = Kept(_load(codes, folder), codes, folder, state)
    except InputError as problem:
        if last is None or last.folder != folder:
            raise
        LOG.error("%s", problem)  # noqa: TRY400 the message names file, line and cure
        kept = Kept(last.laws, codes, folder, state, problem)
    _KEPT[:] = [kept]
    return kept


def _load(codes: tuple[str, ...], folder: Path) -> Laws:
    """The overlays of the settings and every one of the office's own folder, read and checked."""
    own = [name for name, _ in contents(folder)]
    places = Places(law_folder(), folder)
    laws = Laws(places, read_overlays(places, tuple(dict.fromkeys([*codes, *own]))))
    laws.by(laws.general)
    return laws


def _state(folder: Path) -> State:
    """Names, times and sizes: asked at every turn, so nothing is read."""
    try:
        found = [(one.name, one.stat()) for one in os.scandir(folder) if one.name.endswith(".yaml")]
    except OSError:
        return ()
    return tuple(sorted((name, one.st_mtime_ns, one.st_size) for name, one in found))


def own_folder() -> Path:
    """The folder of the office's own overlays; it need not be there."""
    options = settings.THIDUA
    return Path(options.overlays) if options.overlays else options.data_dir / "overlays"


def chosen_overlays() -> tuple[str, ...]:
    """The overlays of the settings; a demonstration that names none takes the sample, which gives
    way wherever the office's own rules apply."""
    options = settings.THIDUA
    return options.overlay or (("demonstration",) if options.demonstration else ())
