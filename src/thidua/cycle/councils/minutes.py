"""The minutes of a sitting (biên bản) as a state paper, drawn up from its rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import override

from thidua.bridge import votes
from thidua.cycle.councils.models import Attendance, Ballot, BallotItem, Sitting
from thidua.cycle.councils.queries import holder_of
from thidua.cycle.councils.rules import rule_for
from thidua.cycle.councils.words import INITIATIVE, BallotState, Method, Part
from thidua.foundation.documents.state_paper import (
    Block,
    Grid,
    Heading,
    Listed,
    Signature,
    StatePaper,
    Text,
)
from thidua.foundation.keeping import digest

METHODS = {
    Method.SECRET: "bỏ phiếu kín bằng phương tiện điện tử",
    Method.PAPER: "bỏ phiếu kín bằng phiếu giấy, hai người kiểm phiếu độc lập",
    Method.HANDS: "biểu quyết giơ tay",
}
HEAD = ("TT", "Cá nhân, tập thể", "Đồng ý", "Không đồng ý", "Trống, không hợp lệ", "Tỷ lệ",
        "Kết quả")  # fmt: skip
WIDTHS = (1, 5, 1.6, 1.8, 2, 2, 2.4)


def paper_of(sitting: Sitting) -> StatePaper:
    """A state paper is written in Vietnamese, whoever asks for it."""
    with override("vi"):
        return StatePaper(
            agency=_agency(sitting), number=sitting.minutes_no, symbol="BB-HĐ",
            place="", day=sitting.held_on, name="BIÊN BẢN",
            about=f"Họp {sitting.council.name}: {sitting.name}", body=tuple(_body(sitting)),
            signatures=_signatures(sitting), recipients=("Thành viên hội đồng;", "Lưu: VT."),
        )  # fmt: skip


def minutes_digest(sitting: Sitting) -> str:
    """SHA-256 of everything the minutes rest on."""
    return digest({
        "sitting": str(sitting), "minutes": sitting.minutes, "number": sitting.minutes_no,
        "attendance": [[str(one.member), one.present, one.excuse] for one in _attendance(sitting)],
        "ballots": [[one.title, one.digest] for one in _closed(sitting)],
    })  # fmt: skip


def _agency(sitting: Sitting) -> tuple[str, str]:
    organisation = sitting.council.organisation
    return organisation.name.upper(), sitting.council.name.upper()


def _attendance(sitting: Sitting) -> list[Attendance]:
    return list(sitting.attendances.select_related("member__person").order_by("pk"))


def _closed(sitting: Sitting) -> list[Ballot]:
    return list(sitting.ballots.filter(state=BallotState.CLOSED).order_by("pk"))


def _body(sitting: Sitting) -> Iterator[Block]:
    yield Heading("I. THỜI GIAN, ĐỊA ĐIỂM")
    where = f", tại {sitting.venue}" if sitting.venue else ""
    day = f"ngày {sitting.held_on:%d/%m/%Y}"
    yield Text(f"{_hours(sitting)} {day}{where}. Năm xét: {sitting.year}.")
    yield Heading("II. THÀNH PHẦN")
    yield from _who_came(sitting)
    yield Heading("III. NỘI DUNG")
    yield from _paragraphs(sitting.minutes.get("discussion", ""))
    yield Heading("IV. KẾT QUẢ BIỂU QUYẾT")
    for number, ballot in enumerate(_closed(sitting), start=1):
        yield from _ballot(number, ballot)
    yield Heading("V. KẾT LUẬN")
    yield from _paragraphs(sitting.minutes.get("conclusion", ""))
    yield Text("Biên bản đã được đọc cho các thành viên dự họp nghe và nhất trí.")


def _hours(sitting: Sitting) -> str:
    """«Từ 08 giờ 00 đến 11 giờ 30,», with open places where the hour was not noted."""
    begun, ended = (
        (sitting.minutes.get(name) or "……:……").replace(":", " giờ ") for name in ("begun", "ended")
    )
    return f"Từ {begun} đến {ended},"


def _paragraphs(text: str) -> Iterator[Block]:
    for line in text.splitlines() or ["(Không có)"]:
        if line.strip():
            yield Text(line.strip())


def _who_came(sitting: Sitting) -> Iterator[Block]:
    rows = _attendance(sitting)
    here = [one for one in rows if one.present]
    yield Text(f"Hội đồng có {len(rows)} thành viên; dự họp {len(here)} thành viên:")
    yield Listed(_ended([f"{one.member.person}, {one.member.get_role_display()}" for one in here]))
    away = [one for one in rows if not one.present]
    if away:
        yield Text(f"Vắng mặt {len(away)} thành viên:")
        yield Listed(_ended([
            f"{one.member.person}, {one.member.get_role_display()}"
            + (f" ({one.excuse})" if one.excuse else "")
            for one in away
        ]))  # fmt: skip
    chair, secretary = holder_of(sitting, Part.CHAIR), holder_of(sitting, Part.SECRETARY)
    if chair and secretary:
        yield Text(f"Chủ tọa: {chair.person}. Thư ký: {secretary.person}.")


def _ended(items: list[str]) -> list[str]:
    """A semicolon after each item, a full stop after the last."""
    return [f"{one};" for one in items[:-1]] + [f"{one}." for one in items[-1:]]


def _ballot(number: int, ballot: Ballot) -> Iterator[Block]:
    rule = rule_for(ballot)
    yield Heading(f"{number}. {ballot.award_words}", level=3)
    cited = f" Căn cứ: {rule.citation}." if rule.citation else ""
    yield Text(f"Hình thức: {METHODS[Method(ballot.method)]}. {votes.text_of(rule, 'vi')}{cited}")
    items = list(ballot.items.prefetch_related("conflicts__member__person").order_by("number"))
    head = (HEAD[0], "Sáng kiến", *HEAD[2:]) if ballot.award == INITIATIVE else HEAD
    yield Grid(head, [_line(one) for one in items], numbers={2, 3, 4, 5}, centred={0},
               widths=WIDTHS)  # fmt: skip
    for item in items:
        for one in item.conflicts.all():
            why = one.why or one.get_ground_display().lower()
            yield Text(
                f"Thành viên {one.member.person} không bỏ phiếu về {item.name} ({why}).",
                italic=True,
            )
    passed = sum(bool(one.passed) for one in items)
    yield Text(f"Có {passed}/{len(items)} trường hợp đạt. Mã kiểm: {ballot.digest[:16]}.")


def _line(item: BallotItem) -> list[str]:
    detail = f" ({item.detail})" if item.detail else ""
    short = "" if item.margin is None or item.margin >= 0 else f", thiếu {-item.margin} phiếu"
    share = item.said.get("share", {}).get("vi", "")
    written = f" + {item.written_for}" if item.written_for else ""
    return [
        str(item.number), f"{item.name}{detail}", f"{item.votes_for}{written}",
        str(item.votes_against), str((item.blank or 0) + (item.invalid or 0)), share,
        f"{item.get_outcome_display()}{short}",
    ]  # fmt: skip


def _signatures(sitting: Sitting) -> tuple[Signature, ...]:
    found = []
    for part, capacity, column in (
        (Part.SECRETARY, "THƯ KÝ", "secretary_signed"), (Part.CHAIR, "CHỦ TỌA", "chair_signed"),
    ):  # fmt: skip
        signer = getattr(sitting, column) or holder_of(sitting, part)
        day = getattr(sitting, f"{column}_on")
        note = f"(Đã ký ngày {day:%d/%m/%Y})" if day else "(Ký, ghi rõ họ tên)"
        found.append(Signature(capacity, str(signer.person) if signer else "", note))
    return tuple(found)


def sheet_of(ballot: Ballot) -> StatePaper:
    """The blank sheet of a ballot on paper; who steps aside for a subject strikes its line."""
    with override("vi"):
        sitting = ballot.sitting
        items = ballot.items.order_by("number")
        rows = [
            [str(one.number), f"{one.name} ({one.detail})" if one.detail else one.name, "□", "□"]
            for one in items
        ]
        return StatePaper(
            agency=_agency(sitting), numbered=False, name="PHIẾU BẦU",
            about=f"{ballot.award_words} năm {sitting.year}",
            body=(
                Text("Đánh dấu × vào một ô của mỗi dòng. Dòng không đánh dấu là phiếu trống; "
                     "đánh dấu cả hai ô là không hợp lệ. Không ký tên."),
                Grid(("TT", "Cá nhân, tập thể", "Đồng ý", "Không đồng ý"), rows,
                     centred={0, 2, 3}, widths=(1, 7, 2, 2)),
            ),
            day=sitting.held_on,
        )  # fmt: skip
