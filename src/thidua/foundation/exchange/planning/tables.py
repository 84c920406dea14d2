"""The declaration of every plain table."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.bridge.workbooks import (
    BESIDE,
    CATALOGUE,
    award_code,
    display_name,
    free_award_code,
    is_plain_word,
)
from thidua.foundation.exchange.planning.books import Book, Details
from thidua.foundation.exchange.planning.scene import Scene, Subject
from thidua.foundation.people.models import Absence, Person, Posting, Retirement
from thidua.foundation.records.text import fold
from thidua.foundation.registry.models import (
    Achievement,
    AwardHeld,
    BlocResult,
    BodyRating,
    Coverage,
    Discipline,
    Hold,
    MemberRoll,
    Rating,
)
from thidua.foundation.registry.words import ACHIEVEMENT_KIND_WORDS

FREE = "other:"
COUNTS = (
    "total", "rated", "advanced_worker", "emulation_fighter_grassroots", "all_completed",
    "disciplined_reprimand_or_more", "disciplined_warning_or_more",
)  # fmt: skip


def plain_columns(*names: str, **renamed: str) -> Any:
    """Columns of one name on both sides; ``renamed``: column of the model → of the row."""

    def values(_scene: Scene, row: Any, _details: Details) -> dict[str, Any]:
        same = {name: getattr(row, name) for name in names}
        return same | {column: getattr(row, name) for column, name in renamed.items()}

    return values


# --- awards -------------------------------------------------------------------------------


def award_key(row: Any) -> tuple:
    return (row.award, row.year)


def stored_award_key(row: AwardHeld) -> tuple:
    return (row.award or award_code(row.award_name), row.year)


def free_award_key(row: AwardHeld) -> tuple:
    """A name kept as it stands may also come marked as such (see ``marked_free``)."""
    return (row.award or free_award_code(row.award_name), row.year)


def award_values(scene: Scene, row: Any, details: Details) -> dict[str, Any]:
    free = row.award.startswith(FREE)
    name = details.get("award", "") if free else ""
    if not free and not scene.is_known(row.award) and row.award in CATALOGUE:
        name = display_name(row.award)
    issuer = details.get("issuer", "")
    reissued = date.fromisoformat(details["reissued"]) if details.get("reissued") else None
    return {
        "award": "" if free else row.award, "award_name": name or (row.award if free else ""),
        "year": row.year, "decided": row.decided, "decision_no": row.decision_no,
        "issuer": row.issuer, "method": row.method,
        "issuer_name": "" if is_plain_word("issuer", issuer) else issuer,
        "achievement_from": row.achievement_from, "achievement_to": row.achievement_to,
        "revoked": row.revoked, "restored": row.restored, "status": award_status(row, reissued),
        **{name: details.get(name) for name in BESIDE}, "reissued": reissued,
    }  # fmt: skip


def award_status(row: Any, reissued: date | None = None) -> str | None:
    """What the file says of it last; nothing where it tells of no revocation and no reissue."""
    if row.revoked and not row.restored:
        return "revoked"
    if reissued and (row.restored is None or reissued >= row.restored):
        return "reissued"
    return "restored" if row.restored else None


def same_award(values: dict[str, Any], stored: AwardHeld) -> bool:
    """Whether a row speaks of an award recorded: what both know agrees.

    A number that agrees settles it, whatever kind of commendation the file leaves unsaid.
    """
    number = values["decision_no"] or ""
    if number and number == stored.decision_no:
        return True
    if values["method"] != stored.method:
        return False
    if (values["issuer"] or "", number) == (stored.issuer, stored.decision_no):
        return True
    pairs = (
        (number, stored.decision_no), (values["issuer"], stored.issuer),
        (values["decided"], stored.decided),
        (values["achievement_from"], stored.achievement_from),
    )  # fmt: skip
    return not any(left and right and left != right for left, right in pairs)


# --- posts, achievements, blocs, coverage ----------------------------------------------------


def post_values(scene: Scene, row: Any, _details: Details) -> dict[str, Any]:
    unit = scene.unit(row.unit)
    return {
        "organisation": unit, "title": row.post, "starts": row.starts, "ends": row.ends,
        "ended_by": row.ended_by, "term_ends": row.term_ends,
    }  # fmt: skip


def own_unit(subject: Subject) -> dict[str, Any]:
    return {"organisation": subject.organisation} if isinstance(subject, Person) else {}


def same_post(values: dict[str, Any], stored: Posting) -> bool:
    titled = fold(values["title"]) in (fold(stored.title), fold(stored.post))
    place = values["organisation"]
    return titled and (place is None or place.pk == stored.organisation_id)


def achievement_values(_scene: Scene, row: Any, _details: Details) -> dict[str, Any]:
    return {
        "title": row.title or str(ACHIEVEMENT_KIND_WORDS[row.kind]), "kind": row.kind,
        "year": row.year, "level": row.level, "launched_by": row.launched_by,
        "duration": row.duration,
    }  # fmt: skip


def same_bloc(values: dict[str, Any], stored: BlocResult) -> bool:
    name = values["name"] or ""
    fits = not name or not stored.name or fold(name) == fold(stored.name)
    return fits and values["organised_by"] in (None, stored.organised_by)


def within(values: dict[str, Any], stored: Coverage) -> bool:
    return bool(stored.starts <= values["starts"] and values["ends"] <= stored.ends)


BOOKS: tuple[Book, ...] = (
    Book(
        table="ratings", model=Rating, key=lambda row: (row.year,),
        stored_key=lambda row: (row.year,), values=plain_columns("year", "rating"),
    ),
    Book(
        table="awards", model=AwardHeld, key=award_key, stored_key=stored_award_key,
        other_key=free_award_key,
        values=award_values, match=same_award, lax={"method": "merit"},
        keep=("award", "award_name", "issuer_name"), unproven=lambda row: not row.decision_no,
    ),
    Book(
        table="achievements", model=Achievement,
        key=lambda row: (row.year, row.kind, fold(row.title or "")),
        stored_key=lambda row: (row.year, row.kind, fold(row.title)),
        values=achievement_values, lax={"level": "base"}, keep=("title",),
    ),
    Book(
        table="discipline", model=Discipline, key=lambda row: (row.form, row.starts),
        stored_key=lambda row: (row.form, row.starts),
        values=plain_columns("form", "starts", "ends"),
    ),
    Book(
        table="holds", model=Hold, key=lambda row: (row.reason, row.starts),
        stored_key=lambda row: (row.ground, row.starts),
        values=plain_columns("starts", "ends", ground="reason"),
    ),
    Book(
        table="posts", model=Posting, owner="person", key=lambda row: (row.starts,),
        stored_key=lambda row: (row.starts,), values=post_values, match=same_post,
        keep=("title",), fill=own_unit,
    ),
    Book(
        table="retirements", model=Retirement, owner="person", key=lambda _row: (),
        stored_key=lambda _row: (), values=plain_columns("decided", "higher_age", "both_wars"),
    ),
    Book(
        table="absences", model=Absence, owner="person",
        key=lambda row: (row.kind, row.starts), stored_key=lambda row: (row.kind, row.starts),
        values=plain_columns("kind", "starts", "ends", "full_time", "result"),
        lax={"full_time": True},
    ),
    Book(
        table="members", model=MemberRoll, owner="organisation", key=lambda row: (row.year,),
        stored_key=lambda row: (row.year,), values=plain_columns("year", *COUNTS),
    ),
    Book(
        table="blocs", model=BlocResult, owner="organisation", key=lambda row: (row.year,),
        stored_key=lambda row: (row.year,), match=same_bloc, lax={"organised_by": "province"},
        values=plain_columns("year", "leader", "exceeds_targets", "organised_by", "name"),
    ),
    Book(
        table="body_ratings", model=BodyRating, owner="organisation",
        key=lambda row: (row.year, row.body), stored_key=lambda row: (row.year, row.body),
        values=plain_columns("year", "body", "rating"),
    ),
    Book(
        table="coverage", model=Coverage, key=lambda row: (row.table,),
        stored_key=lambda row: (row.table,), match=within, keep=("starts", "ends"),
        values=plain_columns("table", "starts", "ends"),
    ),
)  # fmt: skip
