"""Codes and names of awards the registry knows, whether or not a rule exists for them.

The order is the order of a list of awards: emulation titles, orders, medals, honours, prizes,
certificates, then awards of unions and Party bodies. Law on Emulation and Commendation 2022,
articles 9, 19, 20, 33, 54 and 59. Any other award is kept by its own name.
"""

from typing import NamedTuple

from django.utils.translation import get_language


class AwardName(NamedTuple):
    vi: str
    en: str


AWARDS: dict[str, AwardName] = {
    code: AwardName(vi, en)
    for code, vi, en in (
        ("advanced_worker", "Lao động tiên tiến", "Advanced Worker"),
        ("advanced_soldier", "Chiến sĩ tiên tiến", "Advanced Soldier"),
        ("emulation_fighter_grassroots", "Chiến sĩ thi đua cơ sở", "Grassroots Emulation Fighter"),
        (
            "emulation_fighter_ministry_province",
            "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
            "Emulation Fighter of the ministry or province",
        ),
        ("emulation_fighter_national", "Chiến sĩ thi đua toàn quốc", "National Emulation Fighter"),
        ("advanced_labour_collective", "Tập thể lao động tiên tiến", "Advanced Labour Collective"),
        (
            "excellent_labour_collective",
            "Tập thể lao động xuất sắc",
            "Excellent Labour Collective",
        ),
        (
            "ministry_province_flag",
            "Cờ thi đua của bộ, ban, ngành, tỉnh",
            "Emulation Flag of the ministry or province",
        ),
        ("government_flag", "Cờ thi đua của Chính phủ", "Emulation Flag of the Government"),
        ("gold_star_order", "Huân chương Sao vàng", "Gold Star Order"),
        ("ho_chi_minh_order", "Huân chương Hồ Chí Minh", "Hồ Chí Minh Order"),
        ("independence_order_1", "Huân chương Độc lập hạng Nhất", "Independence Order, 1st class"),
        ("independence_order_2", "Huân chương Độc lập hạng Nhì", "Independence Order, 2nd class"),
        ("independence_order_3", "Huân chương Độc lập hạng Ba", "Independence Order, 3rd class"),
        ("labour_order_1", "Huân chương Lao động hạng Nhất", "Labour Order, 1st class"),
        ("labour_order_2", "Huân chương Lao động hạng Nhì", "Labour Order, 2nd class"),
        ("labour_order_3", "Huân chương Lao động hạng Ba", "Labour Order, 3rd class"),
        ("great_unity_order", "Huân chương Đại đoàn kết dân tộc", "Great Unity Order"),
        ("bravery_order", "Huân chương Dũng cảm", "Bravery Order"),
        ("friendship_order", "Huân chương Hữu nghị", "Friendship Order"),
        ("labour_hero", "Anh hùng Lao động", "Hero of Labour"),
        ("pm_merit_certificate", "Bằng khen của Thủ tướng Chính phủ", "PM's Certificate of Merit"),
        (
            "ministry_province_merit_certificate",
            "Bằng khen của bộ, ban, ngành, tỉnh",
            "Certificate of Merit of the ministry or province",
        ),
        ("commendation_certificate", "Giấy khen", "Commendation Certificate"),
        ("commemorative_medal", "Kỷ niệm chương", "Commemorative Medal"),
        (
            "industry_trade_commemorative_medal",
            "Kỷ niệm chương “Vì sự nghiệp phát triển ngành Công Thương Việt Nam”",
            "Commemorative Medal “For the development of Việt Nam's Industry and Trade”",
        ),
        ("provincial_badge", "Huy hiệu của tỉnh", "Provincial Badge"),
    )
}


def award_name(code: str, fallback: str = "") -> str:
    """The award's name in the reader's language; the free name where no code is known."""
    known = AWARDS.get(code)
    if known is None:
        return fallback or code
    return known.en if (get_language() or "vi").startswith("en") else known.vi


def award_choices() -> list[tuple[str, str]]:
    return [(code, award_name(code)) for code in AWARDS]
