"""Who may open each address, do each deed and make each call of the API: from the code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from thidua.config.schema import project_root
from thidua.foundation.policy.predicates import Predicate

Line = tuple[str, Callable[[Any], bool]]
"""What is done, and whether somebody may."""

REQUIRING = {
    "require_keeping": "thidua.foundation.access.permissions.may_keep_accounts",
    "require_issuing": "thidua.foundation.access.permissions.may_keep_accounts",
    "require_revoking": "thidua.foundation.access.permissions.may_keep_accounts",
    "require_stop": "thidua.foundation.jobs.permissions.may_oversee",
    "may_keep_members": "thidua.foundation.blocs.permissions.may_keep_blocs",
    "attach_paper": "thidua.cycle.nominations.permissions.may_draw_up",
    "keep_part": "thidua.cycle.showcase.permissions.may_hold_conferences",
    "strike_part": "thidua.cycle.showcase.permissions.may_hold_conferences",
    "runs": "thidua.cycle.councils.permissions.may_run_sittings",
    "counts": "thidua.cycle.councils.permissions.may_count",
    "signs_as": "thidua.cycle.councils.permissions.may_vote",
    "votes_on": "thidua.cycle.councils.permissions.may_vote",
}
"""Functions that ask for more than a role; the role they begin with."""

BY_THEMSELVES = {
    "audit/record": "mỗi việc khác · every other deed",
    "access/lock_out": "máy · the machine",
    "exchange/export_list": "ai xem được danh sách đó · whoever may see the list",
    "jobs/expire_results": "máy · the machine",
    "jobs/reap_jobs": "máy · the machine",
    "jobs/start_job": "ai được làm việc đó · whoever may do the work itself",
    "jobs/retry_job": "người yêu cầu · whoever asked for it",
    "jobs/cancel_job": "người yêu cầu · whoever asked for it",
    "access/act_for": "người làm thay · the stand-in named",
    "access/stop_acting": "người đang làm thay · whoever acts for another",
    "access/choose_language": "chính chủ · one's own",
    "access/turn_on_second_factor": "chính chủ · one's own",
    "access/renew_recovery_codes": "chính chủ · one's own",
    "access/link_identity": "chính chủ · one's own",
    "councils/cast_ballot": "thành viên có tên trong danh sách bỏ phiếu · members on the roll",
    "documents/keep_paper": "phần giữ giấy tờ ấy · the room that keeps the paper",
    "documents/replace_paper": "phần giữ giấy tờ ấy · the room that keeps the paper",
    "documents/freeze_paper": "phần giữ giấy tờ ấy · the room that keeps the paper",
    "access/use_reset_link": "ai giữ liên kết · whoever holds the link",
    "access/mail_reset_link": "ai quên mật khẩu · whoever forgot the password",
}
"""Deeds that no role gives: who does them."""

OWN_TOO = {
    "set_password", "turn_off_second_factor", "end_sessions", "unlink_identity", "name_stand_in",
    "revoke_stand_in", "issue_token", "revoke_token", "ask_correction", "withdraw_correction",
}  # fmt: skip
"""Deeds that everyone does to the own account as well."""


@dataclass(frozen=True)
class Deed:
    """An action: its room and verb, the rules it asks, and who does it where no role gives it."""

    name: str
    rules: tuple[Predicate, ...]
    else_whose: str = ""

    def may(self, holder: Any) -> bool:
        return any(rule(holder) for rule in self.rules)


def deeds() -> Iterator[Deed]:
    """Every action of the office, by the predicates that its file names."""
    root = project_root() / "src" / "thidua"
    for path in sorted(root.rglob("actions/*.py")):
        if path.stem == "__init__":
            continue
        module = import_module(".".join(("thidua", *path.relative_to(root).with_suffix("").parts)))
        name = f"{path.parent.parent.name}/{path.stem}"
        yield Deed(name, tuple(_rules(module, path.read_text())), whose(name, path.stem))


def whose(name: str, verb: str) -> str:
    return "chính chủ · one's own" if verb in OWN_TOO else BY_THEMSELVES.get(name, "")


def _rules(module: ModuleType, source: str) -> Iterator[Predicate]:
    names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    for name in sorted(names):
        known = getattr(module, name, None)
        if isinstance(known, Predicate) and name != "in_person":
            yield known
        elif name in REQUIRING:
            room, _dot, rule = REQUIRING[name].rpartition(".")
            yield getattr(import_module(room), rule)


def addresses() -> Iterator[Line]:
    """Addresses in the order of the list; of a register each of its parts."""
    from tests.access.addresses import every_address
    from thidua.config.openings import OPENINGS

    where = {name: pattern for name, pattern, _view in every_address()}
    rules = {where.get(name, name): rule for name, rule in OPENINGS.items()}
    for pattern, rule in rules.items():
        if isinstance(rule, Predicate):
            yield f"`/{pattern}`", rule
    yield from _registers()


def _registers() -> Iterator[Line]:
    from django.utils.translation import override

    from thidua.surfaces.desk.registers.books import REGISTERS

    for register in REGISTERS.values():
        see, keep = register.may_see, register.may_see & register.may_keep
        with override("vi"):
            title = f"{register.title}"
            parts: list[Line] = [(f"{title}: xem, tải tệp · see, export", see)]
            parts.append((f"{title}: thêm, sửa · enter, correct", keep))
            parts += [(f"{title}: {deed.label}", see & deed.may) for deed in register.deeds]
        yield from parts


def calls() -> Iterator[Line]:
    from thidua.config.openings import API_CALLS

    yield from ((f"`{call}`", rule) for call, rule in API_CALLS.items())
