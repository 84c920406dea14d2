"""``thidua law dossier``: what a file for an award must hold on a day."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import date

from ..loading import InputError
from ..model.law import Award, Law, in_language
from .asking import day_of, law_of
from .plain import plain


def run(options: argparse.Namespace) -> int:
    """Print the list; with ``--have`` what is there, missing, not needed, unknown."""
    from ..dossiers import dossier_of, route  # reason: start-up stays light
    from ..loading.dossiers import load_dossiers

    law = law_of(options)
    award = award_of(law, options.code)
    on = required_day(options.on, "on")
    data = load_dossiers(law)
    kind = _kind(award, options.kind)
    subject = _subject(options)
    dossier = dossier_of(data, award, kind, received=on, sent=day_of(options.sent, "sent"),
                         method=options.method)  # fmt: skip
    have = _have(options, [item.id for item in dossier.items])
    return _print(options, award, dossier, subject, have, route(data, award, subject, on=on))


def award_of(law: Law, code: str) -> Award:
    """The award named.

    Raises:
        InputError: there is none of that code.
    """
    award = law.awards.get(code)
    if award is None:
        raise InputError(code, 1, f"no award «{code}»", f"Use one of: {', '.join(law.awards)}")
    return award


def required_day(text: str, option: str) -> date:
    """A date that must be typed: the law is never asked about «today»."""
    day = day_of(text, option)
    assert day is not None
    return day


def _kind(award: Award, typed: str | None) -> str:
    if typed is None:
        return award.recipients[0]
    if typed not in award.recipients:
        cure = f"Use one of: {', '.join(award.recipients)}"
        raise InputError("--kind", 1, f"«{award.code}» is not for «{typed}»", cure)
    return typed


def _subject(options: argparse.Namespace) -> dict[str, bool | None]:
    from ..dossiers import CONDITIONS
    from ..loading.nodes import closest

    said: dict[str, bool | None] = {}
    for option, value in (("is", True), ("is_not", False)):
        for word in getattr(options, option):
            if word not in CONDITIONS:
                raise InputError(f"--{option.replace('_', '-')}", 1, f"unknown word «{word}»",
                                 closest(word, CONDITIONS))  # fmt: skip
            said[word] = value
    return said


def _have(options: argparse.Namespace, known: list[str]) -> dict[str, bool | None] | None:
    """With ``--have`` given once, everything not named is missing; without it nothing is known."""
    from ..loading.nodes import closest

    if options.have is None:
        return None
    named = [word for text in options.have for word in text.split(",") if word]
    for word in named:
        if word not in known:
            raise InputError("--have", 1, f"no item «{word}» on this list", closest(word, known))
    return {item: item in named for item in known}


def _print(
    options: argparse.Namespace,
    award: Award,
    dossier: object,
    subject: dict[str, bool | None],
    have: dict[str, bool | None] | None,
    routed: object,
) -> int:
    from ..dossiers import (
        Dossier,
        Routed,
        check,
        checked_sentences,
        dossier_sentences,
        route_sentences,
    )

    assert isinstance(dossier, Dossier)
    assert isinstance(routed, Routed)
    checked = check(dossier, subject, have or {})
    if options.json:
        states = {item.id: status.value for item, status in checked.items}
        answer = {"dossier": plain(dossier), "states": states, "overall": checked.overall.value,
                  "routes": plain(routed)}  # fmt: skip
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    lang = options.lang
    print(f"{in_language(award.name, lang)} ({dossier.kind}, {dossier.method}, {dossier.received})")
    told = dossier_sentences(dossier, lang) if have is None else checked_sentences(checked, lang)
    _lines((*told, *(route_sentences(routed, lang) if subject else ())))
    return 0


def _lines(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(f"  • {sentence}")
