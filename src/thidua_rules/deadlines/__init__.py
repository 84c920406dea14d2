"""Deadlines: counted in working days, days or months, forward and back, from a given day."""

from .due import Due, Left, due, left, statistics_year
from .model import CalendarLaw, Count, Fixed, Term
from .working_days import OutOfCalendar, WorkingDays

__all__ = [
    "CalendarLaw", "Count", "Due", "Fixed", "Left", "OutOfCalendar", "Term", "WorkingDays",
    "due", "left", "statistics_year",
]  # fmt: skip
