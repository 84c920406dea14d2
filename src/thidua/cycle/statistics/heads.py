"""Who signs a paper that is about a day: the head of the office as of that day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from thidua.cycle.nominations.papers.letterhead import head_of
from thidua.foundation.documents.state_paper import Signature
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Posting


def head_signature(office: Organisation, day: date) -> Signature:
    """Without a name where the registry knows no head in post."""
    posts = Posting.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=day), organisation=office, is_head=True, starts__lte=day
    )
    post = posts.select_related("person").order_by("-starts", "pk").first()
    return Signature(head_of(office), post.person.full_name if post else "")
