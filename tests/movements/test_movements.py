"""Years opened and closed, movements with targets of four shapes, directions followed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.movements.drives import SHAPES, drafted, targeted, tasked
from tests.office import Office
from thidua.cycle.movements.actions.close_movement import close_movement
from thidua.cycle.movements.actions.close_task import close_task
from thidua.cycle.movements.actions.close_year import close_year
from thidua.cycle.movements.actions.correct_indicator import correct_indicator
from thidua.cycle.movements.actions.correct_movement import correct_movement
from thidua.cycle.movements.actions.join_movement import join_movement
from thidua.cycle.movements.actions.launch_movement import launch_movement
from thidua.cycle.movements.actions.open_year import open_year
from thidua.cycle.movements.actions.reopen_year import reopen_year
from thidua.cycle.movements.actions.set_target import set_target
from thidua.cycle.movements.actions.strike_movement import strike_movement
from thidua.cycle.movements.demonstration import fill_department
from thidua.cycle.movements.demonstration_movements import FIVE_YEARS
from thidua.cycle.movements.figures import read_figure
from thidua.cycle.movements.models import EmulationYear, Movement, MovementUnit, Task
from thidua.cycle.movements.queries import open_years
from thidua.cycle.movements.refusals import NotNow
from thidua.cycle.registrations.demonstration import Filled as Registered
from thidua.cycle.registrations.demonstration import fill as fill_registrations
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def words(answer: Any) -> str:
    """The text of a Word file."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return file.read("word/document.xml").decode()


def test_two_years_are_open_at_once_and_a_closed_one_takes_nothing(office: Office) -> None:
    officer, place = office.officer, office.department
    first = open_year(actor=officer, organisation=place, year=2025)
    open_year(actor=officer, organisation=place, year=2026)
    assert open_years(office.energy) == [2025, 2026], "opened for all beneath"
    with pytest.raises(ValidationError, match="2025, 2026"):
        open_year(actor=officer, organisation=place, year=2027)
    with pytest.raises(NotPermitted):
        close_year(actor=office.user(Role.UNIT_OFFICER), row=first, version=1)
    first = close_year(actor=officer, row=first, version=1)
    old = {"starts": date(2025, 1, 1), "ends": date(2025, 12, 31)}
    with pytest.raises(ValidationError, match="khóa sổ"):
        drafted(office, **old)
    with pytest.raises(ValidationError):
        reopen_year(actor=officer, row=first, version=2, reason=" ")
    reopen_year(actor=officer, row=first, version=2, reason="Bổ sung theo kết luận kiểm tra")
    assert drafted(office, **old).pk


@pytest.mark.postgres
def test_what_is_counted_is_locked_before(office: Office) -> None:
    """Of two who open a year at once, or of one who sums up while another gives a task, the second
    waits and then sees what the first has done."""

    def locked(deed: Callable[[], object], table: str, counted: str) -> bool:
        with CaptureQueriesContext(connection) as found:
            deed()
        asked = [one["sql"] for one in found]
        lock = next(n for n, sql in enumerate(asked) if table in sql and "FOR " in sql)
        return lock < next(n for n, sql in enumerate(asked) if counted in sql)

    row = launch_movement(actor=office.officer, row=drafted(office), version=1)
    year: dict[str, Any] = {
        "actor": office.officer,
        "organisation": office.department,
        "year": 2026,
    }
    assert locked(lambda: open_year(**year), "organisations_organisation", "movements_emulation")
    task = partial(tasked, office, row, date(2026, 6, 30))
    assert locked(task, "movements_movement", 'INSERT INTO "movements_task')
    Task.objects.all().delete()
    close = partial(close_movement, actor=office.officer, row=row, version=2)
    assert locked(close, "movements_movement", "movements_task")


def test_every_page_says_the_years_really_opened(client: Client, office: Office) -> None:
    officer = office.officer
    for year in (2023, 2024):
        open_year(actor=officer, organisation=office.department, year=year)
    for role, told in ((Role.UNIT_OFFICER, (2023, 2024)), (Role.DEPARTMENT_OFFICER, (2023, 2024))):
        client.force_login(office.user(role))
        frame = client.get("/").context["frame"]
        assert (frame["open_years"], frame["year"]) == (told, 2024)
    assert office.neighbour_officer is not None
    client.force_login(office.neighbour_officer)
    assert 2023 not in client.get("/").context["frame"]["open_years"]


def test_a_year_is_opened_closed_and_told_on_its_page(client: Client, office: Office) -> None:
    client.force_login(office.officer)
    new = reverse("desk:record-new", args=["nam-thi-dua"])
    assert (
        client.post(new, {"organisation": office.department.pk, "year": "2025"}).status_code == 302
    )
    row = EmulationYear.objects.get()
    deed = reverse("desk:record-deed", args=["nam-thi-dua", row.uid, "khoa-so"])
    sent = {"edit_version": "1", "reason": "Đã tổng kết năm"}
    assert client.post(deed, sent).status_code == 302
    assert client.post(deed, sent).status_code == 404, "it is closed already"
    row.refresh_from_db()
    assert row.state == "closed"
    with pytest.raises(IntegrityError), transaction.atomic():
        EmulationYear.objects.update(closed_on=None)


