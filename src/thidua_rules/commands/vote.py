"""``thidua law vote``: a count of votes held against the rule that stands."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..loading import InputError
from ..model.law import Law, in_language
from .asking import day_of, law_of
from .dossier import award_of, required_day

if TYPE_CHECKING:
    from ..ballots import Ballots, Regulation, Result

_NUMBERS = ("members", "present", "against", "blank", "invalid", "written_for",
            "written_against", "conflicted")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the result with its margin; 1 where the vote did not pass."""
    from ..ballots import Outcome, count_votes, result_sentences, vote_rule

    law = law_of(options)
    award = award_of(law, options.code)
    on = required_day(options.on, "on")
    rule = vote_rule(law, award.code, received=on, sent=day_of(options.sent, "sent"),
                     regulation=_regulation(options, law, on))  # fmt: skip
    ballots = _ballots(options)
    if ballots is None:
        return _rule_alone(options, law, on)
    result = count_votes(rule, ballots)
    if options.json:
        print(json.dumps(_plain(result), ensure_ascii=False, indent=2))
    else:
        print(in_language(award.name, options.lang))
        for sentence in result_sentences(result, options.lang):
            print(f"  • {sentence}")
    return int(result.outcome is not Outcome.PASSED)


def _rule_alone(options: argparse.Namespace, law: Law, on: date) -> int:
    from ..ballots import rule_sentences

    sentences = rule_sentences(law, options.code, options.lang, received=on,
                               sent=day_of(options.sent, "sent"),
                               regulation=_regulation(options, law, on))  # fmt: skip
    print(in_language(law.awards[options.code].name, options.lang))
    for sentence in sentences:
        print(f"  • {sentence}")
    return 0


def _regulation(options: argparse.Namespace, law: Law, on: date) -> Regulation | None:
    """The council's own rules: a code of ``ballots/``, or a file of the same shape."""
    from ..loading.nodes import closest
    from ..loading.regulations import load_regulations, read_regulation

    if options.regulation is None:
        return None
    if options.regulation.endswith((".yaml", ".yml")):
        found = read_regulation(Path(options.regulation), law)
    else:
        known = load_regulations(law)
        if options.regulation not in known:
            cure = f"{closest(options.regulation, known)}, or name a .yaml file"
            raise InputError("--regulation", 1, f"no regulation «{options.regulation}»", cure)
        found = known[options.regulation]
    if not found.stands(on):
        raise InputError("--regulation", 1, f"«{found.code}» is not in force on {on}",
                         "Change --on or name another")  # fmt: skip
    return found


def _ballots(options: argparse.Namespace) -> Ballots | None:
    from ..ballots import Ballots, BallotsError, Method
    from ..ballots.counting import check_ballots

    if options.members is None and options.in_favour is None:
        return None
    for name, value in (("--members", options.members), ("--for", options.in_favour)):
        if value is None:
            raise InputError(name, 1, "the count is not complete", f"Add {name} N")
    numbers = {name: getattr(options, name) for name in _NUMBERS}
    method = Method(options.method) if options.method else None
    ballots = Ballots(in_favour=options.in_favour, method=method, **numbers)
    try:
        check_ballots(ballots)
    except BallotsError as problem:
        option = "--for" if problem.key == "in_favour" else f"--{problem.key.replace('_', '-')}"
        raise InputError(option, 1, f"{problem.value} is not possible here",
                         f"Between 0 and {problem.most} is") from problem  # fmt: skip
    return ballots


def _plain(result: Result) -> dict[str, object]:
    rule, share = result.rule, result.share
    return {
        "outcome": result.outcome.value,
        "reason": result.reason and result.reason.value,
        "yes": result.yes,
        "total": result.total,
        "needed": result.needed,
        "margin": result.margin,
        "share": None if share is None else f"{share.numerator}/{share.denominator}",
        "ignored": result.ignored,
        "rule": {
            "percent": rule.percent,
            "strictly": rule.strictly,
            "of": rule.of.value,
            "absent": rule.absent.value,
            "method": rule.method.value,
            "quorum": None if rule.quorum is None else str(rule.quorum),
            "source": rule.source.value,
            "floor": rule.floor,
            "cite": rule.citation and str(rule.citation),
            "sure": rule.citation and rule.citation.sureness.value,
            "last_verified": rule.last_verified,
        },
    }
