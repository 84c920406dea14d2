"""YAML → model. Refuses gaps, overlaps, unknown words and uncited values, with the line."""

from .errors import CaseError, InputError, LawError
from .law import law_folder, load_law
from .nodes import Node, parse_yaml, read_yaml

__all__ = [
    "CaseError", "InputError", "LawError", "Node", "law_folder", "load_law", "parse_yaml",
    "read_yaml",
]  # fmt: skip
