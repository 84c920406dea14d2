"""Forms of a work with its authors, each with a share in percent."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext as _

from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.subject_field import SubjectField


class AuthorsForm(RecordForm):
    """``kinds``: which subjects may be authors; a new form offers ``least`` lines for them."""

    kinds: ClassVar[tuple[str, ...]] = ("person",)
    least: ClassVar[int] = 4

    def offer_authors(self) -> None:
        """A line for each author there is and one more, after the other fields."""
        there = self.row.authors.count() + 1 if self.row else 0
        self.places = range(max(self.least, there))
        for place in self.places:
            self.fields[f"author_{place}"] = SubjectField(
                label=_("Tác giả %(n)s") % {"n": place + 1}, required=place == 0,
                kinds=self.kinds, wide=False,
            )  # fmt: skip
            self.fields[f"share_{place}"] = forms.IntegerField(
                label=_("Tỷ lệ đóng góp %(n)s (%%)") % {"n": place + 1},
                required=place == 0, min_value=1, max_value=100,
            )  # fmt: skip
        self._fill()

    def _fill(self) -> None:
        if self.row is None:
            self.initial.setdefault("share_0", 100)
            return
        for place, author in enumerate(self.row.authors.select_related(*self.kinds)):
            kind = "person" if author.person_id else "organisation"
            named = f"{kind}:{getattr(author, kind).uid}"
            cast("SubjectField", self.fields[f"author_{place}"]).kept = named
            self.initial[f"author_{place}"] = named
            self.initial[f"share_{place}"] = author.share

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for place in self.places:
            author, share = values.get(f"author_{place}"), values.get(f"share_{place}")
            if author and not share:
                self.add_error(f"share_{place}", _("Hãy ghi tỷ lệ đóng góp của tác giả này."))
            if share and not author and f"author_{place}" not in self.errors:
                self.add_error(f"author_{place}", _("Hãy chọn tác giả, hoặc bỏ tỷ lệ bên cạnh."))
        return values

    def take_authors(self, values: dict[str, Any]) -> list[tuple[Any, int]]:
        """Subject and share of each line filled in, taken out of ``values``."""
        pairs = [
            (values.pop(f"author_{place}"), values.pop(f"share_{place}")) for place in self.places
        ]
        return [(subject, share) for subject, share in pairs if subject]
