"""One year of a small department in a real Chromium, by everybody who has a hand in it: from the
movement launched to the certificate whose code is scanned, and back when it is revoked."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp

from tests.browsing import opened
from tests.councils.chamber import REGULATION, seats
from tests.journeys.walking import Walk
from tests.nominations.history import Histories, write_histories
from tests.office import PASSWORD
from thidua.cycle.councils.actions.found_council import found_council
from thidua.cycle.councils.actions.set_regulation import set_regulation
from thidua.foundation.access.models import Grant, User

pytestmark = [
    pytest.mark.browser, pytest.mark.office_papers, pytest.mark.django_db(transaction=True)
]  # fmt: skip

OFFICER, UNIT, HEAD = "department_officer", "unit_officer", "unit_head"
CLERK, SIGNER = "clerk", "signing_head"
MEMBERS = tuple(f"uv{number}" for number in range(6))
DEPARTMENT, ENERGY = "Sở Công Thương Hồng Lam", "Phòng Quản lý năng lượng"
FIGHTER = "emulation_fighter_grassroots"
TITLE, AN = "Chiến sĩ thi đua cơ sở", "Đặng Thị Hương An"


@pytest.fixture
def office(transactional_db: None) -> Histories:
    """People with their records, a council, a second reviewer; nothing of the year yet."""
    histories = write_histories()
    place = histories.office.department
    council = found_council(
        actor=histories.office.officer, organisation=place, kind="emulation",
        name="Hội đồng Thi đua - Khen thưởng Sở", decision_no="01/QĐ-SCT", decided=date(2025, 1, 6),
    )  # fmt: skip
    set_regulation(
        actor=histories.office.officer, row=council, version=1, content=REGULATION, reason="Mới"
    )
    seats(histories.office, council)
    second = User.objects.create(username="tham_dinh", full_name="Người thẩm định thứ hai")
    Grant.objects.create(user=second, role="initiative_reviewer", organisation=place,
                         valid_from=date(2020, 1, 1))  # fmt: skip
    for user in User.objects.filter(username__in=["tham_dinh", *MEMBERS]):
        user.set_password(PASSWORD)
        user.save()
    return histories


@pytest.fixture
def walk(
    chromium_path: str, live_server: Any, office: Histories, settings: Any, tmp_path: Path
) -> Iterator[Walk]:
    settings.THIDUA = replace(
        settings.THIDUA, demonstration=True, data_dir=tmp_path, public_address=live_server.url
    )
    with opened(chromium_path, live_server) as page:
        yield Walk(page)
        assert page.errors == []
        assert page.outside == []


def test_a_year_from_the_movement_to_the_scanned_certificate(walk: Walk, tmp_path: Path) -> None:
    open_the_years(walk)
    launch_a_movement(walk)
    register(walk)
    prove_an_initiative(walk)
    tell_results(walk)
    round_ = hold_a_round(walk)
    sitting = sit_in_council(walk, round_)
    minute_it(walk, sitting)
    decision = decide(walk, sitting)
    code = scan(print_certificates(walk, decision), tmp_path)
    anybody_confirms(walk, code, "Bằng do cơ quan cấp và còn giá trị", AN, TITLE)
    walk.come(OFFICER)
    count_and_honour(walk)
    revoke(walk)
    anybody_confirms(walk, code, "Khen thưởng này đã bị hủy bỏ, thu hồi")


def open_the_years(walk: Walk) -> None:
    walk.come(OFFICER)
    for year in ("2025", "2026"):
        walk.go("/so-dang-ky/nam-thi-dua/them/")
        walk.write(organisation=DEPARTMENT, year=year)
        walk.save()


def launch_a_movement(walk: Walk) -> None:
    walk.go("/so-dang-ky/phong-trao/them/")
    walk.write(
        title="Thi đua hoàn thành nhiệm vụ năm 2025", organisation=DEPARTMENT, starts="01/01/2025",
        ends="31/12/2025", document_no="08/KH-SCT", document_date="10/01/2025",
        participants="Các phòng của Sở", criteria="Hoàn thành nhiệm vụ, có sáng kiến.",
    )  # fmt: skip
    walk.save()
    walk.page.locator("summary", has_text="Thêm đơn vị tham gia").click()
    walk.press("Ghi đơn vị đã chọn")
    walk.press("Phát động")
    walk.sees("Đã phát động", ENERGY)


def register(walk: Walk) -> None:
    """The unit pledges what was proposed to it; the officer accepts."""
    walk.come(UNIT)
    walk.go("/dang-ky-thi-dua/")
    walk.follow(ENERGY)
    walk.write(movement="Thi đua hoàn thành nhiệm vụ năm 2025")
    walk.save()
    walk.sees(AN, "được tặng năm 2024", "rà soát: đủ tiêu chuẩn")
    walk.write(more_text_0="Giải quyết hồ sơ đúng hạn", pledge="Thi đua hoàn thành nhiệm vụ.")
    walk.press("Lưu bản đăng ký")
    walk.press("Gửi bản đăng ký")
    address = walk.page.url
    walk.come(OFFICER)
    walk.go(address)
    walk.press("Chấp nhận")
    walk.sees("Đã chấp nhận ngày")


def prove_an_initiative(walk: Walk) -> None:
    """Submitted by the unit, scored by two who do not see each other's points, recognised."""
    for number, text in enumerate(("Tính mới", "Hiệu quả"), start=1):
        walk.go("/so-dang-ky/phieu-diem-sang-kien/them/")
        walk.write(organisation=DEPARTMENT, number=str(number), text=text, most="50")
        walk.save()
    walk.come(UNIT)
    walk.go("/so-dang-ky/ho-so-sang-kien/them/")
    walk.write(
        title="Hẹn giờ nộp hồ sơ trên mạng", organisation=ENERGY, year="2025",
        applied_from="03/03/2025", problem="Người dân phải chờ.", solution="Hẹn giờ trước.",
        effect="Giảm một nửa thời gian chờ.", author_0_q="do thi dao",
    )  # fmt: skip
    walk.page.locator("main [name=author_0]").first.check()
    walk.save()
    walk.press("Nộp hồ sơ sáng kiến")
    address = walk.page.url
    walk.come(OFFICER)
    for reviewer in ("initiative_reviewer", "thứ hai"):
        walk.go(address)
        walk.write(reviewer=reviewer)
        walk.press("Giao thẩm định")
    for reviewer in ("initiative_reviewer", "tham_dinh"):
        score(walk, reviewer, address)
    walk.come(OFFICER)
    walk.go(address)
    walk.press("Trình hội đồng sáng kiến")
    walk.follow("Ghi công nhận")
    walk.write(decision_no="16/QĐ-SCT", decided="10/11/2025")
    walk.save()
    walk.go(address)
    walk.sees("16/QĐ-SCT")