def test_a_movement_is_launched_when_complete_and_its_order_is_kept(office: Office) -> None:
    officer = office.officer
    row = drafted(office, document_no="")
    with pytest.raises(ValidationError, match="số văn bản phát động"):
        launch_movement(actor=officer, row=row, version=1)
    with pytest.raises(NotPermitted):
        launch_movement(actor=office.user(Role.UNIT_HEAD), row=row, version=1)
    row = correct_movement(actor=officer, row=row, version=1, document_no="15/KH-SCT")
    row = launch_movement(actor=officer, row=row, version=2)
    with pytest.raises(NotNow):
        strike_movement(actor=officer, row=row, version=3, reason="Nhầm")
    with pytest.raises(StaleEdit):
        close_movement(actor=officer, row=row, version=1)
    task = tasked(office, row, date(2026, 6, 30))
    with pytest.raises(ValidationError, match="Còn 1 việc"):
        close_movement(actor=officer, row=row, version=3)
    close_task(actor=office.user(Role.UNIT_OFFICER), row=task, version=1, outcome="Đã ban hành.",
               closed_on=date(2026, 6, 1))  # fmt: skip
    row = close_movement(actor=officer, row=row, version=3)
    with pytest.raises(NotNow):
        correct_movement(actor=officer, row=row, version=4, theme="Khác")
    with pytest.raises(NotNow, match="đã tổng kết"):
        tasked(office, row, date(2026, 11, 30))
    told = AuditEvent.objects.filter(target_app="movements").values_list("verb", flat=True)
    assert set(told) >= {"draft_movement", "launch_movement", "close_task", "close_movement"}


def test_a_movement_never_answers_itself_along_any_way(office: Office) -> None:
    above = drafted(office, title="Phong trào của tỉnh", launched_by="province",
                    launched_by_name="UBND tỉnh Hồng Lam")  # fmt: skip
    own = drafted(office, parent=above)
    with pytest.raises(ValidationError, match="chính phong trào này"):
        correct_movement(actor=office.officer, row=above, version=1, parent=own)


def test_targets_fit_their_shape_their_movement_and_their_year(office: Office) -> None:
    movement = drafted(office)
    by_shape = {one.indicator.shape: one for one in targeted(office, movement)}
    share, count = by_shape["share"].indicator, by_shape["count"].indicator
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"indicator": share, "value": Decimal(101)}, "0 đến 100"),
        ({"indicator": count, "value": Decimal("1.5")}, "số nguyên"),
        ({"indicator": count, "year": 2031}, "từ năm 2026"),
        ({"indicator": count, "organisation": office.neighbour}, "không thuộc"),
        ({"indicator": count}, "đã được đặt"),
    ]
    for values, said in wrong:
        whole = {"movement": movement, "year": 2026, "value": Decimal(1)} | values
        with pytest.raises(ValidationError, match=said):
            set_target(actor=office.officer, **whole)
    with pytest.raises(ValidationError, match="chỉ tiêu mới"):
        correct_indicator(actor=office.officer, row=count, version=1, shape="level")
    with pytest.raises(ValidationError, match="2026"):
        correct_movement(actor=office.officer, row=movement, version=1,
                         starts=date(2025, 1, 1), ends=date(2025, 12, 31))  # fmt: skip


def test_the_page_shows_the_whole_and_asks_as_often_whatever_the_rows(
    client: Client, office: Office
) -> None:
    above = drafted(office, title="Cả nước chung sức", launched_by="ministry",
                    launched_by_name="Bộ Công Thương")  # fmt: skip
    movement = drafted(office, parent=above)
    client.force_login(office.officer)
    url = reverse("desk:movement", args=[movement.uid])
    client.get(url)
    targeted(office, movement)
    join_movement(actor=office.officer, movement=movement, organisations=[office.energy])
    tasked(office, movement, date(2026, 1, 20))

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        return len(found)

    few = asked()
    join_movement(actor=office.officer, movement=movement, organisations=[office.trade])
    for day in range(1, 5):
        tasked(office, None, date(2026, 3, day))
    for one in Task.objects.all():
        one.direction.movement = movement
        one.direction.save()
    assert asked() <= few
    told = page(client, "desk:movement", movement.uid)
    for text in ("Bộ Công Thương", "11,9", "% tăng so với năm trước", "tỷ USD", "% số đơn vị",
                 "sáng kiến", "Phòng Quản lý năng lượng", "Trình cơ chế khuyến khích"):  # fmt: skip
        assert text in told, text
    assert "Thi đua hoàn thành nhiệm vụ năm 2026" in page(client, "desk:movement", above.uid)
    client.force_login(office.user(Role.UNIT_OFFICER))
    assert "Giao việc" not in page(client, "desk:movement", movement.uid), "joined: sees, not keeps"
    client.force_login(office.user(Role.CLERK))
    assert client.get(url).status_code in (403, 404)


