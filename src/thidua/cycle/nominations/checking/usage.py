"""One achievement, one reward: where else the same achievement serves."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.bridge.principles import principle
from thidua.cycle.nominations.awards import award_of
from thidua.cycle.nominations.checking.found import Check, Level
from thidua.cycle.nominations.checking.scene import Scene, about
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.models import Nomination
from thidua.foundation.registry.catalogue import award_name


def about_usage(made: Scene, nomination: Nomination) -> Iterator[Check]:
    cited = principle(made.law, "one_reward", received=made.round.reckoned, lang=language())[1]
    for use in made.uses.get(nomination.achievement_id or 0, ()):
        yield Check(
            Level.WARNS, "achievement_used",
            _("Thành tích này đã dùng cho «%(award)s» năm %(year)s: một thành tích không khen "
              "nhiều lần, nhiều hình thức.")
            % {"award": award_name(use.award), "year": use.year},
            _("Chọn thành tích khác, hoặc rút hồ sơ."), cited, "achievement",
        )  # fmt: skip
    for other in made.rivals.get(nomination.achievement_id or 0, ()):
        if other.pk != nomination.pk:
            yield Check(
                Level.WARNS, "achievement_twice",
                _("Thành tích này cũng đang được đề nghị «%(award)s» (%(round)s).")
                % {"award": other.award_words, "round": other.round},
                _("Giữ một đề nghị cho một thành tích."), cited, "achievement",
            )  # fmt: skip
    yield from _forms(made, nomination, cited)


def _forms(made: Scene, nomination: Nomination, cited: str) -> Iterator[Check]:
    """Two commendation forms of one subject for the same days of work."""
    award = award_of(nomination)
    if award is None or award.family != "form":
        return
    for other in made.siblings.get(about(nomination), ()):
        theirs = award_of(other)
        overlaps = (
            other.achievement_from <= nomination.achievement_to
            and nomination.achievement_from <= other.achievement_to
        )
        if other.pk != nomination.pk and theirs and theirs.family == "form" and overlaps:
            yield Check(
                Level.WARNS, "two_forms",
                _("Cùng thời gian thành tích còn có đề nghị «%(award)s» (%(round)s).")
                % {"award": other.award_words, "round": other.round},
                _("Bảo đảm hai đề nghị dựa trên thành tích khác nhau."), cited,
            )  # fmt: skip
