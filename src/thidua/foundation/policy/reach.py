"""How far a role reaches: a set of organisations, or everywhere for the machine itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from django.db.models import Q

from thidua.foundation.policy.among import among
from thidua.foundation.policy.roles import Role


@dataclass(frozen=True, slots=True)
class Reach:
    """Primary keys of organisations; ``everywhere`` ignores them, ``whole`` says they are all."""

    places: frozenset[int] = field(default_factory=frozenset)
    everywhere: bool = False
    whole: bool = False

    def __contains__(self, place: int | None) -> bool:
        return self.everywhere or place in self.places

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.places)

    def condition(self, *paths: str) -> Q:
        """Rows whose organisation, by any of the ORM paths, is within reach."""
        if self.everywhere:
            return Q()
        condition = Q(pk__in=[])
        for path in paths:
            condition |= Q(**among(path, self.places))
        return condition

    def within(self, *paths: str) -> Q:
        """As ``condition``, of rows that always have an organisation by one of the paths: whoever
        reaches all organisations is asked nothing about each row."""
        return Q(pk__isnull=False) if self.whole else self.condition(*paths)


class Actor(Protocol):
    """Whoever acts: a signed-in user, or the machine at the console."""

    @property
    def uid(self) -> UUID | None: ...

    @property
    def full_name(self) -> str: ...

    @property
    def person_id(self) -> int | None: ...

    @property
    def acting_for(self) -> Actor | None:
        """Whom this actor stands in for (thay mặt); None for whoever acts as himself or herself."""

    def reach(self, *roles: Role) -> Reach: ...


@dataclass(frozen=True, slots=True)
class Machine:
    """Commands run at the console by whoever owns the installation."""

    full_name: str = "Hệ thống"
    uid: UUID | None = None
    person_id: int | None = None
    acting_for: Actor | None = None

    def reach(self, *_roles: Role) -> Reach:
        return Reach(everywhere=True)
