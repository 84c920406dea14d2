"""The law the office judges by: the package's data and the overlays of its settings."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from thidua_rules.loading import InputError, load_law
from thidua_rules.model.law import Law

State = tuple[tuple[str, int, int], ...]
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """The law as last loaded, from which settings and which state of the folder of overlays."""

    law: Law
    codes: tuple[str, ...]
    folder: Path
    state: State
    fault: InputError | None = None  # the folder has changed since and cannot be loaded


_KEPT: list[Kept] = []


def the_law() -> Law:
    """The law data with the office's overlays; loaded anew when their folder changes.

    A file that somebody broke after the start does not stop the office: the last law that could
    be loaded goes on judging, and ``fault`` says what is wrong.

    Raises:
        InputError: nothing could be loaded yet; names the file, the line and the cure.
    """
    return _kept().law


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
        kept = Kept(load_law(overlays=codes, own=folder), codes, folder, state)
    except InputError as problem:
        if last is None or last.folder != folder:
            raise
        LOG.error("%s", problem)  # noqa: TRY400 the message names file, line and cure
        kept = Kept(last.law, codes, folder, state, problem)
    _KEPT[:] = [kept]
    return kept


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
    """The overlays of the settings; a demonstration that names none and has none of its own takes
    the sample."""
    options = settings.THIDUA
    if options.overlay or not options.demonstration or _state(own_folder()):
        return options.overlay
    return ("demonstration",)