def score(walk: Walk, reviewer: str, address: str) -> None:
    walk.come(reviewer)
    walk.go(address)
    walk.follow("Mở phiếu thẩm định")
    for points in walk.page.locator("main input.votes").all():
        points.fill("42")
    walk.write(comment="Có số liệu trước và sau.")
    walk.press("Gửi phiếu thẩm định")


def tell_results(walk: Walk) -> None:
    walk.go("/so-dang-ky/chi-tieu/them/")
    walk.write(organisation=DEPARTMENT, code="HS", name="Hồ sơ đúng hạn", unit="hồ sơ",
               shape="Số lượng")  # fmt: skip
    walk.save()
    walk.go("/so-dang-ky/so-ket-qua/them/")
    walk.write(indicator="Hồ sơ đúng hạn", organisation=DEPARTMENT, year="2025", planned="1.000",
               actual="1.250")  # fmt: skip
    walk.save()
    walk.go("/ket-qua/?nam=2025")
    walk.sees("1/1 chỉ tiêu có kế hoạch đã vượt kế hoạch", "+250")


def hold_a_round(walk: Walk) -> str:
    """Opened by the officer, reviewed and signed in the unit, sent, appraised: its address."""
    walk.come(OFFICER)
    walk.go("/so-dang-ky/dot-xet/them/")
    walk.write(name="Xét danh hiệu năm 2025", organisation=DEPARTMENT, year="2025",
               opens="01/12/2025", closes="31/12/2027", received="15/01/2026",
               awards=TITLE)  # fmt: skip
    walk.save()
    round_ = walk.page.url
    walk.come(UNIT)
    walk.go(round_)
    walk.press("Mở cuộc họp")
    review = walk.page.url
    walk.follow("Ghi ngày, thành phần họp")
    walk.write(held_on="20/12/2025", chair="Trưởng phòng", secretary="Thư ký", present="5",
               voters="5")  # fmt: skip
    walk.save()
    walk.go(review)
    walk.press("Lưu, ô phiếu trống ghi 5/5")
    walk.come(HEAD)
    walk.go(review)
    walk.press("Ký biên bản")
    walk.come(UNIT)
    walk.go(review)
    walk.press("Lập hồ sơ cho")
    walk.press("Kiểm tra và nộp")
    appraise(walk, round_)
    return round_


