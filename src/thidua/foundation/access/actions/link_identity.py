from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record


@transaction.atomic
def link_identity(*, actor: User, login: SocialLogin) -> SocialAccount:
    """Let an identity of the organisation's server sign in to the actor's account from now on."""
    account = login.account
    account.user = actor
    account.save()
    login.user = actor
    after = {"provider": account.provider, "identity": account.uid}
    record(actor=actor, verb="link_identity", target=actor, after=after)
    return account
