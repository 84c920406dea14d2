"""Names of every award a register may hold, and how people write them.

Codes and names follow the list of titles and forms in the Law on Emulation and Commendation
06/2022/QH15 (articles 9, 19, 20, 33, 54, 59, 68–75): one for each award file of the law data, whose
own aliases are added when a law is passed in. Awards of unions, Party bodies and associations are
no titles or forms of that law: a few are listed, all others keep a stable free code,
``other:<folded name>``.
"""

from __future__ import annotations

from typing import NamedTuple


class AwardName(NamedTuple):
    """``kinds`` are the recipients: i(ndividual), c(ollective), h(ousehold)."""

    code: str
    vi: str
    en: str
    kinds: str
    aliases: tuple[str, ...] = ()


def _classes(code: str, vi: str, en: str, kinds: str, short: str) -> tuple[AwardName, ...]:
    """An order in its three classes, with the ways its class is written."""
    made = []
    for number, word, roman in ((1, "Nhất", "I"), (2, "Nhì", "II"), (3, "Ba", "III")):
        names = (vi, short)
        marks = (word, str(number), roman)
        aliases = tuple(f"{n} {h}{m}" for n in names for h in ("hạng ", "") for m in marks)
        english = f"{en}, {('first', 'second', 'third')[number - 1]} class"
        made.append(AwardName(f"{code}_{number}", f"{vi} hạng {word}", english, kinds, aliases))
    return tuple(made)


TITLES: tuple[AwardName, ...] = (
    AwardName("advanced_worker", "Lao động tiên tiến", "Advanced worker", "i",
              ("LĐTT", "LĐ tiên tiến", "lao động TT", "cá nhân LĐTT", "danh hiệu LĐTT")),
    AwardName("advanced_soldier", "Chiến sĩ tiên tiến", "Advanced soldier", "i", ("CSTT",)),
    AwardName("emulation_fighter_grassroots", "Chiến sĩ thi đua cơ sở",
              "Emulation fighter at grassroots level", "i",
              ("CSTĐCS", "CSTĐ CS", "CSTĐ cấp cơ sở", "chiến sĩ thi đua cấp cơ sở",
               "CSTĐ đơn vị", "CSTĐ cấp đơn vị", "CSTĐ cấp Sở", "CS TĐ cơ sở", "CS TĐ CS",
               "chiến sĩ thi đua CS", "CSTĐ cơ sở (cấp Sở)")),
    AwardName("emulation_fighter_ministry_province", "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
              "Emulation fighter of a ministry or province", "i",
              ("CSTĐ tỉnh", "CSTĐ cấp tỉnh", "CSTĐ bộ", "CSTĐ cấp bộ", "CSTĐ ngành",
               "CSTĐ cấp ngành", "CSTĐ thành phố", "CSTĐ cấp thành phố", "CSTĐ TP", "CSTĐT",
               "CSTĐ UBND tỉnh", "CSTĐ ngành Công Thương", "CSTĐ Bộ Công Thương", "CSTĐ BCT",
               "CSTĐ cấp bộ, ngành, tỉnh", "CSTĐ cấp Bộ Công Thương")),
    AwardName("emulation_fighter_national", "Chiến sĩ thi đua toàn quốc",
              "National emulation fighter", "i",
              ("CSTĐTQ", "CSTĐ TQ", "CSTĐ cấp toàn quốc", "CSTĐ quốc gia")),
    AwardName("advanced_labour_collective", "Tập thể lao động tiên tiến",
              "Advanced labour collective", "c",
              ("TTLĐTT", "TT LĐTT", "tập thể LĐTT", "TTLĐ tiên tiến", "TT lao động tiên tiến")),
    AwardName("advanced_unit", "Đơn vị tiên tiến", "Advanced unit", "c", ("ĐVTT",)),
    AwardName("excellent_labour_collective", "Tập thể lao động xuất sắc",
              "Excellent labour collective", "c",
              ("TTLĐXS", "TT LĐXS", "tập thể LĐXS", "TTLĐ xuất sắc", "TT lao động xuất sắc")),
    AwardName("determined_to_win_unit", "Đơn vị quyết thắng", "Determined-to-win unit", "c",
              ("ĐVQT",)),
    AwardName("ministry_province_flag", "Cờ thi đua của bộ, ban, ngành, tỉnh",
              "Emulation flag of a ministry or province", "c"),
    AwardName("government_flag", "Cờ thi đua của Chính phủ", "Emulation flag of the Government",
              "c", ("Cờ Chính phủ", "CTĐCP", "CTĐ của CP", "Cờ thi đua CP", "Cờ TĐCP")),
    AwardName("exemplary_commune", "Xã, phường, đặc khu tiêu biểu", "Exemplary commune", "c",
              ("xã tiêu biểu", "phường tiêu biểu", "xã, phường, thị trấn tiêu biểu")),
    AwardName("cultural_hamlet", "Thôn, tổ dân phố văn hóa", "Cultural hamlet", "c",
              ("thôn văn hóa", "tổ dân phố văn hóa")),
    AwardName("cultural_family", "Gia đình văn hóa", "Cultural family", "h", ("GĐVH",)),
    AwardName("military_zone_flag",
              "Cờ thi đua của quân khu, quân chủng, binh chủng và tương đương",
              "Emulation flag of a military zone", "c", ("Cờ thi đua của quân khu",)),
    AwardName("national_university_flag", "Cờ thi đua của Đại học Quốc gia",
              "Emulation flag of a national university", "c"),
    AwardName("political_org_title",
              "Danh hiệu thi đua của tổ chức chính trị, tổ chức chính trị - xã hội",
              "Emulation title of a political or socio-political organisation", "ic"),
    AwardName("learner_title", "Danh hiệu thi đua của người học", "Emulation title of learners",
              "ic"),
)  # fmt: skip

