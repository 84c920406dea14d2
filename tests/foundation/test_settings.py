"""Settings: one schema, clear errors; catalogues compile without gettext tools."""

import gettext
import io
from pathlib import Path

import pytest

from thidua.config.catalogues import CatalogueError, compiled, read
from thidua.config.management.commands.serve_demo import new_password, refuse_beyond_loopback
from thidua.config.schema import Options, SettingError, read_options, variable
from thidua.config.settings.databases import postgresql
from thidua.config.settings.secrets import secret_key


def test_defaults_need_no_environment():
    assert read_options({}) == Options()


def test_values_are_typed():
    read = read_options({"THIDUA_HTTPS": "yes", "THIDUA_YEAR": "2026", "THIDUA_DATA_DIR": "d"})
    assert (read.https, read.year, read.data_dir) == (True, 2026, Path("d"))


def test_a_value_that_cannot_be_read_names_variable_value_and_cure():
    with pytest.raises(SettingError, match=r"THIDUA_HTTPS='maybe'.*Correct the variable"):
        read_options({"THIDUA_HTTPS": "maybe"})


def test_variable_names_follow_from_field_names():
    assert variable("database_url") == "THIDUA_DATABASE_URL"


def test_postgresql_by_one_setting():
    found = postgresql("postgres://an:m%40t@db.local:5433/thidua?sslmode=require")
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("thidua", "an", "m@t")
    assert found["OPTIONS"] == {"sslmode": "require", "pool": True}
    with pytest.raises(SettingError):
        postgresql("mysql://x/y")


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    first = secret_key(tmp_path)
    assert secret_key(tmp_path) == first
    assert len(first) > 60
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_a_start_that_comes_second_takes_the_key_of_the_first(tmp_path, monkeypatch):
    (tmp_path / "secret.key").write_text("first")
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert secret_key(tmp_path) == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.vn", "::"])
def test_the_demonstration_serves_this_machine_only(host):
    with pytest.raises(Exception, match="chỉ chạy trên chính máy này"):
        refuse_beyond_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]"])
def test_loopback_is_served(host):
    refuse_beyond_loopback(host)


def test_each_start_has_its_own_password():
    assert len({new_password() for _start in range(20)}) == 20


def test_a_compiled_catalogue_is_read_by_gettext(tmp_path):
    source = tmp_path / "django.po"
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Sáng "\n"kiến"\nmsgstr "Initiative"\n\n'
        'msgid "%(n)s dòng"\nmsgid_plural "%(n)s dòng"\n'
        'msgstr[0] "%(n)s row"\nmsgstr[1] "%(n)s rows"\n'
    )
    book = gettext.GNUTranslations(io.BytesIO(compiled(read(source))))
    assert book.gettext("Sáng kiến") == "Initiative"
    assert book.ngettext("%(n)s dòng", "%(n)s dòng", 1) == "%(n)s row"
    assert book.ngettext("%(n)s dòng", "%(n)s dòng", 5) == "%(n)s rows"


def test_a_broken_catalogue_names_its_line(tmp_path):
    source = tmp_path / "django.po"
    source.write_text('msgid "a"\nmsgstr b\n')
    with pytest.raises(CatalogueError, match="line 2"):
        read(source)
