"""Columns that keep themselves in order, in bulk writes too."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundation.records.digests import keyed_digest
from thidua.foundation.records.sealed import Sealed
from thidua.foundation.records.secrets import Unreadable
from thidua.foundation.records.text import collate, fold, name_key, tidy

KEYS: dict[str, Callable[[str], str]] = {"fold": fold, "collate": collate, "name": name_key}


class LineField(models.CharField):
    """One line of text, stored in NFC with single spaces."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return tidy(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = tidy(value)
            setattr(model_instance, self.attname, value)
        return value


class KeyField(models.CharField):
    """A column computed from other columns of the same row: search text or sort key."""

    def __init__(
        self, *args: Any, of: tuple[str, ...] = (), by: str = "fold", **kwargs: Any
    ) -> None:
        self.of, self.by = tuple(of), by
        kwargs |= {"editable": False, "db_index": True, "default": ""}
        kwargs.setdefault("max_length", 600)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "by": self.by}

    def db_parameters(self, connection: Any) -> Any:
        """Keys compare byte by byte: a PostgreSQL database's own language would reorder them."""
        collation = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return super().db_parameters(connection) | collation

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        source = " ".join(filter(None, (getattr(model_instance, name) for name in self.of)))
        value = KEYS[self.by](source)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class FollowingKeyField(KeyField):
    """A key drawn from rows of other tables: triggers keep it, whatever is written here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.db_index = False  # useful only together with what it is read with

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        return str(getattr(model_instance, self.attname))


if TYPE_CHECKING:  # Django's fields take no parameters when the program runs
    SealedTextField = models.TextField[Sealed, Sealed]
else:
    SealedTextField = models.TextField


class EncryptedField(SealedTextField):
    """Text kept sealed. In Python it is a ``Sealed``; a plain text is refused, never saved.

    As plain data (a journal, a fixture) it is the sealed text, which only these keys open.
    """

    encrypted = True

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        sealed = Sealed(value)
        try:
            sealed.opened()
        except Unreadable as error:
            raise ValidationError(_("Giá trị này chưa được mã hóa."), code="unsealed") from error
        return sealed

    def get_prep_value(self, value: Any) -> str | None:
        if value is None or isinstance(value, Sealed):
            return value.kept if value else None
        message = f"{self.name} holds sealed text only"
        raise TypeError(message)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))


class DigestField(KeyField):
    """The keyed digest of a sealed column of the same row: equal contents, equal digests."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"max_length": 64, "unique": True})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        value = keyed_digest(getattr(model_instance, self.of[0]).opened())
        setattr(model_instance, self.attname, value)
        return value
