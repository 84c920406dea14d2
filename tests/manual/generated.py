"""Pages of the manual that are written from the code: ``python -m tests.manual.generated``."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.manual import permitted
from tests.manual.reading import DOCS
from thidua.config.schema import Options, project_root, variable
from thidua.foundation.policy.reach import Reach
from thidua.foundation.policy.roles import Role

FROM_CODE = """
This page is written from the code (`python -m tests.manual.generated`); a test holds it equal.
"""

SETTINGS = """# Settings

Every setting is an environment variable with a default. A value that cannot be read stops the
start and names the variable, the value and the cure. The secret key is generated into the data
folder, which is never committed; keep it out of backups.

| variable | default | what it does |
|---|---|---|
"""


def settings_page() -> str:
    """docs/settings.md: every setting of the typed schema."""
    rows = "".join(
        f"| `{variable(item.name)}` | {_default(item.default)} | {item.metadata['help']} |\n"
        for item in fields(Options)
    )
    return SETTINGS + rows + FROM_CODE


def _default(value: Any) -> str:
    if isinstance(value, Path):
        return f"`{value.relative_to(project_root()).as_posix()}/` beside the sources"
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if isinstance(value, tuple):
        return f"`{','.join(value)}`" if value else "empty"
    return f"`{value}`" if value != "" else "empty"


@dataclass
class Holder:
    """Somebody who holds one role, everywhere."""

    role: Role
    full_name: str = ""
    uid: UUID | None = None
    person_id: int | None = 1
    acting_for: None = None
    asked: set[Role] = field(default_factory=set)

    def reach(self, *roles: Role) -> Reach:
        self.asked |= set(roles)
        return Reach(everywhere=self.role in roles)


DEEDS = {
    "thidua.foundation.organisations.permissions.may_keep_organisations":
        "tổ chức, tập thể: lập, sửa, đổi tên, chuyển, kết thúc · keep the tree of organisations",
    "thidua.foundation.organisations.permissions.may_found_roots":
        "lập cơ quan đầu tiên của một cây · found a tree's first organisation",
    "thidua.foundation.people.permissions.may_keep_people":
        "cá nhân, chức vụ, nghỉ hưu, thời gian vắng · keep people, posts, retirements, absences",
    "thidua.foundation.people.permissions.may_see_identity":
        "số định danh: ghi, sửa, hiện · keep and read identity numbers",
    "thidua.foundation.people.permissions.may_merge_people":
        "gộp hai bản ghi của một người, hoàn tác · make two records of one person one, undo it",
    "thidua.foundation.people.permissions.has_own_page":
        "trang của chính mình, báo thiếu, sai · one's own page, ask for a correction",
    "thidua.foundation.registry.permissions.may_keep_year_facts":
        "xếp loại, sáng kiến, thành tích · keep ratings, initiatives, achievements",
    "thidua.foundation.registry.permissions.may_keep_awards":
        "danh hiệu, khen thưởng; cụm, khối; đoàn thể; quân số · keep awards, blocs, bodies, rolls",
    "thidua.foundation.registry.permissions.may_keep_discipline":
        "kỷ luật, tạm dừng xét: ghi · keep discipline and holds",
    "thidua.foundation.registry.permissions.may_see_discipline":
        "kỷ luật, tạm dừng xét: xem · see discipline and holds",
    "thidua.foundation.exchange.permissions.may_import":
        "nhập từ bảng tính · import workbooks",
    "thidua.foundation.exchange.permissions.may_see_imports":
        "xem các lần nhập · see imports",
    "thidua.foundation.exchange.permissions.may_export":
        "xuất sổ làm việc, kết quả · export workbooks",
    "thidua.foundation.exchange.permissions.may_know_secrets":
        "sheet Kỷ luật, Tạm dừng xét trong tệp · the secret sheets of a workbook",
    "thidua.foundation.overlays.permissions.may_write_overlays":
        "quy định riêng của bộ, tỉnh: soạn, gửi · write the ministry's or province's rules",
    "thidua.foundation.overlays.permissions.may_confirm_overlays":
        "quy định riêng: xác nhận bản người khác soạn · confirm rules that another wrote",
    "thidua.foundation.overlays.permissions.may_see_overlays":
        "quy định riêng: xem · see these rules and their drafts",
    "thidua.foundation.audit.permissions.may_read_trail":
        "nhật ký: xem, lọc, tải về · read, filter and take away the trail",
    "thidua.foundation.blocs.permissions.may_keep_blocs":
        "cụm, khối thi đua và thành viên theo năm · keep blocs and their members by year",
    "thidua.foundation.reorganising.permissions.may_reorganise":
        "sáp nhập, chia tách, đổi tên, giải thể · merge, split, rename, dissolve",
    "thidua.foundation.reorganising.permissions.may_confirm_inheritance":
        "xác nhận kế thừa thành tích của tập thể · confirm what a collective inherits",
    "thidua.foundation.jobs.permissions.may_oversee":
        "việc nền: dừng việc của người khác · stop others' background work",
    "thidua.foundation.backups.permissions.may_keep_backups":
        "sao lưu toàn cơ quan: lập, tải về · make and fetch backups of the whole office",
    "thidua.foundation.bundles.permissions.may_exchange_bundles":
        "gói dữ liệu ký số giữa các cơ quan · signed bundles between offices",
    "thidua.foundation.access.permissions.may_demand_second_factor":
        "chọn vai trò phải xác thực hai bước · choose which roles need a second factor",
    "thidua.foundation.access.permissions.may_keep_accounts":
        "tài khoản và giao quyền · keep accounts and grants",
    "thidua.cycle.decisions.permissions.may_see_decisions":
        "xem quyết định, tờ trình · see decisions and proposals",
    "thidua.cycle.decisions.permissions.may_draft":
        "soạn, chốt, gửi đi, ban hành, hủy bỏ quyết định, tờ trình; ghi kết quả của cấp trên · "
        "draft, freeze, send out, issue and annul decisions and proposals; enter outcomes",
    "thidua.cycle.decisions.permissions.may_number":
        "cho số và ngày, nhập bản đã ký · number papers, bring back the signed ones",
    "thidua.cycle.decisions.permissions.may_sign":
        "ký số quyết định, tờ trình · sign decisions and proposals",
    "thidua.cycle.decisions.permissions.may_see_bonus":
        "xem bảng tính tiền thưởng · see the bonus sheets",
    "thidua.surfaces.desk.views.style.permissions.in_demonstration":
        "mọi người, trong bản trình diễn · everyone, in the demonstration",
    "thidua.surfaces.desk.views.style.permissions.may_see_style":
        "xem mẫu giao diện · see the page of style",
    "thidua.cycle.statistics.permissions.may_see_statistics":
        "xem thống kê, báo cáo · see statistics and reports",
    "thidua.cycle.statistics.permissions.may_report":
        "lập, viết, chốt báo cáo · begin, write and close reports",
    "thidua.cycle.showcase.permissions.may_see_showcase":
        "xem hội nghị, điển hình · see conferences and role models",
    "thidua.cycle.showcase.permissions.may_hold_conferences":
        "chuẩn bị hội nghị, danh sách vinh danh · prepare conferences and honour lists",
    "thidua.cycle.showcase.permissions.may_find_models":
        "ghi, bồi dưỡng điển hình; đơn vị làm theo · note and foster role models",
    "thidua.cycle.showcase.permissions.may_publish":
        "công bố, rút điển hình · publish and withdraw role models",
    "thidua.cycle.certificates.permissions.may_print":
        "bằng, giấy chứng nhận: mẫu, sổ vàng, in, cấp lại · certificates: designs, print",
    "thidua.cycle.certificates.permissions.may_see_certificates":
        "xem sổ vàng bằng, giấy chứng nhận · see the gold book of certificates",
    "thidua.cycle.movements.permissions.may_see_movements":
        "xem năm, phong trào, chỉ tiêu, việc theo chỉ đạo · see years, movements, targets, tasks",
    "thidua.cycle.movements.permissions.may_keep_years":
        "năm thi đua: mở, khóa sổ, mở lại · years: open, close, open again",
    "thidua.cycle.movements.permissions.may_keep_movements":
        "phong trào, chỉ tiêu, ý kiến chỉ đạo, giao việc · movements, targets, directions, tasks",
    "thidua.cycle.movements.permissions.may_do_tasks":
        "ghi kết quả việc theo chỉ đạo · note what came of a task",
    "thidua.cycle.registrations.permissions.may_see_registrations":
        "xem đăng ký thi đua của các đơn vị · see the units' registrations",
    "thidua.cycle.registrations.permissions.may_register":
        "lập, sửa, gửi đăng ký thi đua · begin, revise, send registrations",
    "thidua.cycle.registrations.permissions.may_answer":
        "chấp nhận, trả lại đăng ký · accept registrations, return them",
    "thidua.cycle.nominations.permissions.may_see_files":
        "xem họp bình xét, hồ sơ đề nghị · see the units' reviews and their files",
    "thidua.cycle.nominations.permissions.may_see_rounds":
        "xem đợt xét của cơ quan mình nộp hồ sơ · see the rounds one's files go to",
    "thidua.cycle.nominations.permissions.may_keep_rounds":
        "đợt xét: mở, sửa, chuyển bước · rounds: open, correct, move on",
    "thidua.cycle.nominations.permissions.may_draw_up":
        "họp bình xét, lập và nộp hồ sơ · hold the unit's review, draw up and send files",
    "thidua.cycle.nominations.permissions.may_sign_review":
        "ký biên bản bình xét, tự mình · sign the minutes of a review, in person",
    "thidua.cycle.nominations.permissions.may_appraise":
        "thẩm định, trả lại, không trình hồ sơ · appraise, return, keep from the council",
    "thidua.cycle.initiatives.permissions.may_see_submissions":
        "xem hồ sơ sáng kiến (người thẩm định: hồ sơ được giao) · see initiatives (reviewers: "
        "those given to them)",
    "thidua.cycle.initiatives.permissions.may_submit":
        "viết, nộp, rút hồ sơ sáng kiến · write, submit, withdraw initiatives",
    "thidua.cycle.initiatives.permissions.may_assign":
        "giao thẩm định, so trùng, trình hội đồng, phiếu điểm · assign reviewers, compare, "
        "forward; the score sheet",
    "thidua.cycle.initiatives.permissions.may_review":
        "chấm điểm sáng kiến, chính mình · score initiatives, in person",
    "thidua.cycle.initiatives.permissions.may_recognise":
        "ghi công nhận sáng kiến, phạm vi rộng hơn · record recognition and wider scopes",
    "thidua.cycle.results.permissions.may_see_results":
        "xem kết quả chỉ tiêu · see results of indicators",
    "thidua.cycle.results.permissions.may_see_sheets":
        "xem bảng chấm điểm cụm, khối · see the score sheets of blocs",
    "thidua.cycle.results.permissions.may_enter_results":
        "ghi, nhập kết quả chỉ tiêu · enter and import results",
    "thidua.cycle.results.permissions.may_keep_sheets":
        "lập bảng chấm điểm và tiêu chí · keep score sheets and their criteria",
    "thidua.cycle.results.permissions.may_score_own":
        "tự chấm điểm cho đơn vị mình · score one's own unit",
    "thidua.cycle.results.permissions.may_verify":
        "thẩm định điểm, xếp hạng · verify scores, rank",
    "thidua.cycle.councils.permissions.may_keep_councils":
        "hội đồng, thành viên, quy chế · councils, their members and regulations",
    "thidua.cycle.councils.permissions.may_see_councils":
        "xem hội đồng, phiên họp, kết quả bỏ phiếu · see councils, sittings, results",
    "thidua.cycle.councils.permissions.may_run_sittings":
        "chuẩn bị, điều hành phiên họp, mở và kiểm phiếu (cả thư ký hội đồng) · run sittings and "
        "ballots (the council's secretary too)",
    "thidua.cycle.councils.permissions.may_vote":
        "bỏ phiếu của chính mình: thành viên hội đồng, không ai thay · cast one's own sheet: "
        "members of the council, nobody for them",
    "thidua.cycle.councils.permissions.may_count":
        "kiểm phiếu giấy (cả thành viên hội đồng) · count paper sheets (members of the council "
        "too)",
    "thidua.cycle.councils.permissions.is_member":
        "là thành viên hội đồng đương nhiệm · serve as a member of a council",
}  # fmt: skip
"""Every predicate of the foundation, in the words of both languages."""


def predicates() -> Iterator[tuple[str, Any]]:
    """(dotted name, predicate) of every permission file, each where it is defined."""
    from importlib import import_module

    from thidua.foundation.policy.predicates import Predicate

    for path in sorted((project_root() / "src/thidua").rglob("permissions.py")):
        module = ".".join(path.relative_to(project_root() / "src").with_suffix("").parts)
        source = path.read_text(encoding="utf-8")
        for name, value in vars(import_module(module)).items():
            if isinstance(value, Predicate) and f"\n{name} = " in source:
                yield f"{module}.{name}", value


PERMISSIONS = """# Ai được làm gì · Who may do what

