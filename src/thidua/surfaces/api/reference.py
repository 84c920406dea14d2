"""The OpenAPI description as rows for a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "post", "patch")
QUERIES = "Asked"
"""How the shapes of queries end: their parts are told with each call."""


@dataclass(frozen=True, slots=True)
class Part:
    """A parameter of an operation, or a field of a shape."""

    name: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    summary: str
    parameters: list[Part]
    body: str
    answers: list[tuple[str, str]]

    @property
    def anchor(self) -> str:
        return f"{self.method}-{self.path.strip('/').replace('/', '-')}".replace("{", "").replace(
            "}", ""
        )


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    about: str
    fields: list[Part]


def operations(described: dict[str, Any]) -> list[Operation]:
    return [
        _operation(method.upper(), path, methods[method])
        for path, methods in described["paths"].items()
        for method in METHODS
        if method in methods
    ]


def _operation(method: str, path: str, told: dict[str, Any]) -> Operation:
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Operation(
        method, path, told.get("summary", ""),
        [
            Part(one["name"], _kind(one["schema"]), one.get("required", False),
                 one["schema"].get("description", one.get("description", "")))
            for one in told.get("parameters", [])
        ],
        _kind(body["schema"]) if body else "",
        list(_answers(told)),
    )  # fmt: skip


def _answers(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for status, answer in told["responses"].items():
        content = answer.get("content", {}).get("application/json", {})
        yield str(status), _kind(content.get("schema", {}))


def shapes(described: dict[str, Any]) -> list[Shape]:
    return [
        Shape(_named(name), told.get("description", ""), _fields(told))
        for name, told in sorted(described["components"]["schemas"].items())
        if told.get("type") == "object" and not name.endswith(QUERIES)
    ]


def _named(name: str) -> str:
    """``Listed_PersonTold_`` is a ``Listed[PersonTold]``."""
    outer, _sep, inner = name.rstrip("_").partition("_")
    return f"{outer}[{inner}]" if inner else name


def _fields(told: dict[str, Any]) -> list[Part]:
    required = told.get("required", [])
    return [
        Part(name, _kind(field), name in required, field.get("description", ""))
        for name, field in told.get("properties", {}).items()
    ]


def _kind(schema: dict[str, Any]) -> str:
    """The type of a value in a few words."""
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema or "allOf" in schema:
        return " | ".join(_kind(one) for one in schema.get("anyOf", schema.get("allOf", [])))
    if "enum" in schema:
        return " | ".join(f"“{word}”" for word in schema["enum"])
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    kind, form = schema.get("type", ""), schema.get("format", "")
    return f"{kind} ({form})" if form else kind