ORDERS: tuple[AwardName, ...] = (
    AwardName("gold_star_order", "Huân chương Sao vàng", "Gold Star Order", "ic", ("HCSV",)),
    AwardName("ho_chi_minh_order", "Huân chương Hồ Chí Minh", "Ho Chi Minh Order", "ic",
              ("HCHCM",)),
    *_classes("independence_order", "Huân chương Độc lập", "Independence Order", "ic", "HCĐL"),
    *_classes("military_exploit_order", "Huân chương Quân công", "Military Exploit Order", "ic",
              "HCQC"),
    *_classes("labour_order", "Huân chương Lao động", "Labour Order", "ic", "HCLĐ"),
    *_classes("fatherland_defence_order", "Huân chương Bảo vệ Tổ quốc",
              "Fatherland Defence Order", "ic", "HCBVTQ"),
    *_classes("feat_order", "Huân chương Chiến công", "Feat Order", "ic", "HCCC"),
    AwardName("great_unity_order", "Huân chương Đại đoàn kết dân tộc", "Great National Unity Order",
              "i"),
    AwardName("bravery_order", "Huân chương Dũng cảm", "Bravery Order", "ic"),
    AwardName("friendship_order", "Huân chương Hữu nghị", "Friendship Order", "ic"),
)  # fmt: skip

MEDALS_AND_HONOURS: tuple[AwardName, ...] = (
    AwardName("victorious_flag_medal", "Huy chương Quân kỳ quyết thắng",
              "Victorious Military Flag Medal", "i"),
    AwardName("national_security_medal", "Huy chương Vì an ninh Tổ quốc",
              "For National Security Medal", "i"),
    *_classes("glorious_fighter_medal", "Huy chương Chiến sĩ vẻ vang", "Glorious Fighter Medal",
              "i", "HCCSVV"),
    AwardName("friendship_medal", "Huy chương Hữu nghị", "Friendship Medal", "i"),
    AwardName("youth_volunteer_medal", "Huy chương Thanh niên xung phong vẻ vang",
              "Glorious Youth Volunteer Medal", "i", ("HC TNXP vẻ vang",)),
    AwardName("heroic_province", "Tỉnh Anh hùng", "Heroic Province", "c"),
    AwardName("heroic_city", "Thành phố Anh hùng", "Heroic City", "c"),
    AwardName("heroic_mother", "Bà mẹ Việt Nam anh hùng", "Heroic Vietnamese Mother", "i",
              ("BMVNAH", "Mẹ Việt Nam anh hùng")),
    AwardName("armed_forces_hero", "Anh hùng Lực lượng vũ trang nhân dân",
              "Hero of the People's Armed Forces", "ic", ("AHLLVT", "AHLLVTND", "Anh hùng LLVT")),
    AwardName("labour_hero", "Anh hùng Lao động", "Labour Hero", "ic", ("AHLĐ",)),
    AwardName("peoples_teacher", "Nhà giáo nhân dân", "People's Teacher", "i", ("NGND",)),
    AwardName("merited_teacher", "Nhà giáo ưu tú", "Merited Teacher", "i", ("NGƯT",)),
    AwardName("peoples_physician", "Thầy thuốc nhân dân", "People's Physician", "i", ("TTND",)),
    AwardName("merited_physician", "Thầy thuốc ưu tú", "Merited Physician", "i", ("TTƯT",)),
    AwardName("peoples_performer", "Nghệ sĩ nhân dân", "People's Artist (performer)", "i",
              ("NSND",)),
    AwardName("merited_performer", "Nghệ sĩ ưu tú", "Merited Artist (performer)", "i", ("NSƯT",)),
    AwardName("peoples_artisan", "Nghệ nhân nhân dân", "People's Artisan", "i", ("NNND",)),
    AwardName("merited_artisan", "Nghệ nhân ưu tú", "Merited Artisan", "i", ("NNƯT",)),
    AwardName("ho_chi_minh_prize", "Giải thưởng Hồ Chí Minh", "Ho Chi Minh Prize", "i"),
    AwardName("state_prize", "Giải thưởng Nhà nước", "State Prize", "i"),
)  # fmt: skip

