"""The first account of an empty office comes from the console."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from thidua.foundation.access.models import Grant, User


def test_the_first_administrator_comes_from_the_console(db, sign_in, client, capsys):
    with pytest.raises(CommandError, match="--office"):
        call_command("administrator", "quan_tri")
    call_command("administrator", "quan_tri", office="Sở Công Thương Hồng Lam")
    password = re.search(r"password: (\S+)", capsys.readouterr().out)[1]
    sign_in("quan_tri", password)
    assert client.get("/").url == reverse("desk:own-password")
    user = User.objects.get()
    assert [str(grant.organisation) for grant in user.grants.all()] == ["Sở Công Thương Hồng Lam"]
    call_command("administrator", "quan_tri")  # locked out of one's own house: again
    assert (User.objects.count(), Grant.objects.count()) == (1, 1)
