"""Dossiers: which list serves a file, what of it is there, and who may hand it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_rules.dossiers import (
    CONDITIONS,
    Condition,
    Dossiers,
    Item,
    Overall,
    Status,
    check,
    checked_sentences,
    dossier_of,
    dossier_sentences,
    route,
    route_sentences,
)
from thidua_rules.loading import load_law
from thidua_rules.loading.dossiers import conflicting_sets, load_dossiers
from thidua_rules.model.verdict import Citation, Sureness

LAW = load_law()
DATA = load_dossiers(LAW)
DAY = date(2026, 3, 1)
CITED = Citation("x", "Nghị định thử", "Điều 3", date(2020, 1, 1), None, Sureness.VERIFIED)
NATIONAL, PM, BASE = "emulation_fighter_national", "pm_merit_certificate", "advanced_worker"
truths = st.sampled_from([True, False, None])


# -- conditions -----------------------------------------------------------------------------------
@given(st.lists(truths, max_size=3), st.lists(truths, max_size=3), st.lists(truths, max_size=3))
def test_a_condition_is_known_when_every_completion_agrees(every, some, none) -> None:
    words = list(CONDITIONS)
    names = [words[:3], words[3:6], words[6:9]]
    subject = {
        name: value
        for group, values in zip(names, (every, some, none), strict=True)
        for name, value in zip(group, values, strict=False)
        if value is not None
    }
    parts = [tuple(group[: len(values)]) for group, values in zip(names, (every, some, none),
                                                                 strict=True)]  # fmt: skip
    condition = Condition(*parts)
    open_ = [word for word in condition.words if word not in subject]
    ways = set()
    for guess in product([True, False], repeat=len(open_)):
        full = subject | dict(zip(open_, guess, strict=True))
        ways.add(
            all(full[w] for w in parts[0])
            and (not parts[1] or any(full[w] for w in parts[1]))
            and not any(full[w] for w in parts[2])
        )
    assert condition.holds(subject) == (ways.pop() if len(ways) == 1 else None)


# -- selecting ------------------------------------------------------------------------------------
def ids(code: str, kind: str, **more) -> list[str]:
    return [item.id for item in dossier_of(DATA, LAW.awards[code], kind, **more).items]


@pytest.mark.parametrize(
    ("day", "sent", "originals"),
    [
        (date(2017, 9, 30), None, None),
        (date(2017, 10, 1), None, 2),
        (date(2023, 12, 31), None, 2),
        (date(2024, 1, 1), None, None),
        (date(2025, 7, 1), None, 1),
        (date(2025, 7, 15), date(2025, 6, 30), None),
        (date(2025, 7, 15), date(2025, 7, 1), 1),
        (date(2026, 10, 1), None, 1),
        (date(2027, 2, 28), None, 1),
        (date(2027, 3, 1), None, None),
    ],
)
def test_the_sets_of_a_day(day, sent, originals) -> None:
    dossier = dossier_of(DATA, LAW.awards[NATIONAL], "individual", received=day, sent=sent)
    assert dossier.originals == originals
    assert (dossier.originals_citation is None) is (originals is None)


def test_lists_add_up_and_what_is_always_needed_comes_first() -> None:
    found = dossier_of(DATA, LAW.awards[PM], "collective", received=DAY)
    assert {"pm_merit_certificate", "state_level", "sector_ministry"} <= set(found.lists)
    words = [item.word for item in found.items]
    order = ["paper", "opinion", "posting", "sending", "freshness"]
    assert words == sorted(words, key=order.index)
    papers = [bool(item.when.words) for item in found.items if item.word == "paper"]
    assert papers == sorted(papers)
    assert found.known
    assert (found.award, found.kind, found.method, found.received) == (
        PM, "collective", "merit", DAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "kind", "method", "there", "absent"),
    [
        (PM, "individual", "simplified", "summary", "report"),
        (PM, "individual", "merit", "report", "summary"),
        (PM, "individual", "external", "security_opinion", "report"),
        (BASE, "individual", "merit", "minutes", "freshness"),
        ("government_flag", "collective", "merit", "sector_opinion", "posting"),
        ("labour_order_3", "individual", "long_service", "posting", "tax_confirmation"),
        (NATIONAL, "individual", "merit", "party_opinion", "sector_opinion"),
    ],
)
def test_each_method_has_its_own_list(code, kind, method, there, absent) -> None:
    found = ids(code, kind, received=DAY, method=method)
    assert there in found
    assert absent not in found


def test_a_list_for_one_kind_of_recipient_serves_no_other() -> None:
    only = next(one for one in DATA.lists if one.code == NATIONAL)
    assert only.serves(NATIONAL, "individual", "merit")
    assert not only.serves(NATIONAL, "collective", "merit")
    assert not only.serves(NATIONAL, "individual", "simplified")
    assert not only.serves(PM, "individual", "merit")
    assert replace(only, kinds=()).serves(NATIONAL, "collective", "merit")
    assert replace(only, methods=("sudden",)).serves(NATIONAL, "individual", "sudden")
    assert not replace(only, methods=("sudden",)).serves(NATIONAL, "individual", "merit")


def test_the_award_settles_its_own_conditions() -> None:
    of = {
        code: dossier_of(DATA, LAW.awards[code], LAW.awards[code].recipients[0], received=DAY).given
        for code in (NATIONAL, BASE, PM, "labour_order_3")
    }
    assert of[NATIONAL] == {"title": True, "form": False, "state_level": True}
    assert of[BASE] == {"title": True, "form": False, "state_level": False}
    assert of[PM] == {"title": False, "form": True, "state_level": True}
    assert of["labour_order_3"] == {"title": False, "form": True, "state_level": True}


def test_a_later_version_keeps_the_items_and_is_no_surer() -> None:
    before = dossier_of(DATA, LAW.awards[PM], "individual", received=date(2026, 9, 30))
    after = dossier_of(DATA, LAW.awards[PM], "individual", received=date(2026, 10, 1))
    assert [item.id for item in before.items] == [item.id for item in after.items]
    assert {item.citation.sureness for item in after.items} == {Sureness.TO_CONFIRM}
    assert Sureness.VERIFIED in {item.citation.sureness for item in before.items}
    assert after.originals_citation is not None
    assert after.originals_citation.sureness is Sureness.TO_CONFIRM
    shared = [item for item in after.items if item.id in ("submission", "freshness")]
    assert {item.citation.starts for item in shared} == {date(2026, 10, 1)}


def test_every_item_is_cited_and_no_award_has_two_numbers_of_sets() -> None:
    items = [i for one in DATA.lists for v in one.versions for i in v.items]
    assert all(item.citation.label and item.text["vi"] and item.text["en"] for item in items)
    assert list(conflicting_sets(DATA)) == []
    one = next(x for x in DATA.lists if x.code == "pm_merit_certificate")
    twice = Dossiers((one, replace(one, code="other")), ())
    assert list(conflicting_sets(twice)) == [(one.code, "other")]
    apart = replace(one, code="other", methods=("simplified",))
    assert list(conflicting_sets(Dossiers((one, apart), ()))) == []
    elsewhere = replace(one, code="other", awards=(BASE,))
    assert list(conflicting_sets(Dossiers((one, elsewhere), ()))) == []


def test_a_list_for_everyone_meets_one_for_some() -> None:
    one = next(x for x in DATA.lists if x.code == "pm_merit_certificate")
    everyone = replace(one, kinds=())
    some, others = (replace(one, code=kind, kinds=(kind,)) for kind in ("individual", "collective"))
    assert list(conflicting_sets(Dossiers((everyone, some), ()))) == [(one.code, some.code)]
    assert list(conflicting_sets(Dossiers((some, everyone), ()))) == [(some.code, one.code)]
    assert list(conflicting_sets(Dossiers((some, others), ()))) == []


# -- checking -------------------------------------------------------------------------------------
def item(key: str = "x", when: Condition | None = None, sure=Sureness.VERIFIED, **params) -> Item:
    cited = replace(CITED, sureness=sure)
    return Item(key, "paper", params, {"vi": "Giấy", "en": "Paper"}, when or Condition(), cited)


@pytest.mark.parametrize(
    ("needed", "there", "sure", "status"),
    [
        (True, True, Sureness.VERIFIED, Status.THERE),
        (True, False, Sureness.VERIFIED, Status.MISSING),
        (True, None, Sureness.VERIFIED, Status.UNKNOWN),
        (None, True, Sureness.VERIFIED, Status.THERE),
        (None, False, Sureness.VERIFIED, Status.UNKNOWN),
        (False, True, Sureness.VERIFIED, Status.NOT_NEEDED),
        (False, None, Sureness.UNKNOWN, Status.NOT_NEEDED),
        (True, False, Sureness.TO_CONFIRM, Status.MISSING),
        (True, False, Sureness.UNKNOWN, Status.UNKNOWN),
        (True, False, Sureness.DRAFT, Status.UNKNOWN),
        (True, True, Sureness.UNKNOWN, Status.THERE),
    ],
)
def test_there_missing_not_needed_unknown(needed, there, sure, status) -> None:
    base = dossier_of(DATA, LAW.awards[PM], "individual", received=DAY)
    one = item(when=Condition(any_of=("enterprise",)), sure=sure)
    checked = check(replace(base, items=(one,)), {"enterprise": needed}, {"x": there})
    assert checked.items == ((one, status),)
    overall = {Status.MISSING: Overall.INCOMPLETE, Status.UNKNOWN: Overall.UNKNOWN}
    assert checked.overall is overall.get(status, Overall.COMPLETE)


def test_what_another_body_asks_is_not_missing_from_the_file() -> None:
    base = dossier_of(DATA, LAW.awards[PM], "individual", received=DAY)
    asked = replace(item(), params={"asked_by": "home_affairs"})
    assert check(replace(base, items=(asked,)), {}, {}).items[0][1] is Status.NOT_NEEDED


def test_missing_outweighs_unknown_and_an_empty_list_is_unknown() -> None:
    base = dossier_of(DATA, LAW.awards[PM], "individual", received=DAY)
    two = replace(base, items=(item("a"), item("b")))
    assert check(two, {}, {"a": False}).overall is Overall.INCOMPLETE
    assert check(two, {}, {"a": True}).overall is Overall.UNKNOWN
    assert check(two, {}, {"a": True, "b": True}).overall is Overall.COMPLETE
    assert check(replace(base, items=()), {}, {}).overall is Overall.UNKNOWN


def test_the_awards_own_nature_cannot_be_denied() -> None:
    base = dossier_of(DATA, LAW.awards[PM], "individual", received=DAY)
    one = replace(base, items=(item(when=Condition(all_of=("form",))),))
    assert check(one, {"form": False}, {"x": True}).items[0][1] is Status.THERE


# -- routes ---------------------------------------------------------------------------------------
def test_routes_are_open_possible_or_barred() -> None:
    subject = {"enterprise": False, "posthumous": True}
    found = route(DATA, LAW.awards[NATIONAL], subject, on=DAY)
    assert [one.id for one in found.barred] == ["no_title"]
    assert found.open == ()
    assert route(DATA, LAW.awards[NATIONAL], subject, on=date(2025, 6, 30)).barred == ()
    assert route(DATA, LAW.awards[NATIONAL], subject, on=date(2025, 7, 1)).barred != ()
    assert route(DATA, LAW.awards[NATIONAL], subject, on=date(2027, 3, 1)).barred == ()
    unsaid = route(DATA, LAW.awards[NATIONAL], {"enterprise": False}, on=DAY)
    assert [one.id for one in unsaid.possible] == ["no_title"]


# -- in words -------------------------------------------------------------------------------------
def test_a_dossier_in_words() -> None:
    said = dossier_sentences(dossier_of(DATA, LAW.awards[PM], "individual", received=DAY), "vi")
    assert said[0] == "Số lượng: 01 bộ bản chính (Nghị định 152/2025/NĐ-CP Điều 42)."
    assert said[1] == (
        "Tờ trình của bộ hoặc tỉnh – Mẫu số 01, lập: nơi trình (bộ, tỉnh), bản chính "
        "(Nghị định 152/2025/NĐ-CP Điều 42, 33.11)."
    )
    english = dossier_sentences(
        dossier_of(DATA, LAW.awards[NATIONAL], "individual", received=DAY), "en"
    )
    assert english[0] == "1 original set(s) (Nghị định 152/2025/NĐ-CP Điều 36)."
    assert any("posted by the proposing body" in s and "10 working days" in s for s in english)
    assert any(s.endswith("– unless the file holds state secrets "
                          "(Nghị định 152/2025/NĐ-CP Điều 33.12).") for s in english)  # fmt: skip


def test_what_was_not_read_is_said() -> None:
    gone = dossier_of(DATA, LAW.awards[PM], "individual", received=date(2030, 1, 1))
    assert not gone.known
    assert dossier_sentences(gone, "vi") == (
        "Chưa có danh mục hồ sơ đã đọc cho ngày này: theo quy định của bộ, tỉnh.",
    )
    old = dossier_of(DATA, LAW.awards[PM], "individual", received=date(2024, 5, 1))
    assert dossier_sentences(old, "en")[0] == "How many sets: the rule has not been read."


def test_conditions_in_words() -> None:
    base = dossier_of(DATA, LAW.awards[PM], "individual", received=DAY)
    when = Condition(("form", "enterprise"), ("state_owned", "foreign"), ("state_secret",))
    (_, said) = dossier_sentences(replace(base, items=(item(when=when),)), "en")
    assert said == (
        "Paper – if an enterprise, or a collective or person of one and an enterprise with more "
        "than half of its capital held by the State or a foreign person or body, or a Vietnamese "
        "living abroad, unless the file holds state secrets (Nghị định thử Điều 3)."
    )


def test_a_checked_file_in_words() -> None:
    base = dossier_of(DATA, LAW.awards[PM], "individual", received=DAY)
    two = replace(base, items=(item("a"), item("b")))
    assert checked_sentences(check(two, {}, {"a": True, "b": False}), "vi") == (
        "Hồ sơ còn thiếu.",
        "Đã có: Giấy (Nghị định thử Điều 3).",
        "Còn thiếu: Giấy (Nghị định thử Điều 3).",
    )
    assert checked_sentences(check(two, {}, {}), "en")[0].startswith("Not enough is known")


def test_routes_in_words() -> None:
    barred = route(DATA, LAW.awards[NATIONAL], {"enterprise": False, "posthumous": True}, on=DAY)
    assert route_sentences(barred, "vi") == (
        ("Không được đề nghị: Danh hiệu thi đua không truy tặng "
        "(Nghị định 152/2025/NĐ-CP Điều 33.4)."),
    )  # fmt: skip
    maybe = route(DATA, LAW.awards[PM], {"enterprise": False}, on=DAY)
    assert route_sentences(maybe, "en") == (
        ("Possibly: The unit that managed the person draws up the file – if posthumous and a form "
        "of commendation (Nghị định 152/2025/NĐ-CP Điều 33.4)."),
    )  # fmt: skip
