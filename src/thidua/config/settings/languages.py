"""Vietnamese is the source language of every text; English is a catalogue beside it."""

from pathlib import Path

OFFICE = Path(__file__).resolve().parents[2]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "thidua_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [OFFICE / "foundation" / "locale"]
USE_I18N = True

TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

FORMAT_MODULE_PATH = ["thidua.config.formats"]
# Years and decision numbers must never become 2.025: quantities ask for grouping themselves.
USE_THOUSAND_SEPARATOR = False