A role is held over one organisation and everything beneath it, from a day, perhaps to a day: each
✓ is good for that part of the tree only. An action asks the same predicate as the page that
offers it.

{roles}
## Việc được làm · Deeds

{deeds}
## Mục trên thanh bên · What the menu shows

{menu}
## Từng việc trong mã · Each deed in the code

Every action of the code (`room/verb`), by the rules its file asks; one that no role gives says who
does it. Through the pages, an import or the API it is the same action.

{actions}
## Địa chỉ · Addresses

What each address asks, from `src/thidua/config/openings.py`; a test walks every page as every
role and holds it to this. A row beyond the reader's part of the tree is not found, whatever the
role.

{addresses}
## API

A token (khóa API) has its owner's reach, and may be read-only on top.

{calls}
## Ngoài các bảng trên · Beyond the tables

- Discipline, holds and complaints are known to the standing body and the auditor. Everyone else,
  and every results file, reads «chưa xác định» where a result rests on them.
- An officer of a unit sees his or her own imports; the standing body and the auditor see those of
  all their tree.
- A nominee sees his or her own page and the law, nothing else.
- The auditor alone reads the trail, and changes nothing. The administrator keeps accounts and sees
  no content; nobody changes his or her own rights, and an account with a role beyond the
  administrator's part of the tree is kept from above.
