"""Numbers of the office's own book of decisions: one after the other, without a gap."""

from __future__ import annotations

from django.db.models import Max

from thidua.cycle.decisions.models import Decision
from thidua.foundation.organisations.models import Organisation


def next_number(organisation: Organisation, symbol: str, year: int) -> int:
    """The next number; whoever else numbers at the same office waits for this transaction.

    A number typed in by hand moves the book on where it is higher.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    book = Decision.objects.filter(organisation=organisation, symbol=symbol)
    taken = book.filter(book_year=year).aggregate(last=Max("book_number"))["last"] or 0
    typed = book.filter(book_year=year).values_list("number", flat=True)
    return max([taken, *(int(one) for one in typed if one.isdecimal())]) + 1


def shown(number: int) -> str:
    """«07»: a number under ten with a nought (Decree 30/2020, Annex I, Part II.3)."""
    return f"{number:02d}"
