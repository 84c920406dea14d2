"""The principles of the law, as the rooms above cite them."""

from __future__ import annotations

from datetime import date

from thidua_rules.model.law import Law, in_language
from thidua_rules.quotas.sentences import cited


def principle(law: Law, code: str, *, received: date, lang: str) -> tuple[str, str]:
    """(what it says, where it stands) for files received on a day; empty where none stands."""
    known = law.principles.get(code)
    version = known.version_for(received=received, sent=None) if known else None
    if version is None:
        return "", ""
    return in_language(version.text, lang), cited(version.citation, lang)
