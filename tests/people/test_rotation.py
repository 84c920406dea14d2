"""The key of sealed values is replaced; what is lost with it is told."""

from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from tests.exchange.conftest import book
from thidua.foundation.access.second_factor import Adapter
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.models import IdentityNumber, Merge
from thidua.foundation.records.sealed_files import opened

NUMBER = "001085012345"


@pytest.fixture
def sealed(office):
    """A number, a merge's journal, a second factor and an upload, all sealed."""
    row = record_identity_number(actor=office.officer, person=office.an, number=NUMBER)
    Merge.objects.create(kept=office.an, gone_uid=row.uid, gone_name="Cũ", journal=row.number)
    Authenticator.objects.create(
        user=office.officer, type="totp", data={"secret": Adapter().encrypt("BÍ MẬT")}
    )
    preview_import(
        actor=office.officer, organisation=office.department, file_name="nhan-su.xlsx",
        data=book(Nhân_sự=[["Họ và tên", "CCCD"], ["Trần Văn Bình", "001085054321"]]),
    )  # fmt: skip
    return office


@pytest.fixture
def installed(settings, tmp_path):
    """An installation whose key stands in a file."""
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path)
    (tmp_path / "fields.key").write_text(settings.FIELDS_KEYS[0])
    return tmp_path / "fields.key"


def test_everything_opens_with_the_new_key_alone(sealed, installed, settings):
    old = settings.FIELDS_KEYS[0]
    call_command("rotate_key")
    keys = installed.read_text().split()
    assert (len(keys), keys[1]) == (2, old)
    assert installed.stat().st_mode & 0o077 == 0
    call_command("rotate_key", "--drop-old")
    assert installed.read_text().split() == keys[:1]
    settings.FIELDS_KEYS = keys[:1]
    assert IdentityNumber.objects.numbered(NUMBER).get().number.opened() == NUMBER
    assert Merge.objects.get().journal.opened() == NUMBER
    assert Adapter().decrypt(Authenticator.objects.get().data["secret"]) == "BÍ MẬT"
    batch = sealed.department.import_batches.get()
    assert opened(bytes(batch.file.content)).startswith(b"PK")


def test_a_lost_key_changes_nothing(sealed, installed, settings):
    settings.FIELDS_KEYS = [Fernet.generate_key().decode()]
    before = IdentityNumber.objects.values("digest", "edit_version").get()
    with pytest.raises(CommandError, match="khóa nào"):
        call_command("rotate_key")
    assert IdentityNumber.objects.values("digest", "edit_version").get() == before
