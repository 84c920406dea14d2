"""Kinds of jobs that only the tests know."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.office import Office
from thidua.foundation.jobs.kinds import KINDS, job
from thidua.foundation.jobs.run import Refused, Result, Run
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import holds
from thidua.foundation.policy.roles import Role

may_rename = holds(Role.DEPARTMENT_OFFICER)


def rename(run: Run, *, to: str, fail: str = "") -> Result:
    """Rename the organisation in one transaction; ``fail``: how it goes wrong half way."""
    run.tell(1, 2, "Đang đổi tên")
    with run.change():
        Organisation.objects.filter(pk=run.job.organisation_id).update(name=to)
        if fail == "refused":
            raise Refused("Chưa đổi được tên.")
        if fail:
            raise RuntimeError(fail)
        run.tell(2, 2)
    return Result("Đã đổi tên.", file=to.encode(), name="ten.txt", media_type="text/plain")


@pytest.fixture
def kinds() -> Iterator[None]:
    before = dict(KINDS)
    job("rename", title="Đổi tên", may=may_rename)(rename)
    job("rename_safely", title="Đổi tên", may=may_rename, safe=True)(rename)
    yield
    KINDS.clear()
    KINDS.update(before)


@pytest.fixture
def office(db: None, kinds: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)
