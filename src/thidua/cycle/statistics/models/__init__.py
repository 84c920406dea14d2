"""The reports that are kept; the numbers themselves are counted from the rows each time."""

from thidua.cycle.statistics.models.reports import Report

__all__ = ["Report"]
