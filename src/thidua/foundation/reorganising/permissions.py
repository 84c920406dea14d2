"""Who may record what befalls organisations, and say what their successors inherit."""

from thidua.foundation.organisations.permissions import may_keep_organisations

may_reorganise = may_keep_organisations
may_confirm_inheritance = may_keep_organisations
