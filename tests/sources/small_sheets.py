"""Two people in a sheet of their own, and what a reading of small sheets beside it says."""

from __future__ import annotations

from datetime import UTC, date, datetime

from thidua_rules.sources.report import Severity

PEOPLE = [
    ["Mã số", "Họ và tên", "Ngày sinh"],
    ["001234", "Nguyễn Văn An", "22/11/1980"],
    ["000007", "Trần Thị Bình", date(1985, 2, 1)],
]
AN, BINH = "cb:001234", "cb:000007"
NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
AWARD_HEAD = ["Họ và tên", "Danh hiệu", "Năm", "Số quyết định", "Ngày ký", "Trích yếu"]


def problems(result, severity=None):
    return [(str(p.place), p.code) for p in result.problems if severity in (None, p.severity)]


def errors(result):
    return problems(result, Severity.ERROR)


def triples(result):
    return [(r.subject, r.year, r.rating) for r in result.register.ratings]


def held(result):
    return [(a.subject, a.award, a.year) for a in result.register.awards]


def ratings_of(read, *rows, head=("Họ và tên", "Năm", "Xếp loại")):
    return read({"Nhân sự": PEOPLE, "Xếp loại": [list(head), *rows]})


def awards_of(read, *rows, head=AWARD_HEAD):
    return read({"Nhân sự": PEOPLE, "Khen thưởng": [list(head), *rows]})


def well_said(*told):
    """Each is a whole sentence in both languages, as everything told of a file must be."""
    for one in told:
        for sentence in one:
            assert isinstance(sentence, str), one
            assert sentence.endswith("."), sentence
            assert not sentence[0].islower(), sentence
            assert not sentence.isupper(), sentence