CERTIFICATES: tuple[AwardName, ...] = (
    AwardName("industry_trade_commemorative_medal",
              "Kỷ niệm chương Vì sự nghiệp phát triển ngành Công Thương Việt Nam",
              "Commemorative medal of the industry and trade sector", "i",
              ("KNC ngành Công Thương", "KNC Vì sự nghiệp phát triển ngành Công Thương",
               "KNC Công Thương", "KNC của Bộ Công Thương", "KNC Bộ Công Thương")),
    AwardName("commemorative_medal", "Kỷ niệm chương", "Commemorative medal", "i"),
    AwardName("provincial_badge", "Huy hiệu của tỉnh", "Provincial badge", "i"),
    AwardName("pm_merit_certificate", "Bằng khen của Thủ tướng Chính phủ",
              "Certificate of merit of the Prime Minister", "ich",
              ("BKTTg", "BK TTg", "BKTT", "BKTTCP", "BK của TTg", "BK Chính phủ",
               "BK Thủ tướng", "BKCP", "BK TTCP")),
    AwardName("ministry_province_merit_certificate", "Bằng khen của bộ, ban, ngành, tỉnh",
              "Certificate of merit of a ministry or province", "ich",
              ("BKUB", "BKUBND", "BKBCT", "BKT", "BKCT", "BK cấp bộ", "BK cấp tỉnh")),
    AwardName("military_zone_merit_certificate",
              "Bằng khen của quân khu, quân chủng, binh chủng và tương đương",
              "Certificate of merit of a military zone", "ic", ("Bằng khen của quân khu",)),
    AwardName("national_university_merit_certificate", "Bằng khen của Đại học Quốc gia",
              "Certificate of merit of a national university", "ic"),
    AwardName("commendation_certificate", "Giấy khen", "Commendation certificate", "ich"),
)  # fmt: skip

OUTSIDE: tuple[AwardName, ...] = (
    AwardName("labour_confederation_merit_certificate",
              "Bằng khen của Tổng Liên đoàn Lao động Việt Nam",
              "Certificate of merit of the General Confederation of Labour", "ic",
              ("Bằng khen của Tổng Liên đoàn Lao động", "BK Tổng LĐLĐ", "BK TLĐLĐVN")),
    AwardName("labour_confederation_flag", "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam",
              "Emulation flag of the General Confederation of Labour", "c"),
    AwardName("creative_labour_certificate", "Bằng Lao động sáng tạo",
              "Creative Labour certificate", "i", ("Bằng LĐST",)),
    AwardName("party_badge", "Huy hiệu Đảng", "Party badge", "i", ("Huy hiệu tuổi Đảng",)),
)  # fmt: skip

CATALOGUE: dict[str, AwardName] = {
    name.code: name for name in (*TITLES, *ORDERS, *MEDALS_AND_HONOURS, *CERTIFICATES, *OUTSIDE)
}


def display_name(code: str, lang: str = "vi") -> str:
    """The award's name; a free code shows its folded words."""
    found = CATALOGUE.get(code)
    if found:
        return found.en if lang == "en" else found.vi
    return code.removeprefix("other:").replace("-", " ")