- Whoever stands in for another (làm thay) has the other's reach and the own name, from a day to a
  day, and every deed says on whose behalf. Ballots, one's own account, the keys of the house
  (administrator) and one's own page (nominee) are never done for another.
- The users of the demonstration can sign in only while it is served as one, on the machine itself.
"""


def permissions_page() -> str:
    """docs/permissions.md: deeds and menu items against roles."""
    deeds = [(DEEDS[name], rule) for name, rule in predicates()]
    page = PERMISSIONS.format(
        roles=_lines(_role_list()),
        deeds=_lines(_table("việc · deed", deeds)),
        menu=_lines(_table("mục · item", list(_menu()))),
        actions=_lines(_actions()),
        addresses=_lines(_table("địa chỉ · address", list(permitted.addresses()))),
        calls=_lines(_table("lời gọi · call", list(permitted.calls()))),
    )
    return page + FROM_CODE


def _lines(rows: Iterator[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _role_list() -> Iterator[str]:
    from thidua.foundation.policy.predicates import ROLE_WORDS

    yield "| code | vai trò |"
    yield "|---|---|"
    for role in Role:
        yield f"| `{role}` | {ROLE_WORDS[role]} |"


def _table(head: str, lines: list[tuple[str, Any]]) -> Iterator[str]:
    yield f"| {head} | " + " | ".join(f"`{role}`" for role in Role) + " |"
    yield "|---|" + ":-:|" * len(Role)
    for label, rule in lines:
        marks = ("✓" if rule is None or rule(Holder(role)) else "" for role in Role)
        yield f"| {label} | " + " | ".join(marks) + " |"


def _actions() -> Iterator[str]:
    """The table of deeds, with a column for those whom no role makes."""
    rows = list(permitted.deeds())
    head, line, *table = _table("việc · deed", [(f"`{row.name}`", row.may) for row in rows])
    yield f"{head} khác · else |"
    yield f"{line}---|"
    yield from (f"{told} {row.else_whose} |" for told, row in zip(table, rows, strict=True))


def _menu() -> Iterator[tuple[str, Any]]:
    from django.utils.translation import override

    from thidua.surfaces.desk.navigation import MENU

    for section in MENU:
        for item in section.items:
            with override("vi"):
                vi = str(item.label)
            with override("en"):
                yield f"{vi} · {item.label}", item.may


def api_description() -> str:
    """docs/api/openapi.json: every endpoint, its parameters, its shapes, its errors."""
    from thidua.surfaces.api.pages import schema

    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


WRITERS: dict[str, Callable[[], str]] = {
    "api/openapi.json": api_description,
    "settings.md": settings_page,
    "permissions.md": permissions_page,
}


def main() -> None:
    """Write every generated page."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.test")
    django.setup()
    for name, write in WRITERS.items():
        (DOCS / name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
