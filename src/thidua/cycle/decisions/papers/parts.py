"""Parts that the papers share: bases, signature, the list by award."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.bridge.certificates import is_title
from thidua.bridge.law import the_law
from thidua.cycle.decisions.levels import named_award
from thidua.cycle.decisions.models import Decision, DecisionLine
from thidua.foundation.documents.state_paper import Basis, Signature

PERIOD = "%d/%m/%Y"


def lines_of(decision: Decision) -> list[DecisionLine]:
    """In the order of the list, with whom and what they are about; one query."""
    rows = decision.lines.select_related(
        "person__organisation", "organisation__parent", "submission__organisation",
        "nomination__achievement",
    )  # fmt: skip
    return list(rows.order_by("number"))


def bases(decision: Decision) -> Iterator[Basis]:
    """Each on its own line, closed as a paper closes them."""
    said = [line.strip().rstrip(";.") for line in decision.bases.splitlines() if line.strip()]
    for place, text in enumerate(said):
        yield Basis(f"{text}{'.' if place == len(said) - 1 else ';'}")


def signature(decision: Decision) -> Signature:
    """A deputy signs for the head: «KT. GIÁM ĐỐC» over «PHÓ GIÁM ĐỐC»."""
    post = decision.signer_post.strip()
    if post.lower().startswith("phó "):
        head = post[4:].upper()
        return Signature(f"KT. {head}\nPHÓ {head}", decision.signer_name)
    return Signature(post.upper(), decision.signer_name)


def by_award(lines: Sequence[DecisionLine]) -> list[tuple[str, list[DecisionLine]]]:
    """(code, lines) in the order of the catalogue, which is that of a decision's list."""
    order = list(the_law().awards)
    codes = sorted({one.award for one in lines}, key=order.index)
    return [(code, [one for one in lines if one.award == code]) for code in codes]


def period(line: DecisionLine) -> str:
    first, last = line.achievement_from, line.achievement_to
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first:{PERIOD}}"
    return f"{first:{PERIOD}} – {last:{PERIOD}}"


def given(code: str, lines: Sequence[DecisionLine], addressed_to: str = "") -> str:
    """«danh hiệu “Chiến sĩ thi đua cơ sở” cho 12 cá nhân»."""
    name = named_award(code, addressed_to)
    what = f"danh hiệu “{name}”" if is_title(code) else name
    return f"{what} cho {counted(lines)}"


def counted(lines: Sequence[DecisionLine]) -> str:
    people = sum(one.person_id is not None for one in lines)
    bodies = len(lines) - people
    parts = [f"{number:02d} {noun}" for number, noun in ((bodies, "tập thể"), (people, "cá nhân"))
             if number]  # fmt: skip
    return " và ".join(parts)


def one_period(lines: Sequence[DecisionLine]) -> bool:
    """Whether all share the time of the achievement."""
    return len({(one.achievement_from, one.achievement_to) for one in lines}) == 1


def periods(lines: Sequence[DecisionLine]) -> str:
    """One sentence where all share the time of the achievement, else a pointer to the list."""
    if not one_period(lines):
        return "Thời gian lập thành tích của từng trường hợp ghi trong danh sách."
    first, last = lines[0].achievement_from, lines[0].achievement_to
    if first is None or last is None:
        return ""
    if first == last:
        return f"Ngày lập thành tích: {first:{PERIOD}}."
    return f"Thời gian lập thành tích: từ ngày {first:{PERIOD}} đến ngày {last:{PERIOD}}."