def appraise(walk: Walk, round_: str) -> None:
    walk.come(OFFICER)
    walk.go(round_)
    walk.follow("Thẩm định")
    walk.sees(AN)
    walk.write(opinion="Đủ tiêu chuẩn, đề nghị Hội đồng.")
    walk.press("Thẩm định đạt các hồ sơ đã chọn")


def sit_in_council(walk: Walk, round_: str) -> str:
    """Attendance, a ballot paper with every subject, six secret votes, minutes: the sitting."""
    walk.go(round_)
    walk.press("Chuyển sang: Đang thẩm định")
    walk.press("Chuyển sang: Hội đồng đang xét")
    walk.go("/so-dang-ky/phien-hop/them/")
    walk.write(council="Hội đồng Thi đua", round="Xét danh hiệu năm 2025", year="2025",
               name="Phiên xét cuối năm", held_on="22/01/2026", venue="Phòng họp 1")  # fmt: skip
    walk.save()
    walk.follow("Mở phiên họp")
    sitting = walk.page.url
    walk.press("Khai mạc")
    for one in walk.page.locator("main select[name^=here_]").all():
        one.select_option("yes")
    walk.press("Lưu điểm danh")
    walk.sees("Có mặt 6/6 thành viên")
    ballot = vote_in_secret(walk, sitting)
    walk.come(OFFICER)
    walk.go(ballot)
    walk.sees("Đã bỏ 6/6 phiếu")
    walk.press("Đóng và kiểm phiếu")
    walk.sees(AN, "Kết quả không đổi được nữa", "Thiếu 1 phiếu để đạt 80%")
    walk.go(sitting)
    walk.press("Kết thúc phiên họp")
    return sitting


def vote_in_secret(walk: Walk, sitting: str) -> str:
    walk.go(f"{sitting}lap-phieu/")
    walk.write(award=TITLE)
    walk.save()
    ballot = walk.page.url
    if walk.page.locator("main [name=few_is_known]").count():
        walk.write(few_is_known=True)
    walk.press("Mở phiếu")
    for place, member in enumerate(MEMBERS):
        cast(walk, member, against_the_second=place < 2)
    return ballot


def cast(walk: Walk, member: str, *, against_the_second: bool) -> None:
    walk.come(member)
    walk.go("/bo-phieu/")
    walk.follow(TITLE)
    for one in walk.page.locator("main input[value=for]").all():
        one.check()
    if against_the_second:
        walk.page.locator("main input[value=against]").last.check()
    walk.press("Xem lại phiếu")
    walk.press("Bỏ phiếu vào hòm")


