"""Verdict → tokens → sentences (vi, en)."""

from .sentences import Explanation, Line, ProvisionalText, explain

__all__ = ["Explanation", "Line", "ProvisionalText", "explain"]
