"""Every address of the office, and an example of each to walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.office import MACHINE, Office
from thidua.bridge.law import the_law
from thidua.bridge.lawbook import all_uses, articles_of
from thidua.foundation.access.models import User
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.lawbook.tables import TABLES

API = "api:"
QUERY = "?"
"""Part of an example that stands behind the address."""
DESCRIPTION = ("api:openapi", "api:reference")


def every_address() -> Iterator[tuple[str, str, Any]]:
    """(name with its namespace, or the pattern of a nameless one; pattern; view)."""
    yield from _walk(get_resolver().url_patterns, (), "")


def _walk(patterns: list[Any], spaces: tuple[str, ...], before: str) -> Iterator[Any]:
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from _walk(one.url_patterns, inner, whole)
        elif isinstance(one, URLPattern):
            yield ":".join((*spaces, one.name)) if one.name else whole, whole, one.callback


ELSEWHERE = {
    "tests/exchange/test_pages.py": (
        "desk:exchange-batch", "desk:exchange-marked", "desk:exchange-waiting",
        "desk:exchange-kinds", "desk:exchange-import", "desk:exchange-discard",
        "desk:exchange-undo",
    ),
    "tests/desk/test_overlays.py": (
        "desk:overlay", "desk:overlay-affected", "desk:overlay-file", "desk:overlay-head",
        "desk:overlay-group", "desk:overlay-submit", "desk:overlay-confirm",
    ),
    "tests/access/test_openings.py": ("desk:overlay-discard", "desk:overlay-return"),
    "tests/initiatives": (
        "desk:submission", "desk:submission-send", "desk:submission-assign",
        "desk:submission-release", "desk:submission-forward", "desk:submission-paper",
        "desk:review-paper", "desk:likeness", "desk:confirmation-paper", "desk:own-review",
    ),
    "tests/results": (
        "desk:indicator", "desk:results-write", "desk:score-sheet", "desk:score-sheet-move",
        "desk:score-sheet-leader", "desk:score-member",
    ),
    "tests/nominations/test_two_provinces.py": ("desk:steps",),
    "tests/nominations/test_round_pages.py": (
        "desk:round", "desk:round-move", "desk:round-appraise", "desk:unit-review",
        "desk:unit-review-open", "desk:unit-review-line", "desk:unit-review-sign",
        "desk:unit-review-files", "desk:unit-review-submit", "desk:unit-review-paper",
        "desk:nomination", "desk:nomination-submit", "desk:nomination-draft",
        "desk:nomination-report", "desk:nomination-keep-report", "desk:nomination-attach",
        "desk:nomination-paper", "desk:nomination-paper-remove",
    ),
    "tests/access/test_identities.py": (
        "openid_connect_login", "openid_connect_callback", "desk:identity-refused",
        "desk:own-link", "desk:own-unlink",
    ),
    "tests/access/test_second_factor.py": ("desk:own-codes-file", "mfa_authenticate"),
    "tests/access/test_forgotten.py": ("desk:forgotten", "desk:reset-password"),
    "tests/access/test_stand_ins.py": ("desk:act-for", "desk:own-stand-in-revoke"),
    "tests/audit": ("desk:trail-event",),
    "tests/people": (
        "desk:identity-show", "desk:duplicate", "desk:tell-apart", "desk:withdraw-correction",
    ),
    "tests/api": ("desk:own-token-revoke", "desk:token-new"),
    "tests/reorganising": (
        "desk:organisation-life", "desk:predecessor", "desk:reorganise", "desk:enact-events",
        "desk:undo-event", "desk:inheritance", "desk:inheritance-back", "desk:bloc-carry",
    ),
    "tests/bundles": ("desk:bundle-choose", "desk:bundle-sender"),
    "tests/movements": (
        "desk:movement", "desk:movement-launch", "desk:movement-close", "desk:movement-join",
        "desk:movement-leave", "desk:movement-plan",
    ),
    "tests/registrations": (
        "desk:registration", "desk:registration-submit", "desk:registration-accept",
        "desk:registration-return", "desk:registration-pledge",
    ),
    "tests/councils": (
        "desk:sitting", "desk:sitting-quorum", "desk:sitting-open", "desk:sitting-attendance",
        "desk:sitting-close", "desk:sitting-minutes", "desk:sitting-paper", "desk:sitting-sign",
        "desk:ballot-new", "desk:ballot", "desk:ballot-open", "desk:ballot-close",
        "desk:ballot-abandon", "desk:ballot-conflict", "desk:ballot-conflict-strike",
        "desk:ballot-opinions", "desk:ballot-count", "desk:ballot-hands", "desk:ballot-file",
        "desk:ballot-sheet",
        "desk:own-ballot",
    ),
    "tests/decisions": (
        "desk:decision", "desk:decision-draft", "desk:decision-line-drop", "desk:decision-sign",
        "desk:decision-return", "desk:decision-outcome", "desk:decision-paper",
        "desk:decision-bonus",
    ),
    "tests/certificates": (
        "desk:certificate-prepare", "desk:certificate-reprint", "desk:certificate-batch-file",
        "desk:certificate-print", "desk:certificate-layout", "desk:certificate-proof",
        "portal:certificate", "portal:certificate-scanned",
    ),
    "tests/statistics": ("desk:report", "desk:report-draw", "desk:report-file"),
    "tests/showcase": (
        "desk:conference", "desk:conference-honours", "desk:conference-invite",
        "desk:conference-present", "desk:conference-paper", "desk:speech-paper",
        "portal:role-model",
    ),
    "tests/jobs": (
        "desk:job", "desk:job-progress", "desk:job-cancel", "desk:job-retry", "desk:job-result",
    ),
}  # fmt: skip
"""Addresses whose rows take more than a line to make: walked where they are made."""
OTHERS = {name for names in ELSEWHERE.values() for name in names}

NAMES = {name for name, _pattern, _view in every_address()
         if not name.startswith((API, "api/")) or name in DESCRIPTION}  # fmt: skip

FILES = {name for name, pattern, _view in every_address()
         if pattern.count("<") == 1 and "<slug:form>" in pattern}  # fmt: skip
"""Lists to take away: nothing but the kind of file is asked for."""

WITH_PARTS = {name for name, pattern, _view in every_address() if "<" in pattern}

AWARD = {"award": "advanced_worker"}
ASKED = {QUERY: {"award": "emulation_fighter_grassroots"}}


def walked(office: Office) -> list[tuple[str, dict[str, Any]]]:
    """(name, parts) of every address with an example here, and of those that need none."""
    made = examples(office)
    return [(name, dict(parts)) for name in sorted(NAMES - OTHERS - (WITH_PARTS - set(made)))
            for parts in made.get(name, [{}])]  # fmt: skip


def without_example(office: Office) -> set[str]:
    """Addresses nobody walks: the short ones of the law, which have no name, left out."""
    return {name for name in NAMES & WITH_PARTS - OTHERS - set(examples(office))
            if "<" not in name}  # fmt: skip


def examples(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Name → parts of the address; the rows are of the division every role of the test reaches."""
    person, place = {"uid": office.an.uid}, {"uid": office.energy.uid}
    account = {"uid": office.users["clerk"].uid}
    file = {"form": "csv"}
    return {name: [file] for name in FILES} | {
        "desk:account": [account], "desk:account-password": [account],
        "desk:account-reset-link": [account],
        "desk:account-sessions-end": [account],
        "desk:person": [person], "desk:collective": [place],
        "desk:why": [person | AWARD],
        "desk:search-file": [file | {QUERY: {"q": "an", "loai": "ca-nhan"}}],
        "desk:backup-fetch": [{"name": "2026-11-22.zip"}],
        "lawbook:people": [ASKED], "lawbook:people-counts": [ASKED],
        "lawbook:people-file": [file | ASKED],
    } | _of_the_law() | _of_registers(office.user(Role.UNIT_OFFICER))  # fmt: skip


