"""Vietnamese text: one normal form, search without accents, the order of a list of names."""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of the dictionary
_RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(LETTERS)}
_QUALITIES = "\u0306\u0302\u031b"  # breve, circumflex, horn make other letters


def tidy(text: str) -> str:
    """One line in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without accents, đ as d: what every search compares.

    Control characters go: PostgreSQL refuses a query that carries a NUL.
    """
    return " ".join(unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN).split())


class _Plain(dict[int, int | str | None]):
    """What becomes of each letter; learnt letter by letter."""

    def __missing__(self, code: int) -> int | str | None:
        letter = chr(code)
        kept = not unicodedata.combining(letter) and (letter.isprintable() or letter.isspace())
        self[code] = plain = ("d" if letter == "đ" else code) if kept else None
        return plain


_PLAIN = _Plain()


def collate(text: str) -> str:
    """A key that sorts by the Vietnamese alphabet, tones last (An, Ăn, Ân, Dũng, Đào)."""
    letters: list[str] = []
    tones: list[str] = []
    for cluster in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", cluster)
        tone = next((mark for mark in parts if mark in TONES), "")
        base = unicodedata.normalize(
            "NFC", parts[0] + "".join(mark for mark in parts[1:] if mark in _QUALITIES)
        )
        letters.append(_RANK.get(base, base))
        tones.append(str(TONES.index(tone) + 1) if tone else "0")
    return "".join(letters) + "\x20" + "".join(tones)


def name_key(full_name: str) -> str:
    """A key that sorts people by given name, then family and middle names."""
    words = tidy(full_name).split(" ")
    given, rest = words[-1], " ".join(words[:-1])
    return f"{collate(given)} {collate(rest)}"
