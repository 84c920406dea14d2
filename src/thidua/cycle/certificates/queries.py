"""Questions the pages ask of decisions, certificates and what is built on an award."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from thidua.bridge.certificates import built_on, certified_awards
from thidua.bridge.fallen import unfounded
from thidua.cycle.certificates.contents import waiting_awards
from thidua.cycle.certificates.models import Certificate, CertificateDesign
from thidua.cycle.certificates.numbering import LENGTH, read_code
from thidua.cycle.decisions.models import Decision
from thidua.foundation.documents.letterhead import head_of, seat_of
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import AwardHeld


@dataclass(frozen=True, slots=True)
class Waiting:
    """Awards of one kind by one decision: how many there are, and how many have a certificate."""

    decision_uid: UUID
    decision_no: str
    decided: date
    award: str
    awards: int
    done: int

    @property
    def name(self) -> str:
        return award_name(self.award)

    @property
    def left(self) -> int:
        return self.awards - self.done


def decided_here(actor: Actor) -> list[Waiting]:
    """The office's own decisions on awards with a certificate, latest first."""
    rows = (
        AwardHeld.objects.visible_to(actor)
        .filter(decision_uid__isnull=False, decided__isnull=False, award__in=certified_awards())
        .exclude(Q(status="revoked") & Q(certificates__isnull=True))
        .values("decision_uid", "decision_no", "decided", "award")
        .annotate(
            awards=Count("pk", distinct=True),
            done=Count("pk", distinct=True, filter=Q(certificates__isnull=False)),
        )
        .order_by("-decided", "decision_no", "award")
    )
    return [Waiting(**row) for row in rows]


def decided_elsewhere(decision_uid: UUID, organisation: Organisation) -> bool:
    """Whether another office than this one issued the decision, as far as it is known here."""
    rows = Decision.objects.filter(uid=decision_uid)
    return rows.exclude(organisation=organisation).exists()


def awards_waiting(decision_uid: UUID, award: str) -> list[AwardHeld]:
    """In the order of names, people before collectives: that of the gold book."""
    rows = AwardHeld.objects.filter(waiting_awards(decision_uid), award=award)
    found = rows.select_related("person__organisation", "organisation__parent").order_by("pk")
    return sorted(found, key=_in_book)


def _in_book(award: AwardHeld) -> tuple[bool, str, int]:
    key = award.person.sort_key if award.person else award.subject.sort_key
    return award.person is None, key, award.pk


def signing_of(decision_uid: UUID, design: CertificateDesign) -> dict[str, str]:
    """Capacity, signer and place: as on the decision itself, else as printed before, by the same
    decision or at the same office; else what the office's papers say."""
    unit = design.organisation
    usual = {"capacity": head_of(unit), "signer": "", "place": seat_of(unit)}
    said = {name: text for name, text in _said(decision_uid, unit).items() if text}
    return usual | said


def _said(decision_uid: UUID, unit: Organisation) -> dict[str, str]:
    decision = Decision.objects.filter(uid=decision_uid).select_related("organisation").first()
    if decision is not None:
        return {"capacity": decision.signer_post, "signer": decision.signer_name,
                "place": seat_of(decision.organisation)}  # fmt: skip
    rows = Certificate.objects.order_by("-pk")
    found = rows.filter(decision_uid=decision_uid).first() or (
        rows.filter(organisation=unit).first()
    )
    return _printed_before(found) if found else {}


def _printed_before(row: Certificate) -> dict[str, str]:
    told = row.told
    place = told.get("dateline", "").partition(", ngày")[0]
    return {"capacity": told.get("capacity", ""), "signer": told.get("signer", ""), "place": place}


def asked_for(typed: str) -> Certificate | None:
    """The certificate of a code as typed; None where there is none."""
    code = read_code(typed)
    if len(code) != LENGTH:
        return None
    return Certificate.objects.with_award().filter(code=code).first()


def built_upon(award: AwardHeld) -> list[AwardHeld]:
    """Standing awards of the same subject whose standard asks for this one, of its year or later:
    what has to be looked at again once it is revoked."""
    same = {"person": award.person_id, "organisation": award.organisation_id}
    rows = AwardHeld.objects.filter(
        **same, award__in=built_on(award.award), year__gte=award.year
    ).exclude(status="revoked")
    return list(rows.with_subject().order_by("year", "pk"))


def without_ground(award: AwardHeld) -> frozenset[tuple[str, int]]:
    """(award, year) of what the subject still holds though its standard is no longer met without
    the awards revoked by today, as the rules reckon."""
    return unfounded(
        award.subject.uid.hex, timezone.localdate(), award.year, person=award.person_id,
        organisation=award.organisation_id,
    )  # fmt: skip


def lost_grounds(award: AwardHeld) -> list[AwardHeld]:
    """Revoked awards of the same subject that this one may have been built on."""
    if not award.stands:
        return []
    revoked = AwardHeld.objects.filter(
        person=award.person_id, organisation=award.organisation_id, status="revoked",
        year__lte=award.year,
    )  # fmt: skip
    return [one for one in revoked.with_subject() if award.award in built_on(one.award)]
