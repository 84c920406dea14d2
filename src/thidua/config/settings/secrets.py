"""The signing key lives in a file of its own, readable by its owner only."""

import os
import secrets
import tempfile
from pathlib import Path


def secret_key(data_dir: Path) -> str:
    """The key of this installation, made at the first start."""
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        _publish(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


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
