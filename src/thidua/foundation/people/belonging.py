"""Where a person belongs follows from the posts."""

from django.db.models import F

from thidua.foundation.people.models import Person, Posting


def settle(person: Person) -> None:
    """Set the person's organisation to that of the latest post, a running one first."""
    posts = Posting.objects.filter(person=person)
    latest = posts.order_by(F("ends").desc(nulls_first=True), "-starts", "-pk").first()
    if latest and latest.organisation_id != person.organisation_id:
        Person.objects.filter(pk=person.pk).update(
            organisation=latest.organisation_id, edit_version=F("edit_version") + 1
        )
