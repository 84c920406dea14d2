"""An old decision is recorded with its whole list or not at all; a reissue leaves one award."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.office import MACHINE, engage
from thidua.bridge.registry import read_register
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.actions.reissue_award import reissue_award
from thidua.foundation.registry.actions.restore_award import restore_award
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.provenance import origin
from thidua.foundation.search.naming import match

DECISION = {
    "award": "commendation_certificate", "year": 2019, "decision_no": "45/QĐ-SCT",
    "decided": date(2019, 12, 20), "issuer": "department", "method": "merit",
}  # fmt: skip
TYPED = {
    "award": "commendation_certificate", "year": "2019", "decision_no": "45/QĐ-SCT",
    "decided": "20/12/2019", "issuer": "department", "method": "merit",
}  # fmt: skip
URL = "desk:decision-entry"


def test_one_decision_is_one_deed_and_one_event(office):
    before = AuditEvent.objects.count()
    rows = record_decision(
        actor=office.officer, **DECISION,
        listed=[Listed(office.an, "direct", "07"), Listed(office.trade, "collective")],
    )  # fmt: skip
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.many, event.organisation_uid) == (
        "record_decision", 2, office.department.uid,
    )  # fmt: skip
    assert [one["name"] for one in event.after["listed"]] == [str(office.an), str(office.trade)]
    assert (rows[0].certificate_no, rows[1].object_class) == ("07", "collective")
    assert office.officer.full_name in origin(rows[0])
    assert office.officer.full_name not in origin(rows[0], by=False)


def test_one_wrong_line_leaves_nothing_behind(office):
    record_award(actor=MACHINE, person=office.binh, **DECISION)
    before = (AwardHeld.objects.count(), AuditEvent.objects.count())
    listed = [Listed(office.an), Listed(office.binh), Listed(office.trade, "direct"),
              Listed(office.an)]  # fmt: skip
    with pytest.raises(ValidationError) as told:
        record_decision(actor=office.officer, listed=listed, **DECISION)
    said = " ".join(told.value.message_dict["listed"])
    assert all(name in said for name in (str(office.an), str(office.binh), str(office.trade)))
    assert (AwardHeld.objects.count(), AuditEvent.objects.count()) == before
    with pytest.raises(NotPermitted):
        record_decision(actor=office.officer, listed=[Listed(office.stranger)], **DECISION)
    with pytest.raises(ValidationError):
        record_decision(actor=office.officer, listed=[], **DECISION)


def test_pasted_names_are_matched_and_doubts_told(office):
    double = engage("Trần Văn Bình", office.energy)
    assert match(MACHINE, "1. Đặng Thị Hương An").chosen == office.an
    accents = match(MACHINE, "Dang Thi Huong An")
    assert (accents.chosen, accents.doubt, accents.offered) == (None, "accents", (office.an,))
    several = match(MACHINE, "Trần Văn Bình")
    assert (several.doubt, set(several.offered)) == ("several", {office.binh, double})
    assert match(MACHINE, "Trần Văn Bình, Phòng Quản lý thương mại").chosen == office.binh
    near = match(MACHINE, "Đặng Thị Hường Ann")
    assert (near.doubt, near.offered) == ("near", (office.an,))
    assert match(MACHINE, "Vũ Nobody Nào").doubt == "nobody"
    assert match(MACHINE, "Phòng Quản lý năng lượng").chosen == office.energy
    assert match(office.officer, "Lê Quốc Khánh").doubt == "nobody"  # another department's


def test_the_page_records_once_every_doubt_is_settled(client, office):
    client.force_login(office.officer)
    told = TYPED | {"names": "Đặng Thị Hương An\nTran Van Binh\nAi Đó Không Có"}
    page = client.post(reverse(URL), told | {"record": "1"})
    assert page.status_code == 200
    assert page.context["doubtful"] == 2
    assert not AwardHeld.objects.exists()
    chosen = {
        "line_0_text": "Đặng Thị Hương An", "line_0": f"person:{office.an.uid}",
        "line_0_class": "direct", "line_1_text": "Tran Van Binh",
        "line_1": f"person:{office.binh.uid}", "line_2_text": "Ai Đó Không Có", "line_2": "-",
    }  # fmt: skip
    answer = client.post(reverse(URL), told | chosen | {"record": "1"})
    assert answer.status_code == 302
    kept = {row.person: row for row in AwardHeld.objects.all()}
    page = client.get(reverse("desk:record", args=["khen-thuong", kept[office.an].uid]))
    assert "Ghi quyết định khen thưởng cùng danh sách" in page.content.decode()  # in its history
    assert "Nhập cùng quyết định và danh sách" in page.content.decode()
    assert set(kept) == {office.an, office.binh}
    assert (kept[office.an].object_class, kept[office.an].decided) == ("direct", date(2019, 12, 20))
    again = client.post(reverse(URL), told | chosen | {"record": "1"})
    assert again.status_code == 422
    assert "đã có trong sổ" in again.content.decode()
    assert AwardHeld.objects.count() == 2


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.AUDITOR, Role.NOMINEE])
def test_only_the_standing_body_enters_decisions(client, office, role):
    client.force_login(office.user(role))
    assert client.get(reverse(URL)).status_code == 403


def reissued(office, **more):
    row = record_award(actor=MACHINE, person=office.an, certificate_no="07", **DECISION)
    told = {"on": date(2024, 5, 6), "kind": "replaced", "certificate_no": "07B",
            "reason": "Mất do lụt"} | more  # fmt: skip
    return reissue_award(actor=MACHINE, row=row, version=row.edit_version, **told)


def test_a_reissued_certificate_leaves_the_award_as_it_was_for_the_rules(office):
    record_award(actor=MACHINE, person=office.binh, certificate_no="07", **DECISION)
    row = reissued(office)
    assert (row.status, row.certificate_no, row.former_certificate_no) == ("reissued", "07B", "07")
    assert (row.stands, row.decision_no) == (True, "45/QĐ-SCT")
    one, other = (read._replace(subject="") for read in read_register(2024).awards)
    assert one == other
    with pytest.raises(ValidationError):  # it still is the one award of that year
        record_award(actor=MACHINE, person=office.an, **DECISION)


def test_a_reissued_award_can_be_revoked_and_given_back(office):
    row = reissued(office)
    row = revoke_award(
        actor=MACHINE, row=row, version=row.edit_version, on=date(2024, 6, 1), reason="Khai sai"
    )
    assert not row.stands
    with pytest.raises(ValidationError):
        reissue_award(actor=MACHINE, row=row, version=row.edit_version, on=date(2024, 7, 1),
                      kind="exchanged", certificate_no="08", reason="Rách")  # fmt: skip
    row = restore_award(
        actor=MACHINE, row=row, version=row.edit_version, on=date(2024, 8, 1), reason="Minh oan"
    )
    assert (row.status, row.reissued) == ("restored", date(2024, 5, 6))


@pytest.mark.parametrize(
    "wrong",
    [{"reason": " "}, {"certificate_no": "07"}, {"certificate_no": ""}, {"on": date(2018, 1, 1)},
     {"kind": "other"}],
)  # fmt: skip
def test_a_reissue_needs_day_reason_kind_and_a_new_number(office, wrong):
    with pytest.raises(ValidationError):
        reissued(office, **wrong)


def test_the_database_itself_refuses_a_wrong_class_or_reissue(office):
    row = record_award(actor=MACHINE, person=office.an, **DECISION)
    for changes in ({"object_class": "household"}, {"status": "reissued"},
                    {"reissued": date(2024, 1, 1), "reissue_kind": "replaced"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            AwardHeld.objects.filter(pk=row.pk).update(**changes)


def test_what_the_law_does_not_give_and_what_has_not_happened_is_refused(client, office):
    fighter = DECISION | {"award": "emulation_fighter_grassroots"}
    with pytest.raises(ValidationError) as told:
        record_decision(actor=office.officer, listed=[Listed(office.trade)], **fighter)
    assert "chỉ tặng cho cá nhân" in " ".join(told.value.messages)
    flag = DECISION | {"award": "government_flag"}
    with pytest.raises(ValidationError, match="chỉ tặng cho tập thể"):
        record_award(actor=MACHINE, person=office.an, **flag)
    row = record_award(actor=MACHINE, person=office.an, **DECISION)
    with pytest.raises(ValidationError, match="20/12/2019"):
        revoke_award(actor=MACHINE, row=row, version=1, on=date(2019, 1, 1), reason="sớm")
    client.force_login(office.officer)
    page = client.post(reverse(URL), TYPED | {"decided": "20/12/2999", "names": "x", "match": "1"})
    assert (page.status_code, "Ngày này chưa tới" in page.content.decode()) == (422, True)
