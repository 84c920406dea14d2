"""The rules core of Thi Đua: law as data in, verdicts with reasons out.

Pure Python: no Django, no clock, no network. The same input gives the same bytes.
"""

__version__ = "0.1.0"
