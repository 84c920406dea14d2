"""What a draft says before anybody writes: drawn from the law, the council and the last paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from thidua.bridge.certificates import is_title
from thidua.bridge.grounds import Ground, grounds_of
from thidua.cycle.decisions.candidates import Candidate, Source
from thidua.cycle.decisions.levels import named_award
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.words import Addressee, Kind
from thidua.cycle.nominations.papers.letterhead import head_of, seat_of
from thidua.foundation.documents.state_paper import spelled
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Posting

COMPETENCE = "chức năng, nhiệm vụ"
"""The base that says what the office may do is taken over from its last paper."""

ISSUED_BY = {"law": "", "resolution": "", "decree": " của Chính phủ", "decision": "",
             "circular": ""}  # fmt: skip


def defaults_for(
    source: Source, kind: str, rows: Sequence[Candidate], addressed_to: str = ""
) -> dict[str, Any]:
    """Values of a draft's fields, in Vietnamese as the paper is."""
    unit = source.organisation
    last = Decision.objects.filter(organisation=unit).order_by("-pk")
    same = last.filter(kind=kind).first() or last.first()
    with override("vi"):
        return {
            "title": title_for(source, kind, rows, addressed_to),
            "symbol": symbol_of(unit, kind),
            "bases": "\n".join(_bases(source, kind, rows, same)),
            "fund": same.fund if same else "nguồn kinh phí thi đua, khen thưởng của "
            + (unit.name or ""),
            "executors": _executors(kind),
            "addressee": _addressee(unit, addressed_to) if kind == Kind.PROPOSAL else "",
        } | _signer(unit, same)  # fmt: skip


def title_for(source: Source, kind: str, rows: Sequence[Candidate], addressed_to: str = "") -> str:
    if kind == Kind.INITIATIVE:
        return f"Về việc công nhận sáng kiến cấp cơ sở năm {source.year}"
    codes = list(dict.fromkeys(one.award for one in rows))
    what = _what(codes, addressed_to)
    verb = "đề nghị tặng" if kind == Kind.PROPOSAL else "tặng"
    sudden = any(one.nomination and one.nomination.deed_on for one in rows)
    how = "cho tập thể, cá nhân có thành tích đột xuất" if sudden else f"năm {source.year}"
    return f"Về việc {verb} {what} {how}"


def _what(codes: Sequence[str], addressed_to: str) -> str:
    if len(codes) == 1:
        name = named_award(codes[0], addressed_to)
        return f"danh hiệu “{name}”" if is_title(codes[0]) else name
    return "danh hiệu thi đua, hình thức khen thưởng"


def symbol_of(unit: Organisation, kind: str) -> str:
    """«QĐ-SCT»: of the last paper of the kind, else from the first letters of the office's name."""
    wanted = "TTr" if kind == Kind.PROPOSAL else "QĐ"
    before = Decision.objects.filter(organisation=unit, symbol__startswith=f"{wanted}-")
    last = before.order_by("-pk").values_list("symbol", flat=True).first()
    if last:
        return last
    name = unit.name.removesuffix(seat_of(unit)).strip().removesuffix("tỉnh").strip()
    letters = "".join(word[0].upper() for word in name.split() if word[0].isalpha())
    return f"{wanted}-{letters}"


def received_of(source: Source, rows: Sequence[Candidate]) -> date:
    """The day whose law speaks: of a round without a council the day its files were sent, for it
    takes files all year."""
    sent = [one.nomination.submitted_on for one in rows if one.nomination]
    days = [day for day in sent if day is not None]
    return max(days) if source.sitting is None and days else source.received


def _bases(
    source: Source, kind: str, rows: Sequence[Candidate], last: Decision | None
) -> Iterable[str]:
    awards = [one.award for one in rows if one.award]
    if kind == Kind.INITIATIVE:
        awards = []
    for ground in grounds_of(
        awards, received=received_of(source, rows), decided=timezone.localdate(),
        organisation=source.organisation.uid.hex,
    ):  # fmt: skip
        yield _base(ground)
    if last is not None:
        yield from (one for one in last.bases.splitlines() if COMPETENCE in one)
    if source.sitting is not None:
        number = f" số {source.sitting.minutes_no}" if source.sitting.minutes_no else ""
        day = spelled(source.sitting.held_on)
        yield f"Căn cứ Biên bản họp{number} {day} của {source.sitting.council.name}"
    if kind != Kind.PROPOSAL:
        yield "Theo đề nghị của bộ phận thường trực công tác thi đua, khen thưởng"


def _base(ground: Ground) -> str:
    name = ground.name
    kinds = {"law": "Luật", "decree": "Nghị định", "circular": "Thông tư",
             "resolution": "Nghị quyết", "decision": "Quyết định"}  # fmt: skip
    noun = kinds[ground.kind]
    rest = name.removeprefix(noun).strip()
    day = f" {spelled(ground.issued)}" if ground.issued else ""
    if ground.kind == "law":
        return f"Căn cứ {noun} {rest} số {ground.number}{day}"
    by = ISSUED_BY[ground.kind]
    rest = rest if rest.startswith(("về ", "quy định", "hướng dẫn")) else f"về {rest}"
    return f"Căn cứ {noun} số {ground.number}{day}{by} {rest}"


def _executors(kind: str) -> str:
    if kind == Kind.PROPOSAL:
        return ""
    if kind == Kind.INITIATIVE:
        return "Chánh Văn phòng, Thủ trưởng các phòng, đơn vị và các tác giả có tên tại Điều 1"
    return (
        "Chánh Văn phòng, Kế toán trưởng, Thủ trưởng các phòng, đơn vị và tập thể, cá nhân có tên "
        "tại Điều 1"
    )


def _addressee(unit: Organisation, addressed_to: str) -> str:
    if addressed_to == Addressee.HOME_AFFAIRS:
        seat = seat_of(unit)
        above = unit.parent.name if unit.parent else "Ủy ban nhân dân tỉnh"
        return f"{above}; Sở Nội vụ {seat}".strip()
    own = unit.name.removesuffix(seat_of(unit)).strip().removesuffix("tỉnh").strip()
    return own.replace("Sở ", "Bộ ", 1) if own.startswith("Sở ") else "Bộ"


def _signer(unit: Organisation, last: Decision | None) -> dict[str, str]:
    """Whoever signed last; before that the head in post."""
    if last is not None and last.signer_name:
        return {"signer_name": last.signer_name, "signer_post": last.signer_post}
    head = Posting.objects.filter(organisation=unit, is_head=True, ends__isnull=True)
    found = head.select_related("person").order_by("-starts", "pk").first()
    name = found.person.full_name if found else ""
    return {"signer_name": name, "signer_post": head_of(unit).capitalize()}
