"""Who is who: people by staff number, name, birth date and unit; units by name and code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thidua_rules.sources.folding import clean, fold, name_key, slug, words
from thidua_rules.sources.report import Identity

_HONORIFIC = re.compile(r"^(?:ông|bà|đ/c|đồng chí|đ\.c)\.?:?\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_UNIT_START = re.compile(
    r"^(?:phong|ban|so|chi cuc|trung tam|cong ty|doi|to|van phong|thanh tra|truong|xa|phuong"
    r"|tap the|don vi|cuc|vu|vien|uy ban|ubnd|hop tac xa|htx|tong cong ty|tong cuc|bo|xi nghiep"
    r"|nha may|benh vien|lien doan|hoi|phan xuong|doanh nghiep|dac khu|co quan)\b"
)


class Clues(NamedTuple):
    """What a row says of its subject."""

    name: str
    code: str = ""
    born: date | None = None
    born_year: int | None = None
    unit: str | None = None


class Answer(NamedTuple):
    """``uid`` where it is certain; else the candidates (none: nobody of that name).

    ``why`` names what was understood loosely: zeros, accents, clash.
    """

    uid: str = ""
    candidates: tuple[str, ...] = ()
    why: str = ""


class Directory:
    """All subjects known so far; adding one gives it a stable uid."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        self.identities: dict[str, Identity] = {}
        self._by_code: dict[tuple[str, str], str] = {}
        self._by_name: dict[tuple[str, str], list[str]] = {}
        self._by_fold: dict[tuple[str, str], list[str]] = {}
        for identity in known:
            self.add(identity)

    def add(self, identity: Identity) -> None:
        kind = _side(identity.kind)
        self.identities[identity.uid] = identity
        if identity.code:
            self._by_code[kind, fold(identity.code)] = identity.uid
        for index, key in (
            (self._by_name, name_key(identity.name)),
            (self._by_fold, words(identity.name)),
        ):
            listed = index.setdefault((kind, key), [])
            if identity.uid not in listed:
                listed.append(identity.uid)

    def enrich(self, uid: str, clues: Clues) -> None:
        """Keep a birth date, code or unit learnt from a later row."""
        old = self.identities[uid]
        new = old._replace(
            code=old.code or clues.code or None, born=old.born or clues.born,
            born_year=old.born_year or clues.born_year, unit=old.unit or clues.unit,
        )  # fmt: skip
        if new != old:
            self.add(new)

    def find(self, kind: str, clues: Clues) -> Answer:
        """The subject a row speaks of."""
        side = _side(kind)
        by_code = self._find_code(side, clues)
        if by_code:
            return by_code
        name, inside = split_name(clues.name)
        if inside and not clues.born_year:
            clues = clues._replace(born_year=_year(inside) or clues.born_year)
        for text, index, key in ((name, self._by_name, name_key), (name, self._by_fold, words)):
            for written in dict.fromkeys((text, _HONORIFIC.sub("", text))):
                uids = self._fitting(index.get((side, key(written)), []), clues)
                if len(uids) == 1:
                    return Answer(uids[0], why="" if key is name_key else "accents")
                if uids:
                    return Answer(candidates=tuple(uids))
        return self._abbreviated(name) if side == "unit" else Answer()

    def _abbreviated(self, name: str) -> Answer:
        """«Phòng QLCN» for «Phòng Quản lý công nghiệp», either way round. Two names written out
        are two units, however alike their initials."""
        mine, short = words(name), abbreviations(name)
        uids = [
            identity.uid
            for identity in self.identities.values()
            if _side(identity.kind) == "unit"
            and (mine in abbreviations(identity.name) or words(identity.name) in short)
        ]
        if len(uids) == 1:
            return Answer(uids[0], why="abbreviation")
        return Answer(candidates=tuple(uids), why="abbreviation" if uids else "")

    def _find_code(self, side: str, clues: Clues) -> Answer | None:
        if not clues.code:
            return None
        key = fold(clues.code)
        uid, why = self._by_code.get((side, key), ""), ""
        if not uid:
            bare = key.lstrip("0")
            fits = [
                u
                for (s, code), u in self._by_code.items()
                if s == side and code.lstrip("0") == bare
            ]
            if len(fits) != 1 or not self._same_name(self.identities[fits[0]].name, clues.name):
                return None
            uid, why = fits[0], "zeros"
        same = not clues.name or self._same_name(self.identities[uid].name, clues.name)
        return Answer(uid, why=why) if same else Answer(candidates=(uid,), why="clash")

    @staticmethod
    def _same_name(one: str, other: str) -> bool:
        return words(one) == words(_HONORIFIC.sub("", split_name(other)[0])) or words(one) == words(
            other
        )

    def _fitting(self, uids: list[str], clues: Clues) -> list[str]:
        """Those of one name whom nothing in the row contradicts; a shared clue decides."""
        fits = [uid for uid in uids if self._agrees(self.identities[uid], clues)]
        for shares in (self._same_born, self._same_unit):
            sharing = [uid for uid in fits if shares(self.identities[uid], clues)]
            if len(fits) > 1 and sharing:
                fits = sharing
        return fits

    @staticmethod
    def _agrees(identity: Identity, clues: Clues) -> bool:
        if clues.code and identity.code and fold(clues.code) != fold(identity.code):
            return False
        if clues.born and identity.born:
            return clues.born == identity.born
        year = clues.born.year if clues.born else clues.born_year
        known = identity.born.year if identity.born else identity.born_year
        return year is None or known is None or year == known

    @staticmethod
    def _same_born(identity: Identity, clues: Clues) -> bool:
        if clues.born and identity.born:
            return True
        year = clues.born.year if clues.born else clues.born_year
        known = identity.born.year if identity.born else identity.born_year
        return year is not None and year == known

    @staticmethod
    def _same_unit(identity: Identity, clues: Clues) -> bool:
        return clues.unit is not None and identity.unit == clues.unit

    def nearest(self, kind: str, name: str) -> list[str]:
        """Up to three known names close to a mistyped one."""
        side = _side(kind)
        names = {words(i.name): i.name for i in self.identities.values() if _side(i.kind) == side}
        return [names[key] for key in difflib.get_close_matches(words(name), names, 3, 0.8)]

    def new_uid(self, kind: str, clues: Clues) -> str:
        """A uid that the same person gets again from the same words."""
        prefix = {"individual": "cb", "collective": "dv", "household": "ho"}[kind]
        if clues.code:
            return self._unused(f"{prefix}:{clues.code}")
        mark = clues.born.isoformat() if clues.born else str(clues.born_year or "")
        base = ":".join(filter(None, (prefix, slug(split_name(clues.name)[0]), mark)))
        return self._unused(base)

    def _unused(self, base: str) -> str:
        uid, count = base, 1
        while uid in self.identities:
            count += 1
            uid = f"{base}~{count}"
        return uid


