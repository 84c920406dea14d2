"""Room 7: a decision signed here, one signed in the province's document system, a proposal."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx

from tests.journeys.walking import Walk
from tests.journeys.year.initiatives import INITIATIVE
from tests.journeys.year.offices import AN, CLERK, MERIT, OFFICER, SIGNED_BY, SIGNER, SONG
from thidua.foundation.documents.signing import sign_pdf

OUTSIDE = "Ký qua hệ thống văn bản của tỉnh"


def draft(walk: Walk, sitting: str, query: str, **told: str) -> str:
    """Of everybody the sitting let through, with the list frozen: its address."""
    walk.come(OFFICER, sitting.replace("/hoi-dong/phien/", "/quyet-dinh/soan/phien/") + query)
    walk.write(signer_name=SIGNED_BY, **told)
    walk.press("Soạn")
    decision = walk.page.url
    walk.send(deed(decision, "chot"))
    return decision


def deed(decision: str, name: str) -> str:
    return f"{decision.replace('/quyet-dinh/', '/so-dang-ky/quyet-dinh/')}{name}/"


def sign_here(walk: Walk, decision: str) -> bytes:
    """Numbered by the clerk, signed by the head, issued by the officer: the paper."""
    walk.come(CLERK, deed(decision, "cho-so"))
    walk.write(decided="05/02/2026")
    walk.save()
    walk.come(SIGNER, f"{decision}ky/")
    walk.press("Ký số văn bản này")
    signed = walk.download("Bản PDF đã ký")
    issue(walk, decision)
    return signed


def issue(walk: Walk, decision: str) -> None:
    walk.be(OFFICER)
    walk.send(deed(decision, "ban-hanh"))
    walk.go(decision)


def award(walk: Walk, sitting: str) -> str:
    decision = draft(walk, sitting, "?kind=award")
    assert b"/ETSI.CAdES.detached" in sign_here(walk, decision)
    walk.sees("Đã ban hành", AN)
    return decision


def propose(walk: Walk, sitting: str) -> None:
    """To the province; what it answers reaches the person's history."""
    decision = draft(walk, sitting, "?kind=proposal&to=home_affairs")
    walk.be(CLERK)
    walk.send(deed(decision, "cho-so"), decided="05/02/2026")
    walk.be(SIGNER)
    walk.send(f"{decision}ky/", "Ký số văn bản này")
    issue(walk, decision)
    walk.follow("Ghi kết quả của cấp trên")
    walk.page.locator("main [name=lines]").first.check()
    walk.write(outcome="Được tặng", number="99/QĐ-UBND", on="12/03/2026")
    walk.save()
    walk.sees("99/QĐ-UBND, 12/03/2026")
    walk.go(f"/so-dang-ky/khen-thuong/?q=luu+van+song&year=2025&award={MERIT}")
    walk.row(SONG, "99/QĐ-UBND")


def recognise(walk: Walk, sitting: str, folder: Path) -> str:
    """Goes out as Word, comes back with number, date and signature: the number. What says another
    thing than the frozen list is not taken without a reason."""
    decision = draft(walk, sitting, "?kind=initiative", way=OUTSIDE)
    walk.go(decision)
    word = walk.download("Văn bản Word")
    walk.send(deed(decision, "gui-di"))
    number = "117"
    right = stamped(word, folder, number)
    walk.come(CLERK, f"{decision}nhap-ve/")
    bring_back(walk, "118", right)
    walk.is_refused("Đối chiếu và lưu", "Không thấy số văn bản đã ghi trong bản đã ký")
    bring_back(walk, number, right)
    walk.press("Đối chiếu và lưu")
    walk.sees("Bản đã ký khớp với danh sách đã chốt", INITIATIVE)
    issue(walk, decision)
    return number


def bring_back(walk: Walk, number: str, paper: bytes) -> None:
    file = {"name": "da-ky.pdf", "mimeType": "application/pdf", "buffer": paper}
    walk.write(number=number, decided="14/11/2025", file=file)


def stamped(word: bytes, folder: Path, number: str) -> bytes:
    """What the document system makes of a draft: number and date set in, printed, signed."""
    paper = docx.Document(io.BytesIO(word))
    for cell in paper.tables[0].rows[0].cells:
        for line in cell.paragraphs:
            if line.text.startswith("Số:"):
                line.runs[0].text = line.text.replace("Số:", f"Số: {number}", 1)
                for run in line.runs[1:]:
                    run.text = ""
    paper.save(str(folder / "draft.docx"))
    command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless",
               "--convert-to", "pdf", "draft.docx"]  # fmt: skip
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return sign_pdf((folder / "draft.pdf").read_bytes(), name=SIGNED_BY, capacity="Giám đốc")