def minute_it(walk: Walk, sitting: str) -> None:
    walk.go(f"{sitting}bien-ban/")
    walk.write(minutes_no="02", discussion="Đã thảo luận.", conclusion="Đề nghị tặng danh hiệu.")
    walk.save()
    for _part in ("chair", "secretary"):
        walk.go(f"{sitting}bien-ban/")
        walk.press("Ghi đã")
    assert walk.download("Tải PDF").startswith(b"%PDF-")


def decide(walk: Walk, sitting: str) -> str:
    """Drafted, frozen, numbered by the clerk, signed by the head, issued: the decision."""
    walk.come(OFFICER)
    walk.go(sitting.replace("/hoi-dong/phien/", "/quyet-dinh/soan/phien/") + "?kind=award")
    walk.write(signer_name="Trần Văn Đức")
    walk.press("Soạn")
    decision = walk.page.url
    deed = decision.replace("/quyet-dinh/", "/so-dang-ky/quyet-dinh/")
    walk.go(f"{deed}chot/")
    walk.save()
    walk.come(CLERK)
    walk.go(f"{deed}cho-so/")
    walk.write(decided="05/02/2026")
    walk.save()
    walk.come(SIGNER)
    walk.go(f"{decision}ky/")
    walk.press("Ký số văn bản này")
    signed = walk.download("Bản PDF đã ký")
    assert b"/ETSI.CAdES.detached" in signed
    walk.come(OFFICER)
    walk.go(f"{deed}ban-hanh/")
    walk.save()
    walk.go(decision)
    walk.sees("Đã ban hành", AN)
    return decision


def print_certificates(walk: Walk, decision: str) -> bytes:
    walk.go("/so-dang-ky/mau-bang/them/")
    walk.write(name="Mẫu của Sở", organisation=DEPARTMENT, award=TITLE)
    walk.save()
    walk.go(decision)
    walk.follow("Lập đợt in")
    walk.save()
    return walk.download("PDF")


def scan(pdf: bytes, folder: Path) -> str:
    """The text of the code on the first sheet, as a printer and a telephone would have it."""
    (folder / "sheet.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "150", "-gray", "-f", "1", "-l", "1", "sheet.pdf", "sheet"]
    subprocess.run(command, cwd=folder, check=True)
    picture = next(folder.glob("sheet*.pgm")).read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head is not None, "a grey picture of one byte a dot"
    width, height = map(int, head.groups())
    grey = np.frombuffer(picture, np.uint8, offset=head.end()).reshape(height, width)
    (found,) = zxingcpp.read_barcodes(grey)
    return str(found.text)


def anybody_confirms(walk: Walk, address: str, *words: str) -> None:
    """Who signs in to nothing opens the address of the code."""
    walk.leave()
    walk.go(address)
    walk.sees(*words)


def revoke(walk: Walk) -> None:
    walk.come(OFFICER)
    walk.go(f"/so-dang-ky/khen-thuong/?q=huong+an&year=2025&award={FIGHTER}")
    walk.follow(AN)
    walk.follow("Hủy bỏ, thu hồi")
    walk.write(on="10/03/2026", reason="Kê khai không đúng", decision_no="15/QĐ-SCT")
    walk.save()


def count_and_honour(walk: Walk) -> None:
    """The year's numbers count the title, and the conference lists it."""
    walk.go("/thong-ke/?from=2025&to=2025")
    walk.row(TITLE, "1")
    walk.go("/so-dang-ky/hoi-nghi/them/")
    walk.write(title="Hội nghị tổng kết năm 2025", organisation=DEPARTMENT, first_year="2025",
               last_year="2025", held_on="20/02/2026")  # fmt: skip
    walk.save()
    walk.press("Lập")
    walk.sees(AN, TITLE)
