"""Content that stays sealed until somebody opens it on purpose."""

from __future__ import annotations

from thidua.foundation.records.secrets import seal, unseal

DOTS = "••••••••"


class Sealed:
    """A sealed text. Printed, logged or put on a page it is dots; ``opened`` alone spells it."""

    __slots__ = ("kept",)

    def __init__(self, kept: str) -> None:
        self.kept = kept

    @classmethod
    def of(cls, content: str) -> Sealed:
        return cls(seal(content.encode()))

    def opened(self) -> str:
        """The content. Raises Unreadable where the key is not the one it was sealed with."""
        return unseal(self.kept).decode()

    def __str__(self) -> str:
        return DOTS

    def __repr__(self) -> str:
        return "Sealed()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.opened() == other.opened()

    def __hash__(self) -> int:
        return hash(self.opened())
