"""Deaths and revocations are typed, imported, exported, judged and shown alike."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from tests.exchange.conftest import PEOPLE_HEAD
from tests.nominations.history import invent, rate, title
from tests.office import MACHINE
from thidua.bridge.judging import check_person
from thidua.bridge.registry import read_register
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.cycle.nominations.roster import roster
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.exporting import registry_workbook
from thidua.foundation.people.actions.record_death import record_death
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.actions.strike_death import strike_death
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.actions.restore_award import restore_award
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.models import AwardHeld

REVIEW = Review(2025, date(2026, 1, 15), date(2026, 1, 10))
TITLE = "emulation_fighter_grassroots"
DIED = date(2025, 12, 20)
FELL, BACK = date(2025, 5, 6), date(2025, 11, 7)


@pytest.fixture
def an(office):
    """Meets the grassroots title of 2025."""
    rate(office.an)
    title(office.an, 2024)
    invent(office.an)
    return office.an


def verdict(person, award=TITLE):
    return check_person(person.pk, REVIEW.asked()).verdict(person.uid.hex, award)


def die(person, on=DIED):
    return record_death(actor=MACHINE, person=person, version=person.edit_version, on=on)


def page(client, office, person, address=""):
    client.force_login(office.officer)
    query = {"year": 2025, "received": "15/01/2026", "sent": "10/01/2026"}
    return client.get(address or reverse("desk:person", args=[person.uid]), query)


def bring(office, data):
    return preview_import(
        actor=office.officer, organisation=office.department, file_name="so.xlsx", data=data
    )


# -- death --------------------------------------------------------------------------------------
def test_a_death_ends_service_and_posts_and_is_told_once(an):
    events = AuditEvent.objects.count()
    gone = die(an)
    after = DIED + timedelta(days=1)
    assert (gone.died, gone.left) == (DIED, after)
    assert set(Posting.objects.filter(person=an).values_list("ends", flat=True)) == {after}
    assert AuditEvent.objects.count() == events + 1
    told = AuditEvent.objects.order_by("pk").last()
    assert (told.verb, told.after["died"]) == ("record_death", "2025-12-20")
    assert told.after["posts_ended"]
    (row,) = read_register(2025).deaths
    assert (row.subject, row.starts) == (an.uid.hex, DIED)


def test_a_death_is_recorded_once_and_never_ahead(an):
    with pytest.raises(ValidationError, match="sau hôm nay"):
        die(an, date(2199, 1, 1))
    gone = die(an)
    with pytest.raises(ValidationError, match="đã được ghi"):
        die(gone)


def test_somebody_retired_keeps_the_day_of_leaving(an):
    left = retire_person(actor=MACHINE, person=an, version=an.edit_version, on=date(2025, 6, 1))
    assert die(left).left == date(2025, 6, 1)


def test_a_death_entered_by_mistake_is_taken_out_whole(an):
    gone = die(an)
    with pytest.raises(ValidationError):
        strike_death(actor=MACHINE, person=gone, version=gone.edit_version, reason=" ")
    back = strike_death(actor=MACHINE, person=gone, version=gone.edit_version, reason="Nhầm tên")
    assert (back.died, back.left) == (None, None)
    assert Posting.objects.filter(person=an, ends__isnull=True).exists()
    assert read_register(2025).deaths == []


def test_titles_are_refused_to_the_dead_with_the_article(an, office, client):
    assert verdict(an).overall is Overall.ELIGIBLE
    die(an)
    refused = verdict(an)
    assert refused.overall is Overall.NOT_ELIGIBLE
    assert "posthumous_refused" in {notice.code for notice in refused.warnings}
    form = verdict(an, "ministry_province_merit_certificate")
    assert "posthumous_form" in {notice.code for notice in form.warnings}
    said = page(client, office, an, reverse("desk:why", args=[an.uid, TITLE])).content.decode()
    assert "Đã từ trần ngày 20/12/2025: danh hiệu thi đua không truy tặng." in said
    assert "152/2025/NĐ-CP Điều 33.4" in said


def test_lists_and_pages_remember(an, office, client):
    die(an)
    (entry,) = (e for e in roster(office.officer, "individual", 2025, revision()) if e.pk == an.pk)
    assert "đã mất 20/12/2025" in entry.detail
    assert an.pk not in {e.pk for e in roster(office.officer, "individual", 2026, revision())}
    shown = page(client, office, an).content.decode()
    assert "đã mất 20/12/2025" in shown
    book = client.get(reverse("desk:register", args=["ca-nhan"]), {"state": "died"})
    assert "đã mất 20/12/2025" in book.content.decode()


def test_a_workbook_tells_of_a_death(an, office, preview):
    row = [None, an.full_name, None, None, None, "20/12/2025"]
    batch = preview(Nhân_sự=[[*PEOPLE_HEAD, "Ngày mất"], row])
    batch = import_batch(actor=office.officer, batch=batch, version=1, with_changes=True)
    an.refresh_from_db()
    assert (an.died, an.left) == (DIED, DIED + timedelta(days=1))
    data = registry_workbook(office.officer, office.department)
    assert not bring(office, data).lines.exclude(outcome__in=["same", "warning"]).exists()
    undo_import(actor=office.officer, batch=batch, version=batch.edit_version, reason="Thử")
    assert Person.objects.get(pk=an.pk).died is None


def test_a_death_from_a_file_ends_running_posts_and_undoing_opens_them_again(an, office, preview):
    row = [None, an.full_name, None, None, None, "20/12/2025"]
    batch = preview(Nhân_sự=[[*PEOPLE_HEAD, "Ngày mất"], row])
    assert Posting.objects.filter(person=an, ends__isnull=True).exists(), "a preview writes nothing"
    batch = import_batch(actor=office.officer, batch=batch, version=1, with_changes=True)
    ends = Posting.objects.filter(person=an).values_list("ends", flat=True)
    assert set(ends) == {DIED + timedelta(days=1)}
    (line,) = batch.lines.filter(table="subjects", outcome="changed")
    assert [made["model"] for made in line.made] == ["people.person", "people.posting"]
    undo_import(actor=office.officer, batch=batch, version=batch.edit_version, reason="Thử")
    assert Posting.objects.filter(person=an, ends__isnull=True).exists()


def test_a_death_before_a_running_post_is_refused_with_the_post(an, office, preview):
    Posting.objects.filter(person=an).update(starts=DIED + timedelta(days=1))
    row = [None, an.full_name, None, None, None, "20/12/2025"]
    batch = preview(Nhân_sự=[[*PEOPLE_HEAD, "Ngày mất"], row])
    (line,) = batch.lines.filter(outcome="refused")
    assert "sau ngày mất 20/12/2025" in str(line.content)


# -- revocation ---------------------------------------------------------------------------------
def revoke(row, on=FELL):
    return revoke_award(actor=MACHINE, row=row, version=row.edit_version, on=on,
                        reason="Khai không đúng thành tích", decision_no="7/QĐ-SCT")  # fmt: skip


def restore(row, on=BACK):
    return restore_award(actor=MACHINE, row=row, version=row.edit_version, on=on,
                         reason="Đã xác minh lại", decision_no="31/QĐ-SCT")  # fmt: skip


def test_an_award_falls_and_comes_back_on_its_days(an):
    row = AwardHeld.objects.get(person=an, year=2024)
    with pytest.raises(ValidationError, match="đang bị thu hồi"):
        restore(row)
    row = revoke(row)
    assert (row.status, row.revoked, row.revoked_no) == ("revoked", FELL, "7/QĐ-SCT")
    with pytest.raises(ValidationError, match="còn giá trị"):
        revoke(row)
    with pytest.raises(ValidationError, match="sau ngày thu hồi"):
        restore(row, FELL)
    row = restore(row)
    assert (row.status, row.revoked, row.restored) == ("restored", FELL, BACK)
    assert AuditEvent.objects.order_by("pk").last().reason == "Đã xác minh lại"
    (held,) = (one for one in read_register(2025).awards if one.subject == an.uid.hex)
    assert (held.revoked, held.restored) == (FELL, BACK)


def test_the_page_tells_both_and_the_workbook_carries_both(an, office, client):
    row = revoke(AwardHeld.objects.get(person=an, year=2024))
    told = "đã bị thu hồi 06/05/2025 theo quyết định số 7/QĐ-SCT"
    assert told in page(client, office, an).content.decode()
    restore(row)
    assert f"{told}, đã khôi phục 07/11/2025" in page(client, office, an).content.decode()
    data = registry_workbook(office.officer, office.department)
    cells = {cell.value for line in load_workbook(io.BytesIO(data))["Khen thưởng"].iter_rows()
             for cell in line}  # fmt: skip
    assert {"7/QĐ-SCT", "31/QĐ-SCT", "Khai không đúng thành tích", "Đã xác minh lại"} <= cells
    assert not bring(office, data).lines.exclude(outcome__in=["same", "warning"]).exists()
    AwardHeld.objects.filter(pk=row.pk).update(
        status="valid", revoked=None, restored=None, revoked_no="", revoked_why="",
        restored_no="", restored_why="",
    )  # fmt: skip
    import_batch(actor=office.officer, batch=bring(office, data), version=1, with_changes=True)
    row.refresh_from_db()
    assert (row.status, row.revoked, row.restored) == ("restored", FELL, BACK)
    assert (row.revoked_no, row.restored_why) == ("7/QĐ-SCT", "Đã xác minh lại")


def test_the_forms_revoke_and_restore(an, office, client):
    client.force_login(office.officer)
    row = AwardHeld.objects.get(person=an, year=2024)
    for deed, on, status in (("thu-hoi", "06/05/2025", "revoked"),
                             ("khoi-phuc", "07/11/2025", "restored")):  # fmt: skip
        address = reverse("desk:record-deed", args=["khen-thuong", row.uid, deed])
        assert 'name="decision_no"' in client.get(address).content.decode()
        client.post(address, {"on": on, "decision_no": "7/QĐ-SCT", "reason": "Căn cứ",
                              "edit_version": row.edit_version})  # fmt: skip
        row.refresh_from_db()
        assert row.status == status


def test_awards_that_rest_on_a_revoked_one_are_pointed_out(office):
    """Three grassroots titles gave the provincial one; without one of them it has no ground."""
    person, upper = office.an, "emulation_fighter_ministry_province"
    rate(person, "excellent", range(2018, 2026))
    for year in (2022, 2023, 2024):
        title(person, year, TITLE)
    title(person, 2024, upper)
    record_initiative(
        actor=MACHINE, organisation=person.organisation, year=2024,
        replicable=True, level="ministry_province", title="Rút ngắn thủ tục",
        decided=date(2024, 11, 5), decision_no="15/QĐ-UBND", authors=[Author(person, 100)],
    )  # fmt: skip
    asked = Review(2024, date(2025, 6, 1), date(2025, 5, 20)).asked()
    row = AwardHeld.objects.get(person=person, year=2023)

    def codes():
        judged = check_person(person.pk, asked).verdict(person.uid.hex, upper)
        return {notice.code for notice in judged.warnings}

    assert "built_on_revoked" not in codes()
    row = revoke(row)
    assert "built_on_revoked" in codes()
    restore(row, FELL + timedelta(days=9))
    assert "built_on_revoked" not in codes()
