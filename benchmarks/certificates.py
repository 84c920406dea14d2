"""A round's certificates: 160 people, from their decision to the file that is printed.

Runs in a database of its own in a temporary folder, with the actions of the office: the entry in
the gold book (numbers, codes, the trail) and the drawing of each sheet with its code. With
``--write`` the figures go into docs/benchmarks.md.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID, uuid4

PEOPLE, RUNS, GOAL = 160, 3, 5.0
AWARD = "commendation_certificate"
MARKS = ("<!-- certificates: written by `python -m benchmarks.certificates --write` -->",
         "<!-- end of certificates -->")  # fmt: skip
DOCS = Path(__file__).parents[1] / "docs/benchmarks.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "THIDUA_DATA_DIR": folder, "THIDUA_LOG_LEVEL": "ERROR",
            "THIDUA_PUBLIC_ADDRESS": "https://thidua.example.gov.vn",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.office",
        }  # fmt: skip
        _open_office()
        people, design = _department()
        _print(people[:1], design)  # imports, fonts, the law
        found = [_print(people, design) for _ in range(RUNS)]
    told = _told(found)
    print(told)
    if "--write" in sys.argv:
        _write(told)


def _open_office() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import override_settings

    at_once = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    override_settings(TASKS=at_once).enable()
    call_command("migrate", verbosity=0)


def _department() -> tuple[list[Any], Any]:
    from thidua.cycle.certificates.actions.keep_design import keep_design
    from thidua.foundation.organisations.actions.create_organisation import create_organisation
    from thidua.foundation.people.models import Person
    from thidua.foundation.policy.reach import Machine

    place = create_organisation(
        actor=Machine(), name="Sở Công Thương Hồng Lam", kind="department",
        valid_from=date(2000, 1, 1),
    )  # fmt: skip
    Person.objects.bulk_create(
        Person(full_name=f"Nguyễn Thị Hương {at}", organisation=place) for at in range(PEOPLE)
    )
    design = keep_design(actor=Machine(), organisation=place, award=AWARD, name="Mẫu", mode="whole")
    return list(Person.objects.all()), design


def _decide(people: list[Any]) -> UUID:
    from thidua.foundation.policy.reach import Machine
    from thidua.foundation.registry.actions.record_decision import Listed, record_decision

    uid = uuid4()
    record_decision(
        actor=Machine(), listed=[Listed(one) for one in people], award=AWARD, year=2025,
        decision_no=f"{uid.hex[:6]}/QĐ-SCT", decided=date(2026, 2, 5), issuer="department",
        decision_uid=uid,
    )  # fmt: skip
    return uid


def _print(people: list[Any], design: Any) -> tuple[float, int]:
    """Seconds from the officer's press to the file that is kept; its size in bytes."""
    from thidua.cycle.certificates.actions.prepare_batch import prepare_batch
    from thidua.cycle.certificates.models import Batch
    from thidua.foundation.policy.reach import Machine

    decision = _decide(people)
    start = time.perf_counter()
    batch = prepare_batch(
        actor=Machine(), decision_uid=decision, design=design, capacity="Giám đốc",
        signer="Trần Văn Đức", place="Hồng Lam",
    )  # fmt: skip
    taken = time.perf_counter() - start
    kept = Batch.objects.select_related("paper").get(pk=batch.pk)
    assert kept.paper is not None, "the sheets are drawn when the press is answered"
    return taken, kept.paper.size


def _told(found: list[tuple[float, int]]) -> str:
    seconds = [one for one, _size in found]
    runs = ", ".join(f"{one:.2f}" for one in seconds)
    return (
        f"{PEOPLE} certificates with codes: **{median(seconds):.2f} s** (runs {runs}; goal under "
        f"{GOAL:.0f} s), {found[-1][1] / 1024:.0f} kB."
    )


def _write(told: str) -> None:
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(MARKS[0])
    _old, _, after = rest.partition(MARKS[1])
    DOCS.write_text(f"{before}{MARKS[0]}\n\n{told}\n\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