def test_units_join_and_leave_and_it_is_launched_from_the_page(
    client: Client, office: Office
) -> None:
    movement = drafted(office)
    client.force_login(office.officer)
    at = [movement.uid]
    client.post(reverse("desk:movement-join", args=at),
                {"unit": [str(office.energy.uid), str(office.neighbour.uid)]})  # fmt: skip
    unit = MovementUnit.objects.get()
    assert unit.organisation == office.energy
    leave = reverse("desk:movement-leave", args=[movement.uid, unit.uid])
    client.post(leave, {"edit_version": "1"})
    assert not MovementUnit.objects.exists()
    client.post(reverse("desk:movement-launch", args=at), {"edit_version": "1"})
    client.post(reverse("desk:movement-launch", args=at), {"edit_version": "1"})
    assert Movement.objects.get().state == "launched"
    client.post(reverse("desk:movement-close", args=at), {"edit_version": "2"})
    assert Movement.objects.get().state == "closed"


def test_the_plan_holds_all_that_was_planned(client: Client, office: Office) -> None:
    movement = drafted(office)
    targeted(office, movement)
    join_movement(actor=office.officer, movement=movement, organisations=[office.energy])
    tasked(office, movement, date(2026, 6, 30))
    client.force_login(office.officer)
    told = words(client.get(reverse("desk:movement-plan", args=[movement.uid, "docx"])))
    for name, _unit, _value in SHAPES.values():
        assert name in told
    for text in ("KẾ HOẠCH", "SỞ CÔNG THƯƠNG HỒNG LAM", "15", "KH-SCT", "11,9",
                 "% tăng so với năm trước", "Trình cơ chế khuyến khích",
                 "Phòng Quản lý năng lượng"):  # fmt: skip
        assert text in told, text
    pdf = client.get(reverse("desk:movement-plan", args=[movement.uid, "pdf"]))
    assert pdf.content.startswith(b"%PDF")
    above = drafted(office, title="Của tỉnh", launched_by="province", launched_by_name="UBND tỉnh")
    assert client.get(reverse("desk:movement-plan", args=[above.uid, "pdf"])).status_code == 404


def test_a_task_waits_for_its_unit_until_it_is_closed(client: Client, office: Office) -> None:
    task = tasked(office, None, date(2026, 1, 20))
    late = (timezone.localdate() - task.due).days
    client.force_login(office.user(Role.UNIT_OFFICER))
    todo = {tally.label: tally for tally in client.get("/").context["todo"]}
    for label in ("việc theo chỉ đạo đã quá hạn", "việc theo chỉ đạo chưa xong"):
        assert client.get(todo[label].address).context["page"].paginator.count == 1
    assert f"Quá hạn {late} ngày" in page(client, "desk:record", "viec-chi-dao", task.uid)
    deed = reverse("desk:record-deed", args=["viec-chi-dao", task.uid, "ket-qua"])
    sent = {"edit_version": "1", "closed_on": "05/02/2026", "outcome": ""}
    assert client.post(deed, sent).status_code == 422, "what came of it is asked"
    assert client.post(deed, sent | {"outcome": "Đã trình"}).status_code == 302
    task.refresh_from_db()
    assert (task.state, task.outcome) == ("done", "Đã trình")
    assert client.post(deed, sent | {"outcome": "Lại"}).status_code == 404
    again = reverse("desk:record-correct", args=["viec-chi-dao", task.uid])
    assert client.get(again).status_code == 403, "given by the standing body, not by the unit"


@pytest.mark.once
def test_the_demonstration_plays_through_the_room_s_own_actions(office: Office) -> None:
    """And the registrations that answer it: from accepted ones to a unit that has begun none."""
    found = fill_department(office.officer, organisation=office.department, place="hatinh")
    states = {row.state for row in found.movements.values()}
    assert (states, found.tasks) == ({"launched", "closed"}, 4)
    assert found.movements[FIVE_YEARS].targets.count() == 16
    assert Task.objects.filter(state="open").count() == 2
    assert fill_registrations(office.officer) == {str(office.department): Registered(0, 2)}


@pytest.mark.once
def test_a_figure_is_read_as_it_is_told() -> None:
    told = {
        "vi": {"2.150": "2150", "11,9": "11.9", "1.234,5": "1234.5", "2150": "2150", "-3": "-3",
               "2.15": None, "2,1,5": None, "hai": None, "1e9": None},
        "en": {"2,150": "2150", "11.9": "11.9", "2,15": None},
    }  # fmt: skip
    for language, figures in told.items():
        with override(language):
            for text, value in figures.items():
                assert read_figure(text) == (value and Decimal(value)), (language, text)
