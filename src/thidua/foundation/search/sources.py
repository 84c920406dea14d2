"""Which rows are found by which words: one SELECT a kind, in words both databases take.

Every SELECT gives COLUMNS in their order and calls its main table ``s``. Numbers of decisions and
certificates hold no Vietnamese letter but đ, which stands as d, as in folded text.
"""

from __future__ import annotations

from typing import NamedTuple

COLUMNS = (
    "kind", "target", "place", "person", "scope", "words", "named", "decision", "certificate",
)  # fmt: skip
KIND, PLACE, PERSON, AWARD = "zzk", "zzp", "zzn", "zza"
"""Beginnings of the words that no reader types: kind, place, own person, code of an award."""


class Source(NamedTuple):
    """``told`` are the columns whose change changes the entry."""

    kind: str
    table: str
    told: tuple[str, ...]
    select: str


def _scope(kind: str, place: str, person: str = "") -> str:
    own = f" || CASE WHEN {person} IS NULL THEN '' ELSE ' {PERSON}' || {person} END"
    return f"'{KIND}{kind} {PLACE}' || {place}" + (own if person else "")


def _plain(column: str) -> str:
    return f"replace(replace({column}, 'Đ', 'D'), 'đ', 'd')"


SOURCES = (
    Source(
        "person", "people_person", ("folded", "full_name", "staff_number", "organisation_id"),
        f"""SELECT 'person', s.id, s.organisation_id, s.id,
            {_scope("person", "s.organisation_id", "s.id")}, s.folded,
            s.full_name || ' ' || s.staff_number, '', ''
            FROM people_person s""",  # noqa: S608 our own names
    ),
    Source(
        "organisation", "organisations_organisation", ("folded", "name", "short_name"),
        f"""SELECT 'organisation', s.id, s.id, CAST(NULL AS bigint),
            {_scope("organisation", "s.id")}, s.folded, s.name || ' ' || s.short_name, '', ''
            FROM organisations_organisation s""",  # noqa: S608 our own names
    ),
    Source(
        "award", "registry_awardheld",
        ("folded", "award", "award_name", "year", "decision_no", "certificate_no",
         "former_certificate_no", "person_id", "organisation_id"),
        f"""SELECT 'award', s.id, COALESCE(p.organisation_id, s.organisation_id), s.person_id,
            {_scope("award", "COALESCE(p.organisation_id, s.organisation_id)", "s.person_id")},
            COALESCE(p.folded, o.folded) || ' ' || s.folded || ' ' || s.year || ' {AWARD}'
            || replace(s.award, '_', ''),
            COALESCE(p.full_name, o.name) || ' ' || s.award_name, {_plain("s.decision_no")},
            {_plain("s.certificate_no || ' ' || s.former_certificate_no")}
            FROM registry_awardheld s LEFT JOIN people_person p ON p.id = s.person_id
            LEFT JOIN organisations_organisation o ON o.id = s.organisation_id""",  # noqa: S608 our own names
    ),
    Source(
        "initiative", "registry_initiative",
        ("folded", "title", "year", "decision_no", "organisation_id"),
        f"""SELECT 'initiative', s.id, s.organisation_id, CAST(NULL AS bigint),
            {_scope("initiative", "s.organisation_id")}, s.folded || ' ' || s.year, s.title, '', ''
            FROM registry_initiative s""",  # noqa: S608 our own names
    ),
)  # fmt: skip

FOLLOWING = {"people_person": "person_id", "organisations_organisation": "organisation_id"}
"""Tables whose rows name awards: table → the column of the award that points there."""
TABLES_READ = tuple(source.table for source in SOURCES)