def _of_the_law() -> dict[str, list[dict[str, Any]]]:
    law = the_law()
    code = next(one for one in law.instruments if articles_of(law, one))
    use = next(one for one in all_uses(law) if one.kind == "criterion")
    award, article = {"code": use.award}, {"code": code, "key": next(iter(articles_of(law, code)))}
    return {
        "lawbook:instrument": [{"code": code}], "lawbook:article": [article],
        "lawbook:award": [award], "lawbook:award-changes": [award],
        "lawbook:criterion": [award | {"rule": use.id}],
        "lawbook:table": [{"slug": slug} for slug in TABLES],
        "lawbook:table-file": [{"slug": slug, "form": "csv"} for slug in TABLES],
    }  # fmt: skip


def _first(rows: Any) -> Any:
    return rows.order_by("pk").first()


def _of_registers(narrow: User) -> dict[str, list[dict[str, Any]]]:
    """Each register; of those that have rows one that whoever reaches least sees too, where there
    is one, and each deed that fits it."""
    slugs = [{"slug": slug} for slug in REGISTERS]
    rows = [
        (register, row)
        for register in REGISTERS.values()
        if (row := _first(register.rows(narrow)) or _first(register.rows(MACHINE))) is not None
    ]
    records = [{"slug": register.slug, "uid": row.uid} for register, row in rows]
    deeds = [
        {"slug": register.slug, "uid": row.uid, "deed": deed.slug}
        for register, row in rows
        for deed in register.deeds
        if deed.fits(row)
    ]
    return {
        "desk:register": slugs, "desk:record-new": slugs,
        "desk:register-file": [one | {"form": "csv"} for one in slugs],
        "desk:record": records, "desk:record-correct": records, "desk:record-deed": deeds,
    }  # fmt: skip
