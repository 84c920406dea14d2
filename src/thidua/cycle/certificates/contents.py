"""What a certificate says, drawn from the award, its subject and the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import override

from thidua.bridge.certificates import is_title
from thidua.cycle.certificates.models import CertificateDesign
from thidua.foundation.documents.letterhead import head_of, named
from thidua.foundation.documents.state_paper import spelled
from thidua.foundation.people.models import Posting
from thidua.foundation.registry.models import AwardHeld

CALLED = {"male": "Ông ", "female": "Bà "}


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs the decision, and where: the same on each certificate."""

    capacity: str = ""
    signer: str = ""
    place: str = ""


def texts_of(
    awards: Sequence[AwardHeld], design: CertificateDesign, signing: Signing
) -> list[dict[str, str]]:
    """The texts of each award's certificate, always in Vietnamese, as the sheet is."""
    posts = _posts(awards)
    with override("vi"):
        return [_texts(one, design, signing, posts) for one in awards]


def _texts(
    award: AwardHeld, design: CertificateDesign, signing: Signing, posts: Mapping[int, str]
) -> dict[str, str]:
    assert award.decided is not None, "an award without a decision's day has no certificate"
    title = is_title(award.award)
    return {
        "authority": authority_of(design),
        "verb": "CÔNG NHẬN DANH HIỆU" if title else "TẶNG",
        "award": design.title or award.name,
        "recipient": _recipient(award),
        "detail": _detail(award, posts),
        "wording": (design.wording or standard_wording(award.award)).replace(
            "{year}", str(award.year)
        ),
        "decision": f"Theo Quyết định số {award.decision_no}\n{spelled(award.decided)}",
        "dateline": f"{signing.place}, {spelled(award.decided)}" if signing.place else "",
        "capacity": signing.capacity, "signer": signing.signer,
    }  # fmt: skip


def authority_of(design: CertificateDesign) -> str:
    """«GIÁM ĐỐC Sở Công Thương Hà Tĩnh», unless the design says otherwise."""
    unit = design.organisation
    return design.authority or f"{head_of(unit)} {unit.name}"


def standard_wording(award: str) -> str:
    if is_title(award):
        return "Đã có thành tích xuất sắc trong phong trào thi đua năm {year}"
    return "Đã có thành tích xuất sắc trong công tác năm {year}"


def _recipient(award: AwardHeld) -> str:
    if award.person is None:
        return named(award.subject)
    return CALLED.get(award.person.sex, "") + award.person.full_name


def _detail(award: AwardHeld, posts: Mapping[int, str]) -> str:
    """Post and unit of a person; of a collective the body it belongs to."""
    if award.person is not None:
        return posts.get(award.pk) or str(award.person.organisation.name)
    parent = award.organisation.parent if award.organisation else None
    return str(parent.name) if parent else ""


def _posts(awards: Iterable[AwardHeld]) -> dict[int, str]:
    """Award → post and unit on the day of its decision, a head's before another; one query."""
    people = {one.person_id: one for one in awards if one.person_id}
    held = Posting.objects.filter(person__in=people).select_related("organisation")
    found: dict[int, str] = {}
    for post in held.order_by("is_head", "starts", "pk"):
        award = people[post.person_id]
        if award.decided and _held_on(post, award.decided):
            found[award.pk] = f"{post.title}, {post.organisation.name}"
    return found


def _held_on(post: Posting, day: date) -> bool:
    return post.starts <= day and (post.ends is None or day < post.ends)


def waiting_awards(decision_uid: object) -> Q:
    """Awards of a decision that stand and have no certificate yet."""
    return (
        Q(decision_uid=decision_uid, certificates__isnull=True, decided__isnull=False)
        & ~Q(status="revoked") & ~Q(decision_no="")
    )  # fmt: skip
