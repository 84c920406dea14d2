"""The law as a book: what cites what, how sure it is, when it changes, where a word stands."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_rules.lawbook.articles import article_keys, article_label
from thidua_rules.lawbook.citing import KINDS, all_uses, articles_of, awards_in, citing, uses
from thidua_rules.lawbook.coverage import Count, cover, cover_of
from thidua_rules.lawbook.delegating import left_to_issuers
from thidua_rules.lawbook.searching import search
from thidua_rules.lawbook.timeline import around, award_days, law_days
from thidua_rules.loading import law_folder, load_law
from thidua_rules.loading.law import bare_law

LAW = load_law()
FIGHTER = "emulation_fighter_grassroots"


@pytest.mark.parametrize(
    ("article", "keys"),
    [
        ("Điều 80.1, 80.4", ("80",)), ("Điều 6.2, 60.2", ("6", "60")), ("Điều 74.1.đ", ("74",)),
        ("Điều 26–28", ("26", "27", "28")), ("Điều 5a.1", ("5a",)), ("Phụ lục II", ("phu-luc-ii",)),
        ("Điều 44.1.e và 45", ("44", "45")), ("", ()),
    ],
)  # fmt: skip
def test_articles_are_read_from_citations(article, keys) -> None:
    assert article_keys(article) == keys


def test_an_article_has_a_name_in_each_language() -> None:
    assert (article_label("23", "vi"), article_label("23", "en")) == ("Điều 23", "Article 23")
    assert article_label("phu-luc-ii", "vi") == "Phu luc ii"


def test_a_value_unchanged_over_versions_is_one_use() -> None:
    found = [use for use in uses(LAW) if use.award == FIGHTER and use.id == "excellent"]
    enacted = [use for use in found if not use.reading]
    assert [(use.starts, use.ends) for use in enacted] == [(date(2024, 1, 1), date(2026, 10, 1))]
    assert enacted[0].versions == ("2024", "2025-07", "2026")
    assert [use.sureness.value for use in found if use.reading] == ["draft"]


def test_an_article_lists_all_that_cites_it() -> None:
    found = citing(LAW, "law_06_2022", "23")
    assert awards_in(found) == (FIGHTER,)
    assert {"excellent", "initiative", "science_work"} <= {use.id for use in found}
    assert articles_of(LAW, "law_06_2022")["23"] == len(found)
    assert {use.kind for use in citing(LAW, "decree_152_2025")} >= {"procedure", "transition"}
    assert citing(LAW, "nothing") == ()


def test_every_citation_leads_to_an_instrument() -> None:
    assert {use.instrument for use in uses(LAW)} <= set(LAW.instruments)


def test_whatever_cites_says_what_it_is_and_since_when() -> None:
    found = all_uses(LAW)
    assert {use.kind for use in found} == set(KINDS) - {"overlay"}
    assert all(use.text.get("vi") for use in found if use.kind != "standard")
    assert all(use.starts is None or use.starts.year > 1 for use in found)
    salaries = [use for use in found if (use.kind, use.id) == ("money", "salary")]
    assert {use.award for use in salaries} == {"money"}
    laid = load_law(overlays=("demonstration",))
    (overlay,) = laid.overlays
    uses_of = [use for use in uses(laid) if use.kind == "overlay"]
    assert len(uses_of) == 1 + len(overlay.fills)
    assert {(use.starts, use.ends) for use in uses_of} == {(overlay.starts, overlay.ends)}


def test_coverage_counts_each_criterion_once() -> None:
    found = cover(LAW)
    assert found.criteria == sum((award.criteria for award in found.awards), Count())
    assert found.criteria.total == found.criteria.verified + found.criteria.open
    assert found.unread > 0
    assert cover(LAW, date(2020, 1, 1)).criteria.draft == 0


def test_a_demand_nobody_read_is_never_verified() -> None:
    standard = next(s for s in LAW.awards[FIGHTER].standards if s.groups == ("armed_forces",))
    assert cover_of(standard.versions[0]).criteria == Count(unknown=1)


def test_an_unread_text_counts_as_unknown_beside_its_draft() -> None:
    version = LAW.awards[FIGHTER].standards[0].versions[-1]
    assert cover_of(version).unread
    assert cover_of(version).criteria == Count(draft=3, unknown=1)


def test_the_last_and_the_next_change_of_a_day() -> None:
    days = award_days(LAW.awards[FIGHTER])
    on = around(days, date(2025, 7, 1))
    assert (on.last, on.next) == (date(2025, 7, 1), date(2026, 1, 1))
    assert around(days, date(2000, 1, 1)).last is None
    assert around(days, date(2050, 1, 1)).next is None
    assert set(days) <= set(law_days(LAW))


@pytest.mark.parametrize(
    ("query", "kind", "code", "id_"),
    [
        ("cstđ cơ sở", "award", FIGHTER, ""), ("cstd co so", "award", FIGHTER, ""),
        ("06/2022", "instrument", "law_06_2022", ""),
        ("dieu 23 luat 06", "article", "law_06_2022", "23"),
        ("đã được nghiệm thu", "criterion", FIGHTER, "science_work"),
        ("khong qua 15%", "procedure", FIGHTER, "quota"),
        ("mot thanh tich", "principle", "one_reward", ""),
    ],
)  # fmt: skip
def test_search_finds_by_name_number_article_and_text(query, kind, code, id_) -> None:
    assert (kind, code, id_) in {(hit.kind, hit.code, hit.id) for hit in search(LAW, query)}


def test_the_best_name_comes_first_and_nothing_finds_nothing() -> None:
    assert search(LAW, "Lao động tiên tiến")[0].code == "advanced_worker"
    assert next(hit.rank for hit in search(LAW, "cơ sở chiến sĩ") if hit.code == FIGHTER) == 2
    assert search(LAW, "không hề có chữ này") == ()
    assert search(LAW, "  ") == ()
    # A criterion is not found by its award's name alone.
    assert not [hit for hit in search(LAW, "cstđcs") if hit.kind == "criterion"]


@pytest.mark.parametrize(
    ("award", "day", "who", "article"),
    [
        ("labour_order_1", date(2020, 1, 1), "Chủ tịch nước", "Luật 15/2003/QH11 Điều 77"),
        ("emulation_fighter_grassroots", date(2025, 6, 30), "giám đốc doanh nghiệp",
         "Luật 06/2022/QH15 Điều 80.1, 80.4"),
        ("emulation_fighter_grassroots", date(2025, 7, 1),
         "Chủ tịch UBND cấp xã (theo Nghị định 129/2025/NĐ-CP Điều 59)",
         "Luật 06/2022/QH15 Điều 80.1, 80.4"),
    ],
)  # fmt: skip
def test_who_decides_follows_the_day(award, day, who, article) -> None:
    decider = LAW.awards[award].decider_on(day)
    assert decider.text["vi"].endswith(who)
    assert str(decider.citation) == article


def test_who_decides_is_not_said_without_a_text_nor_sure_after_an_unread_one() -> None:
    flag = LAW.awards["government_flag"]
    assert flag.decider_on(date(2024, 6, 1)) is None
    fighter = LAW.awards["emulation_fighter_national"]
    sure = [fighter.decider_on(day).citation.sureness.value
            for day in (date(2026, 9, 30), date(2026, 10, 1))]  # fmt: skip
    assert sure == ["verified", "to_confirm"]


def test_a_decider_is_cited_for_its_own_time() -> None:
    for award in LAW.awards.values():
        for one in award.deciders:
            assert (one.citation.starts, one.citation.ends) == (one.starts, one.ends), award.code


def test_what_is_asked_once_an_issuer_says_so_is_read() -> None:
    gates = LAW.principles["delegated"].gates
    asked = {(gate.awards, gate.kind, gate.leaf.id) for gate in gates}
    assert (("advanced_worker",), "individual", "present") in asked


def test_what_is_left_to_issuers_follows_the_day() -> None:
    bare = bare_law(law_folder())
    award = "emulation_fighter_grassroots"
    old, new = (
        {one.setting.name: str(one.citation) for one in left_to_issuers(bare, award, day)}
        for day in (date(2020, 1, 1), date(2026, 1, 15))
    )
    service = [{one.setting.name for one in left_to_issuers(bare, "labour_order_3", day)}
               for day in (date(2020, 1, 1), date(2026, 1, 15))]  # fmt: skip
    assert ["service_addition" in one for one in service] == [False, True]
    assert set(old) == {"efg_cap", "registration_required"}
    assert old["efg_cap"] == "Nghị định 91/2017/NĐ-CP Điều 9.3"
    assert new["vote_efg"] == "Nghị định 152/2025/NĐ-CP Điều 6.2"
