"""``thidua``: one command; the office's commands join it through entry points.

Exit status: 0 done, 1 a check failed, 2 bad input (file, line and cure on standard error).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

BAD_INPUT = 2
OWN = ("check", "sweep", "law", "template")
_HELP = {
    "check": "đối chiếu một hồ sơ với tiêu chuẩn · judge one subject's history",
    "sweep": "rà soát mọi người theo mọi danh hiệu · judge everyone against every award",
    "template": "tạo mẫu Excel để điền · write the workbook template to fill",
    "law": "tra cứu dữ liệu pháp luật · list, show, validate the law data",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``thidua``; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    office = {} if arguments and arguments[0] in OWN else _office_commands()
    if arguments and arguments[0] in office:
        command: Callable[[list[str]], int] = office[arguments[0]].load()
        return command(arguments[1:])
    options = _parser(office).parse_args(arguments)
    module = import_module(f".commands.{options.command}", __package__)
    return _guarded(module.run, options)


def _guarded(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    from .loading.errors import InputError  # reason: start-up stays light

    try:
        return run(options)
    except InputError as problem:
        print(problem.told(options.lang), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _office_commands() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group="thidua.commands")}


def _parser(office: dict[str, EntryPoint]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thidua",
        description="Thi Đua: ai đủ tiêu chuẩn, danh hiệu nào, vì sao. Who qualifies, and why.",
        epilog=f"Lệnh của văn phòng · office commands: {', '.join(sorted(office)) or '–'}",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name in OWN:
        sub = commands.add_parser(name, help=_HELP[name], description=_HELP[name])
        sub.set_defaults(lang="vi", law=None, overlay=[], overlays=None)
        _shared(sub)
        _ARGUMENTS[name](sub)
    return parser


def _shared(sub: argparse.ArgumentParser) -> None:
    """Options of every command; a part of a command takes them too, before or after its name."""
    nothing = argparse.SUPPRESS
    sub.add_argument("--lang", choices=("vi", "en"), default=nothing, help="ngôn ngữ · language")
    sub.add_argument(
        "--law", metavar="FOLDER", default=nothing,
        help="thư mục luật khác · another law folder",
    )  # fmt: skip
    sub.add_argument(
        "--overlay", action="append", default=nothing, metavar="CODE",
        help="quy định riêng của bộ, tỉnh · overlay of a ministry or province",
    )  # fmt: skip
    sub.add_argument(
        "--overlays", metavar="DIR", default=nothing,
        help="thư mục quy định riêng của đơn vị (hoặc THIDUA_OVERLAYS) · folder of one's own",
    )  # fmt: skip


def _template_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("file", metavar="FILE.xlsx", help="tệp sẽ ghi · file to write")


def _check_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("case", metavar="CASE.yaml")
    sub.add_argument("--award", metavar="CODE", help="chỉ một danh hiệu, hình thức · one award")
    _awards_argument(sub)
    sub.add_argument("--year", type=int, help="năm xét · reference year")
    sub.add_argument("--received", metavar="YYYY-MM-DD", help="ngày nhận hồ sơ · date received")
    sub.add_argument("--sent", metavar="YYYY-MM-DD", help="ngày gửi hồ sơ · date sent")
    sub.add_argument("--steps", action="store_true", help="việc từng năm · steps of each year")
    sub.add_argument(
        "--what-if", action="append", default=[], metavar="TEXT",
        help="giả định · suppose: «2026 rating excellent; 2026 award CODE»",
    )  # fmt: skip
    sub.add_argument("--json", action="store_true", help="trả lời bằng JSON · answer in JSON")


def _awards_argument(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--awards", metavar="all|SHELF|CODE,…",
        help="mặc định: bậc thang hằng năm · by default the yearly ladder",
    )  # fmt: skip


def _sweep_arguments(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "source", metavar="SOURCE", help="thư mục bảng hoặc tệp Excel · tables folder or workbook"
    )
    _awards_argument(sub)
    sub.add_argument("--year", type=int, required=True, help="năm xét · reference year")
    sub.add_argument("--received", metavar="YYYY-MM-DD", help="ngày nhận hồ sơ · date received")
    sub.add_argument("--sent", metavar="YYYY-MM-DD", help="ngày gửi hồ sơ · date sent")
    sub.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb",
                     help="bộ máy · engine")  # fmt: skip
    sub.add_argument("--out", metavar="FILE", help="kết quả .xlsx .csv .parquet · results file")


def _law_arguments(sub: argparse.ArgumentParser) -> None:
    parts = sub.add_subparsers(
        dest="part",
        required=True,
        metavar="list|show|search|diff|coverage|dossier|vote|bonus|deadline|validate|settings|schema",
    )
    parts.add_parser(
        "list", help="mọi danh hiệu, hình thức và phiên bản · every award, its versions"
    )
    show = parts.add_parser("show", help="một danh hiệu, văn bản · one award or instrument")
    show.add_argument("code", metavar="CODE")
    show.add_argument(
        "--on", metavar="YYYY-MM-DD", help="theo ngày nhận hồ sơ · as of a receipt date"
    )
    parts.add_parser(
        "validate", help="kiểm tra dữ liệu và các ca mẫu · check the data and its cases"
    )
    parts.add_parser(
        "settings", help="những điểm bộ, tỉnh quy định · what a ministry or province may fill in"
    )
    parts.add_parser("schema", help="JSON Schema của tệp hồ sơ · of the case file")
    _lawbook_arguments(parts)
    _dossier_arguments(parts)
    _vote_arguments(parts)
    _reckoning_arguments(parts)
    for part in parts.choices.values():
        _shared(part)


def _lawbook_arguments(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    search = parts.add_parser("search", help="tìm không cần dấu · find, accents aside")
    search.add_argument("words", metavar="WORDS", nargs="+")
    diff = parts.add_parser("diff", help="khác nhau giữa hai ngày · what changed between two days")
    diff.add_argument("old", metavar="DATE")
    diff.add_argument("new", metavar="DATE")
    diff.add_argument("--award", metavar="CODE", help="chỉ một danh hiệu, hình thức · one award")
    coverage = parts.add_parser("coverage", help="mức độ đối chiếu · how far it has been verified")
    coverage.add_argument(
        "--on", metavar="YYYY-MM-DD", help="theo ngày nhận hồ sơ · as of a receipt date"
    )
    for part in (search, diff, coverage):
        part.add_argument("--json", action="store_true", help="trả lời bằng JSON · answer in JSON")


def _dossier_arguments(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sub = parts.add_parser("dossier", help="thành phần hồ sơ · what a file must hold")
    sub.add_argument("code", metavar="CODE")
    sub.add_argument("--on", metavar="YYYY-MM-DD", required=True,
                     help="ngày nhận hồ sơ · date received")  # fmt: skip
    sub.add_argument("--sent", metavar="YYYY-MM-DD", help="ngày gửi hồ sơ · date sent")
    sub.add_argument("--kind", choices=("individual", "collective", "household"),
                     help="đối tượng · kind of recipient")  # fmt: skip
    sub.add_argument("--method", default="merit", choices=(
        "merit", "sudden", "thematic", "long_service", "external", "simplified"),
        help="loại hình khen thưởng · method of commendation")  # fmt: skip
    sub.add_argument("--is", dest="is", action="append", default=[], metavar="WORD",
                     help="điều kiện đúng · a condition that holds")  # fmt: skip
    sub.add_argument("--is-not", action="append", default=[], metavar="WORD",
                     help="điều kiện không đúng · one that does not")  # fmt: skip
    sub.add_argument("--have", action="append", metavar="ITEM,ITEM",
                     help="giấy tờ đã có · what is there")  # fmt: skip
    sub.add_argument("--json", action="store_true", help="trả lời bằng JSON · answer in JSON")


def _reckoning_arguments(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bonus = parts.add_parser("bonus", help="tiền thưởng · the bonus of an award")
    bonus.add_argument("code", metavar="CODE")
    bonus.add_argument("--kind", default="individual",
                       choices=("individual", "collective", "household"),
                       help="đối tượng · kind of recipient")  # fmt: skip
    bonus.add_argument("--on", metavar="YYYY-MM-DD", required=True,
                       help="ngày ký quyết định · date of the decision")  # fmt: skip
    bonus.add_argument("--issuer", metavar="WORD", help="cấp khen thưởng · who issues it")
    bonus.add_argument("--multiple", choices=("multiply_first", "round_first"),
                       help="cách nhân và làm tròn · how to multiply and round")  # fmt: skip
    deadline = parts.add_parser("deadline", help="ngày hết hạn · the day a term ends")
    deadline.add_argument("code", metavar="CODE")
    deadline.add_argument("--from", dest="event", metavar="YYYY-MM-DD", required=True,
                          help="ngày của sự kiện · day of the event")  # fmt: skip
    deadline.add_argument("--today", metavar="YYYY-MM-DD",
                          help="đếm ngày còn lại · count the days left")  # fmt: skip
    for part in (bonus, deadline):
        part.add_argument("--json", action="store_true", help="trả lời bằng JSON · answer in JSON")


def _vote_arguments(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sub = parts.add_parser("vote", help="kết quả bỏ phiếu · whether a vote passes")
    sub.add_argument("code", metavar="CODE")
    sub.add_argument("--on", metavar="YYYY-MM-DD", required=True,
                     help="ngày nhận hồ sơ · date received")  # fmt: skip
    sub.add_argument("--sent", metavar="YYYY-MM-DD", help="ngày gửi hồ sơ · date sent")
    sub.add_argument("--members", type=int, metavar="N", help="tổng số thành viên · all members")
    sub.add_argument("--present", type=int, metavar="N", help="số dự họp · members present")
    sub.add_argument("--for", dest="in_favour", type=int, metavar="N", help="đồng ý · in favour")
    for name, text in _OTHER_VOTES.items():
        sub.add_argument(f"--{name}", type=int, default=0, metavar="N", help=text)
    sub.add_argument("--method", choices=("secret", "hands"), help="cách bỏ phiếu · how is voted")
    sub.add_argument("--regulation", metavar="CODE|FILE.yaml",
                     help="quy chế của hội đồng · the council's regulation")  # fmt: skip
    sub.add_argument("--json", action="store_true", help="trả lời bằng JSON · answer in JSON")


_OTHER_VOTES = {
    "against": "không đồng ý · against",
    "blank": "phiếu trắng · blank",
    "invalid": "không hợp lệ · invalid",
    "written-for": "văn bản đồng ý của người vắng · written opinions in favour",
    "written-against": "văn bản không đồng ý · written opinions against",
    "conflicted": "có xung đột lợi ích, không bỏ phiếu · with a conflict of interest",
}
_ARGUMENTS = {"check": _check_arguments, "sweep": _sweep_arguments, "law": _law_arguments,
              "template": _template_arguments}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
