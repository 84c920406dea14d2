"""Room 6: sittings, ballots of three kinds, minutes."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year.nominations import CERTIFICATE, ROUND, TITLE
from tests.journeys.year.offices import AN, COUNCILS, MEMBERS, OFFICER, SONG

CAST = "Xem lại phiếu"


def begin(walk: Walk, **told: str) -> str:
    """A sitting to which all six have come: its address."""
    walk.be(OFFICER)
    row = walk.send("/so-dang-ky/phien-hop/them/", venue="Phòng họp 1", year="2025", **told)
    sitting = row.replace("/so-dang-ky/phien-hop/", "/hoi-dong/phien/")
    walk.go(sitting)
    walk.press("Khai mạc")
    walk.write(here_="Có mặt")
    walk.press("Lưu điểm danh")
    walk.sees("Có mặt 6/6 thành viên")
    return sitting


def draw_up(walk: Walk, sitting: str, **told: str) -> str:
    """A ballot paper with everybody who waits for one: its address."""
    walk.go(f"{sitting}lap-phieu/")
    walk.write(**told)
    walk.save()
    return walk.page.url


def minute(walk: Walk, sitting: str, **told: str) -> bytes:
    """The minutes, signed by both: as PDF."""
    walk.come(OFFICER, f"{sitting}bien-ban/")
    walk.write(**told)
    walk.save()
    for _part in ("secretary", "chair"):
        walk.press("Ghi đã")
    return walk.download("Tải PDF")


def sit_over_the_round(walk: Walk, round_: str) -> str:
    """One award in secret, the other by raised hands; the sitting ends when both are counted."""
    for step in ("Đang thẩm định", "Hội đồng đang xét"):
        walk.send(round_, f"Chuyển sang: {step}")
    sitting = begin(
        walk, council=COUNCILS["emulation"], round=ROUND, name="Phiên xét cuối năm",
        held_on="22/01/2026",
    )  # fmt: skip
    vote_in_secret(walk, sitting)
    raise_hands(walk, sitting)
    walk.go(sitting)
    walk.press("Kết thúc phiên họp")
    return sitting


def vote_in_secret(walk: Walk, sitting: str) -> None:
    """The last member steps aside for the second subject; two vote against that one."""
    ballot = draw_up(walk, sitting, award=TITLE)
    walk.page.locator("summary", has_text="Thêm xung đột lợi ích").click()
    walk.write(member="Ủy Viên F", item="2. ", why="Là vợ của người được xét")
    walk.press("Ghi")
    walk.sees("Là vợ của người được xét")
    walk.press("Mở phiếu")
    walk.go(sitting)
    walk.is_refused("Kết thúc phiên họp", "Còn phiếu chưa bỏ xong")
    look_over_and_cast(walk, ballot, MEMBERS[0])
    walk.come(MEMBERS[5], own(ballot))
    walk.sees("Bạn không bỏ phiếu về", "vì có liên quan")
    for place, member in enumerate(MEMBERS[1:], start=1):
        walk.be(member)
        told = {"choice_": "for", "step": "cast"}
        if place == 1:
            told |= {second_of(walk, ballot): "against"}
        walk.send(own(ballot), CAST, **told)
    walk.come(OFFICER, ballot)
    walk.sees("Đã bỏ 6/6 phiếu")
    walk.press("Đóng và kiểm phiếu")
    walk.sees(AN, "Kết quả không đổi được nữa", "Không bỏ phiếu: Ủy Viên F", "để đạt 80%")
    walk.look()


def own(ballot: str) -> str:
    """Where a member finds the own sheet of a ballot."""
    return ballot.replace("/hoi-dong/phieu/", "/bo-phieu/")


def second_of(walk: Walk, ballot: str) -> str:
    """The name of the field about the second subject."""
    sheet = walk.page.request.get(own(ballot)).text()
    names = list(dict.fromkeys(part.partition('"')[0] for part in sheet.split('name="')[1:]))
    return [name for name in names if name.startswith("choice_")][1]


def look_over_and_cast(walk: Walk, ballot: str, member: str) -> None:
    """As a member does it: choose, look it over, cast; nobody casts twice."""
    walk.come(member, "/bo-phieu/")
    walk.follow(TITLE)
    for one in walk.page.locator("main input[value=for]").all():
        one.check()
    walk.page.locator("main input[value=against]").last.check()
    walk.press(CAST)
    walk.press("Bỏ phiếu vào hòm")
    walk.go(own(ballot))
    walk.sees("Phiếu của bạn đã ở trong hòm", "không bỏ lần hai được")
    assert walk.page.locator("main input[type=radio]").count() == 0


def raise_hands(walk: Walk, sitting: str) -> None:
    draw_up(walk, sitting, award=CERTIFICATE, method="Giơ tay biểu quyết")
    walk.press("Mở phiếu")
    walk.follow("Ghi số người giơ tay")
    walk.write(for_="6", against_="0")
    walk.press("Lưu")
    walk.sees(SONG, "Đạt")
