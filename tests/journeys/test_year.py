"""One year of a small department in a real Chromium, by everybody who has a hand in it: from the
movement launched to the certificate whose code is scanned, and back when it is revoked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.browsing import opened
from tests.journeys.walking import Walk
from tests.journeys.year import (
    certificates,
    closing,
    councils,
    decisions,
    initiatives,
    movements,
    nominations,
    registrations,
    results,
)
from tests.journeys.year.nominations import TITLE
from tests.journeys.year.offices import AN, open_the_office

pytestmark = [
    pytest.mark.browser, pytest.mark.office_papers, pytest.mark.django_db(transaction=True)
]  # fmt: skip

SEEN_ELSEWHERE = (
    "desk:home", "desk:sign-in", "desk:register", "desk:record", "desk:record-new",
    "desk:record-correct", "desk:record-deed",
)  # fmt: skip
"""Kinds of pages that axe looks at in tests/desk and tests/access."""


@pytest.fixture
def walk(
    chromium_path: str, live_server: Any, transactional_db: None, settings: Any, tmp_path: Path
) -> Iterator[Walk]:
    settings.THIDUA = replace(
        settings.THIDUA, demonstration=True, data_dir=tmp_path, public_address=live_server.url
    )
    sessions = open_the_office()
    looks = SEEN_ELSEWHERE if connection.vendor == "sqlite" else None  # the same on any database
    with opened(chromium_path, live_server) as page:
        walk = Walk(page, live_server.url, sessions, looks)
        yield walk
        assert (page.errors, page.outside, walk.faults) == ([], [], [])


def test_a_year_from_the_movement_to_the_scanned_certificate(walk: Walk, tmp_path: Path) -> None:
    movements.open_the_years(walk)
    movements.launch_a_movement(walk)
    registrations.register(walk)
    registrations.look_at_the_other_year(walk)
    prove_an_initiative(walk, tmp_path)
    results.tell_results(walk)
    results.score_the_bloc(walk)
    sitting = councils.sit_over_the_round(walk, nominations.hold_a_round(walk))
    told = {"minutes_no": "02", "discussion": "Đã thảo luận.", "conclusion": "Đề nghị tặng."}
    assert councils.minute(walk, sitting, **told).startswith(b"%PDF-")
    decision = decisions.award(walk, sitting)
    decisions.propose(walk, sitting)
    code = certificates.scan(certificates.print_certificates(walk, decision), tmp_path)
    certificates.anybody_confirms(walk, code, "Bằng do cơ quan cấp và còn giá trị", AN, TITLE)
    closing.count(walk)
    closing.honour(walk)
    closing.read_in_english(walk, decision)
    certificates.revoke(walk)
    certificates.anybody_confirms(walk, code, "Khen thưởng này đã bị hủy bỏ, thu hồi")


def prove_an_initiative(walk: Walk, folder: Path) -> None:
    """From the unit's description to the decision of the head, by way of the council's vote."""
    submission = initiatives.submit(walk)
    initiatives.review(walk, submission)
    sitting = initiatives.vote(walk)
    councils.minute(walk, sitting, minutes_no="01", conclusion="Công nhận cấp cơ sở.")
    number = decisions.recognise(walk, sitting, folder)
    initiatives.is_recognised(walk, submission, f"{number}/QĐ")
