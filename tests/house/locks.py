"""Lock files: digests for every package, addresses for none, one version everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<marker>[^\\]*)", re.MULTILINE
)


def pins(lock: str) -> dict[tuple[str, str], str]:
    """(package, environment marker) -> version."""
    return {(m["name"], m["marker"].strip()): m["version"] for m in PIN.finditer(lock)}


def lock_faults(lock: str) -> Iterator[str]:
    """Addresses, and packages without a digest."""
    if "://" in lock:
        yield "names an address"
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock.strip()):
        if "--hash=sha256:" not in block:
            yield f"no digest: {block.splitlines()[0]}"


def disagreements(narrow: str, wide: str) -> Iterator[str]:
    """Packages that a wider lock leaves out or has at another version."""
    others = pins(wide)
    for key, version in pins(narrow).items():
        if others.get(key) != version:
            yield f"{key[0]}: {version} here, {others.get(key)} there"


def package_lock_faults(text: str) -> Iterator[str]:
    """Entries by which an npm lock would name where its packages came from."""
    for name, package in json.loads(text)["packages"].items():
        for key in ("resolved", "funding"):
            if key in package:
                yield f"{name or 'root'}: {key}"
        if name and "integrity" not in package:
            yield f"{name}: no digest"
