"""Who may open each address: the one list that the manual prints and a test walks.

An address that is not named here fails the tests. The rule speaks of a row within the reader's
part of the tree; what lies beyond is not found, whatever the rule. Pages and actions check again
for themselves: this list opens nothing, it says what is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.utils.translation import gettext_lazy as _

from thidua.config.room_openings import ROOM_OPENINGS
from thidua.foundation.access.permissions import may_demand_second_factor, may_keep_accounts
from thidua.foundation.audit.permissions import may_read_trail
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.blocs.permissions import may_keep_blocs
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.permissions import may_export, may_import, may_see_imports
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.overlays.permissions import (
    may_confirm_overlays,
    may_see_overlays,
    may_write_overlays,
)
from thidua.foundation.people.permissions import (
    has_own_page,
    may_merge_people,
    may_see_identity,
)
from thidua.foundation.policy.predicates import Predicate, holds, in_person
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.registry.permissions import may_keep_awards, may_keep_year_facts
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.views.style.permissions import may_see_style

Opening = Predicate | Callable[[Mapping[str, Any]], Predicate]
"""A rule, or how to find it from the parts of the address."""


def _all(words: Any) -> Predicate:
    return Predicate(lambda _actor, _place: True, lambda: str(words))


DOOR = _all(_("ai cũng mở được, không cần đăng nhập"))
SIGNED_IN = _all(_("ai đã đăng nhập"))
TOKEN = _all(_("chủ khóa API, trong phạm vi của mình"))
OWN = in_person
readers = reduce(or_, map(holds, READERS))
subject_pages = readers | holds(Role.NOMINEE)


def _seen(address: Mapping[str, Any]) -> Predicate:
    return REGISTERS[address["slug"]].may_see


def _kept(address: Mapping[str, Any]) -> Predicate:
    register = REGISTERS[address["slug"]]
    return register.may_see & register.may_keep


def _done(address: Mapping[str, Any]) -> Predicate:
    register = REGISTERS[address["slug"]]
    deed = next(one for one in register.deeds if one.slug == address["deed"])
    return register.may_see & deed.may


OPENINGS: dict[str, Opening] = {
    "desk:sign-in": DOOR,
    "account_login": DOOR,
    "mfa_authenticate": DOOR,
    "openid_connect_login": DOOR,
    "openid_connect_callback": DOOR,
    "desk:identity-refused": DOOR,
    "desk:forgotten": DOOR,
    "desk:reset-password": DOOR,
    "desk:language": DOOR,
    # for everybody: what the office makes public
    "portal:home": DOOR,
    "portal:ask": DOOR,
    "portal:certificate": DOOR,
    "portal:certificate-scanned": DOOR,
    "portal:role-models": DOOR,
    "portal:role-model": DOOR,
    "desk:home": SIGNED_IN,
    "desk:sign-out": SIGNED_IN,
    "desk:year": SIGNED_IN,
    "desk:search": SIGNED_IN,
    "desk:search-offered": SIGNED_IN,
    "desk:search-file": SIGNED_IN,
    "desk:subjects": SIGNED_IN,
    # one's own account
    "desk:own-account": OWN,
    "desk:own-password": OWN,
    "desk:own-second-factor": OWN,
    "desk:own-second-factor-off": OWN,
    "desk:own-codes": OWN,
    "desk:own-codes-file": OWN,
    "desk:own-sessions-end": OWN,
    "desk:own-link": OWN,
    "desk:own-unlink": OWN,
    "desk:own-stand-in": OWN,
    "desk:own-stand-in-revoke": OWN,
    "desk:own-tokens": OWN,
    "desk:own-token-new": OWN,
    "desk:own-token-revoke": OWN,
    "desk:act-for": OWN,
    "desk:stop-acting": SIGNED_IN,
    # accounts of others
    "desk:account": may_keep_accounts,
    "desk:account-password": may_keep_accounts,
    "desk:account-reset-link": may_keep_accounts,
    "desk:second-factor-roles": may_demand_second_factor,
    "desk:account-sessions-end": may_keep_accounts,
    "desk:token-new": may_keep_accounts,
    # people
    "desk:identity-find": may_see_identity,
    "desk:identity-show": may_see_identity,
    "desk:duplicates": may_merge_people,
    "desk:duplicates-file": may_merge_people,
    "desk:duplicate": may_merge_people,
    "desk:tell-apart": may_merge_people,
    "desk:own-history": has_own_page,
    "desk:ask-correction": has_own_page,
    "desk:withdraw-correction": has_own_page,
    # registers
    "desk:register": _seen,
    "desk:register-file": _seen,
    "desk:record": _seen,
    "desk:record-new": _kept,
    "desk:record-correct": _kept,
    "desk:record-deed": _done,
    "desk:decision-entry": may_keep_awards,
    "desk:person": subject_pages,
    "desk:collective": readers,
    # the sweep
    "desk:sweep": readers,
    "desk:sweep-summary": readers,
    "desk:sweep-file": readers,
    "desk:sweep-list": readers,
    "desk:why": subject_pages,
    "desk:steps": subject_pages,
    # workbooks
    "desk:exchange": may_see_imports,
    "desk:exchange-file": may_see_imports,
    "desk:exchange-template": may_import,
    "desk:exchange-upload": may_import,
    "desk:exchange-export": may_export,
    "desk:exchange-registry": may_export,
    "desk:exchange-verdicts": may_export,
    "desk:exchange-batch": may_see_imports,
    "desk:exchange-marked": may_see_imports,
    "desk:exchange-waiting": may_see_imports,  # to choose asks for may_import
    "desk:exchange-kinds": may_see_imports,
    "desk:exchange-import": may_import,
    "desk:exchange-discard": may_import,
    "desk:exchange-undo": may_import,
    # rules of one's own
    "desk:overlays": may_see_overlays,
    "desk:overlays-file": may_see_overlays,
    "desk:overlay": may_see_overlays,
    "desk:overlay-affected": may_see_overlays,
    "desk:overlay-file": may_see_overlays,
    "desk:overlay-new": may_write_overlays,
    "desk:overlay-head": may_write_overlays,
    "desk:overlay-group": may_write_overlays,
    "desk:overlay-submit": may_write_overlays,
    "desk:overlay-discard": may_write_overlays,
    "desk:overlay-return": may_confirm_overlays,
    "desk:overlay-confirm": may_confirm_overlays,
    # organisations in time
    "desk:tree": readers,
    "desk:tree-file": readers,
    "desk:tree-history": readers,
    "desk:organisation-life": readers,
    "desk:predecessor": may_keep_organisations,
    "desk:reorganise": may_keep_organisations,
    "desk:enact-events": may_keep_organisations,
    "desk:undo-event": may_keep_organisations,
    "desk:inheritance": may_keep_organisations,
    "desk:inheritance-back": may_keep_organisations,
    # background work: each reader's own
    "desk:jobs": SIGNED_IN,
    "desk:jobs-file": SIGNED_IN,
    "desk:jobs-sign": SIGNED_IN,
    "desk:job": SIGNED_IN,
    "desk:job-progress": SIGNED_IN,
    "desk:job-cancel": SIGNED_IN,
    "desk:job-retry": SIGNED_IN,
    "desk:job-result": SIGNED_IN,
    "desk:bloc-carry": may_keep_blocs,
    # bundles between offices
    "desk:bundles": may_exchange_bundles,
    "desk:bundles-file": may_exchange_bundles,
    "desk:bundle-senders": may_exchange_bundles,
    "desk:bundle-senders-file": may_exchange_bundles,
    "desk:bundle-send": may_exchange_bundles,
    "desk:bundle-receive": may_exchange_bundles,
    "desk:bundle-choose": may_exchange_bundles,
    "desk:bundle-sender": may_exchange_bundles,
    # backups
    "desk:backups": may_keep_backups,
    "desk:backups-file": may_keep_backups,
    "desk:backup-make": may_keep_backups,
    "desk:backup-fetch": may_keep_backups,
    # every component of the desk; open to all in the demonstration
    "desk:style": may_see_style,
    # the trail
    "desk:trail": may_read_trail,
    "desk:trail-file": may_read_trail,
    "desk:trail-event": may_read_trail,
    # the law
    "lawbook:index": SIGNED_IN,
    "lawbook:instruments": SIGNED_IN,
    "lawbook:instrument": SIGNED_IN,
    "lawbook:article": SIGNED_IN,
    "lawbook:principles": SIGNED_IN,
    "lawbook:overlays": SIGNED_IN,
    "lawbook:coverage": SIGNED_IN,
    "lawbook:changes": SIGNED_IN,
    "lawbook:people": readers,
    "lawbook:people-counts": readers,
    "lawbook:people-file": readers,
    "lawbook:table": SIGNED_IN,
    "lawbook:table-file": SIGNED_IN,
    "lawbook:award": SIGNED_IN,
    "lawbook:award-changes": SIGNED_IN,
    "lawbook:criterion": SIGNED_IN,
    "luat/<slug:code>/": SIGNED_IN,
    "luat/<slug:code>/<slug:key>": SIGNED_IN,
    "luat/<slug:code>/<slug:key>/": SIGNED_IN,
    # the description of the API; its calls stand below
    "api:openapi": DOOR,
    "api:reference": SIGNED_IN,
    **ROOM_OPENINGS,
}

API_CALLS: dict[str, Predicate] = {
    "GET /me": TOKEN,
    "GET /organisations": TOKEN,
    "GET /organisations/{uid}": TOKEN,
    "GET /people": TOKEN,
    "GET /people/{uid}": TOKEN,
    "GET /awards": TOKEN,
    "POST /awards": may_keep_awards,
    "GET /awards/{uid}": TOKEN,
    "PATCH /awards/{uid}": may_keep_awards,
    "GET /ratings": TOKEN,
    "POST /ratings": may_keep_year_facts,
    "GET /ratings/{uid}": TOKEN,
    "PATCH /ratings/{uid}": may_keep_year_facts,
    "GET /initiatives": TOKEN,
    "GET /initiatives/{uid}": TOKEN,
    "GET /subjects/{uid}/verdicts": TOKEN,
    "GET /subjects/{uid}/verdicts/{award}": TOKEN,
    "GET /sweep": readers,
}
"""Calls of the API; a token (khóa API) has its owner's reach and may be read-only on top."""


def rule_of(name: str, address: Mapping[str, Any]) -> Predicate:
    """The rule of an address for the parts it is asked with."""
    opening = OPENINGS[name]
    return opening if isinstance(opening, Predicate) else opening(address)
