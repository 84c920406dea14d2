"""Every setting of the office: name, default, help, environment variable.

The names of the variables are ``THIDUA_`` and the name of the field in capitals; the manual's
table of settings is generated from these fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Any


class SettingError(Exception):
    """A setting cannot be read; the message names the variable, the value and the cure."""


def project_root() -> Path:
    """The checkout when there is one, else the folder the command was started in."""
    here = Path(__file__).resolve()
    checkout = (folder for folder in here.parents if (folder / "pyproject.toml").is_file())
    return next(checkout, Path.cwd())


def _yes(text: str) -> bool:
    words = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    return words[text.strip().lower()]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _clock(text: str) -> str:
    """An hour and a minute as 02:30; ``never`` turns it off."""
    if text.strip().lower() == "never":
        return ""
    return time.fromisoformat(text.strip()).strftime("%H:%M")


def option(default: Any, read: Callable[[str], Any], help_text: str) -> Any:
    """A field of the schema; ``read`` turns the variable's text into the value."""
    return field(default=default, metadata={"read": read, "help": help_text})


@dataclass(frozen=True, slots=True)
class Options:
    data_dir: Path = option(  # noqa: RUF009 the folder does not move while running
        project_root() / "var", Path, "Folder of the database file, the secret key and uploads."
    )
    database_url: str = option(
        "", str, "postgres://user:password@host:port/name; empty keeps SQLite in data_dir."
    )
    secret_key: str = option(
        "", str, "Signing key; empty generates one into data_dir/secret.key (never in a backup)."
    )
    fields_key: str = option(
        "", str, "Keys of encrypted columns by comma, the first one seals; empty generates one "
        "into data_dir/fields.key (never in a backup)."
    )  # fmt: skip
    allowed_hosts: tuple[str, ...] = option(
        ("localhost", "127.0.0.1", "[::1]"), _words, "Host names the office answers to, by comma."
    )
    trusted_origins: tuple[str, ...] = option(
        (), _words, "Origins such as https://thidua.example.gov.vn behind a proxy, by comma."
    )
    https: bool = option(default=False, read=_yes, help_text="Cookies over HTTPS only, and HSTS.")
    debug: bool = option(default=False, read=_yes, help_text="Django's error pages; never in use.")
    demonstration: bool = option(
        default=False, read=_yes, help_text="Demonstration users may sign in; loopback only."
    )
    totp_roles: tuple[str, ...] = option(
        (), _words, "Roles that must sign in with a second factor (codes of docs/permissions.md, "
        "by comma)."
    )  # fmt: skip
    oidc_server: str = option(
        "", str, "Address of the organisation's OpenID Connect server; empty shows no button."
    )
    oidc_client: str = option("", str, "Client name given by the OpenID Connect server.")
    oidc_secret: str = option("", str, "Client secret given by the OpenID Connect server.")
    oidc_name: str = option("", str, "What the OpenID Connect button calls that server.")
    mail_server: str = option(
        "", str, "Mail server as host:port (STARTTLS); with it a forgotten password is reset by "
        "mail too, empty leaves it to the administrator."
    )  # fmt: skip
    mail_user: str = option("", str, "User name at the mail server.")
    mail_password: str = option("", str, "Password at the mail server.")
    mail_from: str = option("thidua@localhost", str, "Sender of the office's letters.")
    year: int = option(
        0, int, "Year under review at sign-in; 0 takes last year until 30 June, then this year."
    )
    overlay: tuple[str, ...] = option(
        (), _words, "Overlays of a ministry or a province laid on the law data, by comma; "
        "the demonstration takes its own."
    )  # fmt: skip
    overlays: str = option(
        "", str, "Folder of the office's own overlay files, all of them laid on; empty takes "
        "overlays in data_dir."
    )  # fmt: skip
    backups: str = option(
        "", str, "Folder of backups, best on another disk; empty takes backups in data_dir."
    )
    backup_at: str = option(
        "02:00", _clock, "When the worker makes the daily backup, as 02:00; never turns it off."
    )
    backups_kept: int = option(14, int, "How many daily backups are kept; older ones are deleted.")
    public_address: str = option(
        "", str, "Address the public reaches the office at, printed as a code on certificates, as "
        "https://thidua.example.gov.vn; empty takes the first trusted origin."
    )  # fmt: skip
    signing_file: str = option(
        "", str, "PKCS#12 file (.p12) of the certificate the office signs papers with; the "
        "demonstration makes a test certificate."
    )  # fmt: skip
    signing_password: str = option("", str, "Password of the PKCS#12 file.")
    signing_roots: str = option(
        "", str, "PEM file of the authorities whose signatures are believed."
    )
    api_calls: int = option(
        600, int, "Calls an API key may make in a minute, in each process of the server; 0 sets no "
        "limit."
    )  # fmt: skip
    static_dir: str = option(
        "", str, "Folder of collected static files; empty serves them from the packages."
    )
    log_level: str = option("INFO", str, "DEBUG, INFO, WARNING or ERROR.")


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"THIDUA_{name.upper()}"


def read_options(environ: Mapping[str, str]) -> Options:
    """Settings from the environment; raises SettingError on a value that cannot be read."""
    values: dict[str, Any] = {}
    for item in fields(Options):
        text = environ.get(variable(item.name), "")
        if not text:
            continue
        try:
            values[item.name] = item.metadata["read"](text)
        except (KeyError, ValueError) as error:
            message = (
                f"{variable(item.name)}={text!r} cannot be read. "
                f"{item.metadata['help']} Correct the variable, or remove it to use the default."
            )
            raise SettingError(message) from error
    return Options(**values)
