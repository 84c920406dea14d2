"""The check before a file is sent: what blocks, what warns, each with its cure and its article."""

from thidua.cycle.nominations.checking.found import Check, Level, Preflight
from thidua.cycle.nominations.checking.looking import preflight, preflights

__all__ = ["Check", "Level", "Preflight", "preflight", "preflights"]
