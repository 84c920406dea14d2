"""Where a person belongs follows from the posts."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from thidua.foundation.people.models import Person, Posting


def left_by_death(died: date, left: date | None) -> date:
    """First day out of service of somebody who died; whoever had left before keeps that day."""
    after = died + timedelta(days=1)
    return after if left is None else min(left, after)


def settle(person: Person) -> None:
    """Set the person's organisation to that of the latest post, a running one first."""
    posts = Posting.objects.filter(person=person)
    latest = posts.order_by(F("ends").desc(nulls_first=True), "-starts", "-pk").first()
    if latest and latest.organisation_id != person.organisation_id:
        Person.objects.filter(pk=person.pk).update(
            organisation=latest.organisation_id, edit_version=F("edit_version") + 1
        )


def end_posts(person: Person, on: date, ended_by: str = "") -> list[dict[str, str]]:
    """End the running posts and name them; ``on`` is the first day without them.

    Raises ValidationError where one begins on that day or later: it could end nowhere.
    """
    running = Posting.objects.filter(person=person, ends__isnull=True)
    late = running.filter(starts__gte=on).order_by("-starts").first()
    if late:
        message = _(
            "Chức vụ “%(title)s” bắt đầu từ %(day)s. Hãy chọn ngày sau đó, hoặc sửa chức vụ ấy "
            "trước."
        )
        values = {"title": late.title, "day": f"{late.starts:%d/%m/%Y}"}
        raise ValidationError({"on": message % values})
    ended = [{"uid": str(post.uid), "name": f"{post.title}, {post.organisation}"}
             for post in running.select_related("organisation")]  # fmt: skip
    running.update(ends=on, ended_by=ended_by, edit_version=F("edit_version") + 1)
    return ended
