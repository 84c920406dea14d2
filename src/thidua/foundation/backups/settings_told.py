"""Settings live in the environment: a restoration changes none, it says which were others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from thidua.foundation.backups.checking import opened
from thidua.foundation.backups.dumping import SAFE_SETTINGS
from thidua.foundation.backups.manifest import SETTINGS


def differing_settings(path: Path) -> list[tuple[str, Any, Any]]:
    """(name, when the backup was made, now) of each safe setting that differs."""
    with opened(path) as (archive, _note):
        then = json.loads(archive.read(SETTINGS))
    now = {name: getattr(settings.THIDUA, name, None) for name in SAFE_SETTINGS}
    plain = {name: list(one) if isinstance(one, tuple) else one for name, one in now.items()}
    return [
        (name, then[name], plain[name])
        for name in SAFE_SETTINGS
        if name in then and then[name] != plain[name]
    ]
