"""The keys of encrypted columns: a file of their own, or a variable; the first seals."""

import stat

import pytest
from cryptography.fernet import Fernet

from thidua.config.schema import SettingError
from thidua.config.settings.secrets import fields_keys


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path):
    keys = fields_keys("", tmp_path / "data")
    path = tmp_path / "data" / "fields.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert fields_keys("", tmp_path / "data") == keys
    assert Fernet(keys[0]).decrypt(Fernet(keys[0]).encrypt(b"x")) == b"x"


def test_a_new_key_stands_before_the_old_one(tmp_path):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    assert fields_keys(f"{new}, {old}", tmp_path) == [new, old]
    assert not (tmp_path / "fields.key").exists()


@pytest.mark.parametrize("told", ["ngắn quá", "c2hvcnQ="])
def test_a_key_that_is_none_stops_the_start_with_a_cure(told, tmp_path):
    with pytest.raises(SettingError, match="THIDUA_FIELDS_KEY holds no key of 32 bytes"):
        fields_keys(told, tmp_path)
