"""The words each row can be found by; written by triggers, whoever writes the row."""

from django.db import models


class Entry(models.Model):
    """One row of another table as a search finds it. Derived: it can be rebuilt at any time.

    ``kind`` and ``target`` name the row (``sources``); ``scope`` holds the words that say who may
    see it; ``words`` is without accents, ``named`` with them; ``decision`` and ``certificate``
    are the numbers of an award.
    """

    kind = models.CharField(max_length=12, editable=False)
    target = models.BigIntegerField(editable=False)
    place = models.BigIntegerField(null=True, editable=False)
    person = models.BigIntegerField(null=True, editable=False, db_index=True)
    scope = models.CharField(max_length=80, editable=False)
    words = models.TextField(editable=False)
    named = models.TextField(editable=False)
    decision = models.TextField(editable=False)
    certificate = models.TextField(editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "target"], name="search_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
