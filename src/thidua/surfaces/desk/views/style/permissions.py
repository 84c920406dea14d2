"""Who may open the page of style: administrators, and every visitor of a demonstration."""

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.policy.predicates import Predicate

in_demonstration = Predicate(
    lambda _actor, _place: settings.THIDUA.demonstration,
    lambda: _("trong bản trình diễn: ai đã đăng nhập"),
)
may_see_style = may_keep_accounts | in_demonstration
