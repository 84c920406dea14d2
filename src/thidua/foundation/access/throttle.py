"""How often a sign-in may fail: by name and place, and by place alone.

Counts live in the cache of one server process and forget themselves; they slow guessing down, they
lock nobody's account for good.
"""

import hashlib

from django.core.cache import cache

MINUTES = 15
PER_NAME = 10
PER_PLACE = 60  # a whole office may sit behind one address


def refused(name: str, place: str) -> bool:
    """Whether this name from this network address has failed too often of late."""
    counts = cache.get_many(_keys(name, place))
    return any(counts.get(key, 0) >= limit for key, limit in _keys(name, place).items())


def count_failure(name: str, place: str) -> None:
    for key in _keys(name, place):
        cache.add(key, 0, MINUTES * 60)
        cache.incr(key)


def forget(name: str, place: str) -> None:
    """After a sign-in that succeeded; the count of the place stays."""
    cache.delete(next(iter(_keys(name, place))))


def _keys(name: str, place: str) -> dict[str, int]:
    """Key → limit; the name's first. A typed name may be anything: it is hashed."""
    who = hashlib.sha256(f"{name.strip().casefold()}\0{place}".encode()).hexdigest()
    where = hashlib.sha256(place.encode()).hexdigest()
    return {f"sign-in:{who}": PER_NAME, f"sign-in-place:{where}": PER_PLACE}
