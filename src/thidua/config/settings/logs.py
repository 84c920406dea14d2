"""Errors are always seen on the console, whatever DEBUG says."""

from typing import Any


def logs(level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        },
        "filters": {"unspoken": {"()": "thidua.surfaces.desk.unspoken.Unspoken"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler", "formatter": "line", "filters": ["unspoken"],
            },
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": level, "propagate": False},
            # What it tells of each count it forgets stands before the demonstration's address.
            "axes": {"level": "WARNING"},
            "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        },
    }  # fmt: skip
