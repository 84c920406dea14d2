"""Which day of a file a version of a standard looks at, and the transition rule that says so."""

from __future__ import annotations

from ..model.law import Instrument, Law, Transition, Version


def transition_of(law: Law, version: Version) -> tuple[Instrument, Transition] | None:
    """The rule that parts the files of a version from those of the text before it.

    None where the data has no transition rule of that very day and test: then the day on which the
    text takes effect is all there is to go by.
    """
    cited = law.instruments.get(version.citation.instrument)
    others = [one for one in law.instruments.values() if one is not cited]
    for instrument in ([cited] if cited else []) + others:
        for rule in instrument.transitions:
            if (rule.before, rule.test) == (version.starts, version.enters):
                return instrument, rule
    return None
