"""In which row of the statistical forms each award of the demonstration counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from thidua.foundation.demonstration.rows import Award, Posting, Rows
from thidua.foundation.registry.object_classes import class_of_kind, class_of_post


class Classes:
    """``of`` an award: by the subject's post at the end of its year, or by its kind."""

    def __init__(self, rows: Rows) -> None:
        self.kinds = {one.key: one.kind for one in rows.organisations}
        self.groups = {one.key: one.group for one in rows.people}
        self.posts: dict[str, list[Posting]] = defaultdict(list)
        for one in sorted(rows.postings, key=lambda one: one.starts):
            self.posts[one.person].append(one)

    def of(self, award: Award) -> str:
        if award.subject in self.kinds:
            return class_of_kind(self.kinds[award.subject])
        if self.groups[award.subject] == "businessperson":
            return "businessperson"
        post = self._post(award)
        return class_of_post(post.post, post.title, head=post.head) if post else "direct"

    def _post(self, award: Award) -> Posting | None:
        """The post held at the end of the year, a head's before another; of whoever left before,
        the last one."""
        day = date(award.year, 12, 31)
        begun = [one for one in self.posts[award.subject] if one.starts <= day]
        held = [one for one in begun if one.ends is None or day < one.ends]
        last = (held or begun)[-1:]
        return next((one for one in (*held, *last) if one.head), last[0] if last else None)
