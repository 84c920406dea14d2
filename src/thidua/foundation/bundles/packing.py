"""The bundle as a file: parts, a manifest with their digests, the office's signature over it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.bundles import own_rules
from thidua.foundation.bundles.office_key import fingerprint, office_key, public_key, signs
from thidua.foundation.bundles.phrases import Phrase, new_salt
from thidua.foundation.bundles.travelling import (
    BY_LABEL,
    TRAVELLERS,
    places_of,
    pointing_to,
    rows_of,
)
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import IdentityNumber

FORMAT, READABLE = 2, (1, 2)
MANIFEST, SIGNATURE = "manifest.json", "signature"
MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
ENDING = ".thidua-goi"
LABELS = frozenset({*BY_LABEL, own_rules.LABEL})


@dataclass(frozen=True, slots=True)
class Bundle:
    """``rows``: label of the model → its rows; ``outer``: uid → name of organisations the rows
    point to that did not travel; ``salt`` where identity numbers are in it, sealed."""

    sender: str
    key: str
    made_at: str
    root: str
    secrets: bool
    salt: str
    outer: dict[str, str]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)


def pack(organisation: Organisation, *, secrets: bool, phrase: str = "") -> tuple[bytes, int]:
    """The file, and how many rows are in it."""
    places = places_of(organisation)
    salt = new_salt() if phrase else ""
    rows = {one.label: list(rows_of(one, places, secrets=secrets)) for one in TRAVELLERS}
    for row in rows["organisations.organisation"]:
        if row["uid"] == str(organisation.uid):
            row["parent"] = None  # where it stands is for the receiver to say
    rows["organisations.organisation"] = _parents_first(rows["organisations.organisation"])
    rows[own_rules.LABEL] = own_rules.told(places)
    rows["people.identitynumber"] = _numbers(rows, Phrase(phrase, salt)) if phrase else []
    parts = {f"rows/{label}.json": _text(told) for label, told in rows.items() if told}
    manifest = _text({
        "office": "thidua", "kind": "bundle", "format": FORMAT, "sender": organisation.name,
        "key": public_key(), "made_at": timezone.now().isoformat(), "root": str(organisation.uid),
        "secrets": secrets, "salt": salt, "outer": _outer(rows),
        "parts": {name: hashlib.sha256(text).hexdigest() for name, text in parts.items()},
    })  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, manifest)
        archive.writestr(SIGNATURE, base64.b64encode(office_key().sign(manifest)))
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue(), sum(map(len, rows.values()))


def _text(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def _parents_first(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A unit that was moved may be older than the one it stands under now."""
    inside, done, ordered = {row["uid"]: row for row in units}, set[str](), []
    for unit in units:
        line: list[dict[str, Any]] = []
        above: dict[str, Any] | None = unit
        while above is not None and above["uid"] not in done:
            done.add(above["uid"])
            line.append(above)
            above = inside.get(above["parent"] or "")
        ordered += reversed(line)
    return ordered


def _numbers(rows: dict[str, list[dict[str, Any]]], phrase: Phrase) -> list[dict[str, Any]]:
    """Numbers, opened here and sealed again with the phrase."""
    told = {row["uid"]: row for row in rows["people.identitynumber"]}
    kept = IdentityNumber.objects.filter(uid__in=list(told))
    return [told[str(one.uid)] | {"sealed": phrase.seal(one.number.opened())} for one in kept]


def _outer(rows: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Organisations that rows name and that stay behind: a receiver may have them already."""
    inside = {row["uid"] for row in rows["organisations.organisation"]}
    named = {
        row[name]
        for told in rows.values()
        for row in told
        for name in pointing_to(Organisation)
        if row.get(name)
    } | {uid for row in rows["reorganising.event"] for uid, _after in row["parties"]}
    found = Organisation.objects.filter(uid__in=named - inside)
    return {str(one.uid): one.name for one in found}


def unpack(data: bytes) -> Bundle:
    """Read a file from anywhere. Raises Unusable; nothing is believed before the signature."""
    if len(data) > MOST_BYTES:
        raise Unusable(
            "Gói quá lớn (tối đa 64 MB). Chưa nhận gì. Hãy đề nghị bên gửi chia theo đơn vị.",
            "The bundle is too large (64 MB at most). Nothing was taken. Ask the sender to divide "
            "it by unit.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise (_damaged() if data[:2] == b"PK" else _foreign()) from error


def _read(archive: zipfile.ZipFile) -> Bundle:
    if not {MANIFEST, SIGNATURE} <= set(archive.namelist()):
        raise _foreign()
    if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
        raise _damaged()
    text = archive.read(MANIFEST)
    note = _manifest(text)
    try:
        signature = base64.b64decode(archive.read(SIGNATURE), validate=True)
    except ValueError as error:
        raise _forged() from error
    if not signs(str(note.get("key")), signature, text):
        raise _forged()
    return _bundle(archive, note)


def _manifest(text: bytes) -> dict[str, Any]:
    try:
        note = json.loads(text)
    except ValueError as error:
        raise _damaged() from error
    if not isinstance(note, dict) or (note.get("office"), note.get("kind")) != ("thidua", "bundle"):
        raise _foreign()
    if note.get("format") not in READABLE:
        raise Unusable(
            "Gói do phiên bản khác tạo ra nên chưa nhận gì. Hãy nâng cấp phần mềm ở nơi cũ hơn.",
            "The bundle was made by another version; nothing was taken. Upgrade the older office.",
        )
    return note


def _bundle(archive: zipfile.ZipFile, note: dict[str, Any]) -> Bundle:
    rows: dict[str, list[dict[str, Any]]] = {}
    try:
        for name, sha256 in note["parts"].items():
            label = name.removeprefix("rows/").removesuffix(".json")
            text = archive.read(name)
            if label not in LABELS or hashlib.sha256(text).hexdigest() != sha256:
                raise _damaged()
            rows[label] = json.loads(text)
        return Bundle(
            note["sender"], note["key"], note["made_at"], note["root"], note["secrets"],
            note["salt"], note["outer"], rows,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged() from error


def _foreign() -> Unusable:
    return Unusable(
        "Tệp này không phải gói dữ liệu của Thi Đua. Chưa nhận gì. Hãy chọn tệp .thidua-goi do bên "
        "gửi tạo ra.",
        "This file is no bundle of Thi Đua. Nothing was taken. Choose the .thidua-goi file the "
        "sender made.",
    )


def _damaged() -> Unusable:
    return Unusable(
        "Gói bị hỏng hoặc bị cắt trên đường. Chưa nhận gì. Hãy đề nghị bên gửi gửi lại.",
        "The bundle was damaged or cut short on its way. Nothing was taken. Ask for it again.",
    )


def _forged() -> Unusable:
    return Unusable(
        "Chữ ký của gói không đúng: gói đã bị sửa sau khi ký. Chưa nhận gì. Hãy báo bên gửi và xin "
        "gói khác.",
        "The bundle's signature does not hold: it was changed after signing. Nothing was taken. "
        "Tell the sender and ask for another one.",
    )
