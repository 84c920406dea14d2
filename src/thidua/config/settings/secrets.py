"""Keys live in files of their own, readable by their owner only."""

import os
import secrets
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet

from thidua.config.schema import SettingError


def secret_key(data_dir: Path) -> str:
    """The key of this installation, made at the first start."""
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        _publish(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


def fields_keys(told: str, data_dir: Path) -> list[str]:
    """Keys of encrypted columns, the one that seals first; made at the first start."""
    path = data_dir / "fields.key"
    if not told and not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        _publish(path, Fernet.generate_key().decode())
    keys = [key for key in (told or path.read_text()).replace(",", " ").split() if key]
    try:
        for key in keys:
            Fernet(key)
    except ValueError as error:
        where = "THIDUA_FIELDS_KEY" if told else str(path)
        message = f"{where} holds no key of 32 bytes in URL-safe base64. Put the right key back."
        raise SettingError(message) from error
    return keys


def _publish(path: Path, key: str) -> None:
    """Give the file its name once it is whole: a process of the same start never reads half."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # mode 600
    with os.fdopen(handle, "w") as file:
        file.write(key)
    try:
        os.link(draft, path)
    except FileExistsError:  # another process of the same start was first
        return
    except OSError:  # a file system without links
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
