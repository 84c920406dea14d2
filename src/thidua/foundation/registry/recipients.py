"""Whom an award may be given to, as its law says: a person, or a collective."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.bridge.law import the_law
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import AwardHeld

OF_MANY = {"collective", "household"}


def check_recipient(row: AwardHeld) -> None:
    """Raise ValidationError where no version of the law gives this award to such a subject.

    An award under a name of its own is not judged.
    """
    known = the_law().awards.get(row.award)
    if known is None or not known.recipients:
        return
    taken = {"individual"} if row.person else OF_MANY
    if taken & set(known.recipients):
        return
    words = (
        _("%(award)s chỉ tặng cho tập thể; hãy chọn tập thể, hoặc danh hiệu, hình thức khác.")
        if row.person
        else _("%(award)s chỉ tặng cho cá nhân; hãy chọn cá nhân, hoặc danh hiệu, hình thức khác.")
    )
    raise ValidationError({"award": words % {"award": award_name(row.award)}})
