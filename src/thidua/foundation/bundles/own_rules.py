"""The rules of a ministry or a province that the sender's office keeps, carried as their files.

What arrives is never in force by itself: it becomes a draft that waits for a second person here,
as if somebody had typed it in.
"""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from thidua.bridge.belonging import belonging
from thidua.bridge.issuers import KINDS
from thidua.bridge.overlays import InputError, Overlay, kept_text, read_draft
from thidua.bridge.workbooks import Place, Say
from thidua.foundation.access.models import User
from thidua.foundation.exchange.permissions import MAY_WRITE
from thidua.foundation.exchange.planning.comparing import objection, refuse
from thidua.foundation.exchange.planning.item import Fault, Item, Write
from thidua.foundation.exchange.words import TABLE_WORDS, Outcome
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.values import head_of, values_of
from thidua.foundation.overlays.words import State
from thidua.foundation.policy.reach import Actor

LABEL, TABLE = "overlays.overlaydraft", "overlays"
TAKE, KEEP = "take", "keep"
SHOWN = ("number", "title", "issued", "valid_from", "valid_to")
_TYPE_IT = Say("Nhập quy định này ở trang Quy định riêng.", "Enter these rules on their own page.")
_DIFFERS = Fault(
    Say("Ở đây đang dùng một bản khác của quy định này.",
        "Another version of these rules is in use here."),
    Say("Chọn lấy bản trong gói (chờ người thứ hai xác nhận) hay giữ bản ở đây.",
        "Choose the bundle's, which a second person confirms, or the one here."),
)  # fmt: skip
_OPEN = Fault(
    Say("Quy định này đang có người soạn hoặc chờ xác nhận ở đây.",
        "These rules are being drafted here, or wait to be confirmed."),
    Say("Xác nhận hoặc bỏ bản ấy trước.", "Confirm or discard that draft first."),
)  # fmt: skip
_NOT_YOURS = Fault(
    Say("Quy định riêng do bộ phận thường trực ghi.", "Rules are for the standing body to record."),
    Say("Nhờ người có quyền nhận gói.", "Ask whoever may to take the bundle in."),
)
_NO_HEAD = Say("Tệp quy định không nói văn bản nào ban hành nó.",
               "The file does not say which instrument issued it.")  # fmt: skip


def told(places: set[int]) -> list[dict[str, Any]]:
    """The files of this office's own whose rules judge some organisation of a part of the tree."""
    whose = belonging()
    uids = Organisation.objects.filter(pk__in=places).values_list("uid", flat=True)
    judged = {pair for uid in uids for pair in zip(KINDS, whose.issuers_of(uid.hex), strict=True)}
    return [
        {"uid": _uid(one.code, text), "version": 1, "code": one.code, "text": text}
        for one in whose.laws.overlays
        if one.own and not one.empty and (one.issuer, one.holder.code) in judged
        and (text := kept_text(one.code))
    ]  # fmt: skip


def _uid(code: str, text: str) -> str:
    """What a choice about a file is kept under; another text is another file."""
    return str(uuid5(NAMESPACE_OID, f"{code}\0{text}"))


def plan_file(
    row: dict[str, Any], number: int, *, actor: Actor, place: Organisation, choice: str
) -> Item:
    """What a file comes to here; nothing is written."""
    item = Item(TABLE, Place(str(TABLE_WORDS[TABLE]), number, 0), Outcome.NEW, row["code"], LABEL)
    if not isinstance(actor, User) or not MAY_WRITE[TABLE](actor, place.pk):
        return refuse(item, _NOT_YOURS)
    try:
        draft = _draft(row["code"], row["text"], actor, place)
    except InputError as problem:
        return refuse(item, Fault(Say(*(problem.parts(one)[0] for one in ("vi", "en"))), _TYPE_IT))
    if draft is None:
        return refuse(item, Fault(_NO_HEAD, _TYPE_IT))
    item.subject = str(draft)
    item.values = {name: getattr(draft, name) for name in SHOWN}
    return _beside(item, draft, row, choice)


def _draft(code: str, text: str, actor: User, place: Organisation) -> OverlayDraft | None:
    """The draft that says what the file says; None for a file without an instrument of its own.

    Raises InputError.
    """
    overlay: Overlay = read_draft(code, text)
    head = head_of(overlay)
    if head is None:
        return None
    return OverlayDraft(
        organisation=place, writer=actor, hands=[str(actor.uid)], state=State.SUBMITTED,
        kept=text, values=values_of(overlay), **head,
    )  # fmt: skip


def _beside(item: Item, draft: OverlayDraft, row: dict[str, Any], choice: str) -> Item:
    here = kept_text(draft.code)
    waiting = OverlayDraft.objects.filter(
        code=draft.code, state__in=(State.DRAFTED, State.SUBMITTED)
    ).first()
    if draft.kept in (here, waiting.kept if waiting else ""):
        item.outcome = Outcome.SAME
        return item
    barred = _OPEN if waiting else objection(draft)
    if barred:
        return refuse(item, barred)
    if here:
        item.more = {"bundle": row["uid"], "choices": [[TAKE, ""], [KEEP, ""]], "chosen": choice}
        item.before = _stands(draft.code, here, item.values)
        if choice != TAKE:
            kept = choice == KEEP
            item.outcome = Outcome.SAME if kept else Outcome.WAITING
            item.fault = None if kept else _DIFFERS
            return item
        item.outcome = Outcome.CHANGED
    item.writes.append(Write(draft))
    return item


def _stands(code: str, text: str, values: dict[str, Any]) -> dict[str, Any]:
    """What the head of the file here says otherwise; nothing where it cannot be read any more."""
    try:
        head = head_of(read_draft(code, text)) or {}
    except InputError:
        return {}
    return {name: head.get(name) for name in SHOWN if head and head.get(name) != values[name]}
