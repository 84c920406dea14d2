"""The next numbers of a gold book, and codes nobody can guess."""

from __future__ import annotations

import secrets

from django.db.models import Max

from thidua.cycle.certificates.models import Certificate
from thidua.foundation.organisations.models import Organisation

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Figures and capitals that are not taken for one another; all stand in a small QR code."""
LENGTH = 12
"""58 bits: nobody comes upon a code by trying."""


def hold_book(organisation: Organisation) -> None:
    """Whoever else numbers or prints at the same office waits until this transaction ends."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def next_number(organisation: Organisation, year: int) -> int:
    """The first free number, kept for this transaction."""
    hold_book(organisation)
    book = Certificate.objects.filter(organisation=organisation, book_year=year)
    return (book.aggregate(last=Max("number"))["last"] or 0) + 1


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """A code as somebody types it: small letters, spaces and hyphens do not matter."""
    return "".join(one for one in typed.upper() if one.isalnum())[: LENGTH + 1]