def _side(kind: str) -> str:
    return "person" if kind == "individual" else "unit"


def abbreviations(name: str) -> set[str]:
    """Ways a unit's name is cut short: «phong qlcn», «pqlcn»; «chi cuc qltt»."""
    parts = words(name).split()
    initials = ["".join(part[0] for part in parts[cut:]) for cut in range(3)]
    short = {
        f"{' '.join(parts[:cut])} {initials[cut]}".strip()
        for cut in range(3)
        if len(parts) - cut > 1
    }
    return {text for text in short if len(text.split()[-1]) > 1}


def split_name(text: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it: «Nguyễn Văn An (1980)»."""
    text = clean(text)
    found = _BRACKETS.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def _year(text: str) -> int | None:
    found = re.search(r"(?<!\d)(19\d\d|20\d\d)(?!\d)", text)
    return int(found[1]) if found else None


def seems_collective(name: str) -> bool:
    """Whether a name nobody listed reads like that of a unit."""
    folded = words(name)
    return bool(_UNIT_START.match(folded)) and not _looks_personal(name)


def _looks_personal(name: str) -> bool:
    """«Tô Văn An» and «Vũ Thị Bình» fold like «Tổ …» and «Vụ …» but are personal names."""
    first = clean(name).split(" ")[0]
    units = {name_key(unit) for unit in ("Tổ", "Vụ", "Đội", "Sở", "Viện", "Ban", "Bộ", "Hội", "Xã")}
    return (
        len(first) <= 4
        and fold(first) in {fold(u) for u in _SHORT}
        and name_key(first) not in units
    )


_SHORT = ("Tổ", "Vụ", "Đội", "Sở", "Viện", "Bộ", "Hội", "Xã")
