from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.office import MACHINE, Office, engage, open_office
from thidua.cycle.certificates.actions.keep_design import keep_design
from thidua.cycle.certificates.models import CertificateDesign
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.models import AwardHeld

DECIDED = date(2026, 2, 5)
SIGNED = {"capacity": "Giám đốc", "signer": "Trần Văn Đức", "place": "Hồng Lam"}


@dataclass
class Printing:
    """An office with a decision on commendation certificates for ``awards``, and a design."""

    office: Office
    decision: UUID
    awards: list[AwardHeld]
    design: CertificateDesign

    def more(self, award: str, year: int, no: str) -> list[AwardHeld]:
        """The same people by one more decision."""
        return decided([row.subject for row in self.awards], award, year, no, uuid4())


def decided(people: list[Any], award: str, year: int, no: str, uid: UUID) -> list[AwardHeld]:
    return record_decision(
        actor=MACHINE, listed=[Listed(one) for one in people], award=award, year=year,
        decision_no=no, decided=DECIDED.replace(year=year + 1), issuer="department",
        decision_uid=uid,
    )  # fmt: skip


def design_of(office: Office, award: str, **more: Any) -> CertificateDesign:
    values = {"name": "Mẫu của Sở", "mode": "whole"} | more
    return keep_design(actor=office.officer, organisation=office.department, award=award, **values)


def printing_office() -> Printing:
    office, decision = open_office(), uuid4()
    people = [office.binh, office.an, engage("Lê Thị Ánh", office.trade)]
    awards = decided(people, "commendation_certificate", 2025, "07/QĐ-SCT", decision)
    return Printing(office, decision, awards, design_of(office, "commendation_certificate"))


@pytest.fixture(scope="module")
def standing_printing(standing: Any) -> Printing:
    return standing(printing_office)


@pytest.fixture
def printing(db: None, standing_printing: Printing) -> Printing:
    return deepcopy(standing_printing)
