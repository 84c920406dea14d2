"""How far a job is while its transaction keeps SQLite to itself: a small file beside the database.

SQLite lets one connection write at a time, so a job that changes the registry cannot write its
progress until it is through. Server and worker share the data folder wherever SQLite is used.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.words import State

KEPT = 86_400
"""Seconds after which the note of a killed worker is swept away."""


def note(job: Job, attempt: int, told: dict[str, Any]) -> None:
    """Replace the note; whoever reads sees the old or the new one, never half of one."""
    path = _path(job, attempt)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    half = path.with_suffix(".new")
    half.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    half.replace(path)


def forget(job: Job, attempt: int) -> None:
    _path(job, attempt).unlink(missing_ok=True)


def lay_on(job: Job) -> Job:
    """The job as its running attempt last told; not saved."""
    if job.state != State.RUNNING:
        return job
    try:
        told = json.loads(_path(job, job.attempt).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return job
    job.done, job.total, job.note = told["done"], told["total"], told["note"]
    return job


def sweep() -> None:
    """Remove notes that nobody came back for."""
    for path in _folder().glob("*.json"):
        if path.stat().st_mtime < time.time() - KEPT:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.THIDUA.data_dir) / "progress"


def _path(job: Job, attempt: int) -> Path:
    return _folder() / f"{job.uid.hex}-{attempt}.json"
