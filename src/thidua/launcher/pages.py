"""Lay out the pages' third-party files as ``pages.toml`` says."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from thidua.launcher.speaking import Trouble

PAGES = Path(__file__).with_name("pages.toml")
SOURCE_MAP = re.compile(rb"\n?/[*/][#@] sourceMappingURL=\S+(?: \*/)?\s*$")
FACE = re.compile(r"/\* (?P<name>\S+) \*/\s*@font-face \{.*?\n\}", re.DOTALL)
WOFF = re.compile(r",\s*url\([^)]*\.woff\) format\('woff'\)")
SVG = re.compile(r"<svg[^>]*viewBox=\"(?P<box>[^\"]+)\"[^>]*>(?P<body>.*)</svg>", re.DOTALL)


def lay_out(packages: Path, vendor: Path) -> None:
    """Rebuild ``vendor`` from ``node_modules``. Raises Trouble when a file is not there."""
    plan = tomllib.loads(PAGES.read_text(encoding="utf-8"))
    fresh = vendor.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for part in plan["copy"]:
        _copy(packages / part["from"], fresh / part["to"], part["files"])
    for font in plan["font"]:
        _font(packages / font["from"], fresh / font["to"], font)
    _icons(packages / plan["icons"]["from"], fresh / plan["icons"]["to"], plan["icons"]["names"])
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)


def _copy(source: Path, target: Path, files: dict[str, str]) -> None:
    """Copy files, without the source-map line that would point at a file not shipped."""
    target.mkdir(parents=True, exist_ok=True)
    for origin, name in files.items():
        content = _read(source / origin)
        (target / name).write_bytes(SOURCE_MAP.sub(b"\n", content))


def _font(source: Path, target: Path, plan: dict[str, Any]) -> None:
    """One ``fonts.css`` with its woff2 files; unicode ranges stay as the package gives them."""
    _copy(source, target, {"LICENSE": "OFL.txt"})
    faces: list[str] = []
    for style in plan["styles"]:
        sheet = _read(source / f"{style}.css").decode()
        for name, face in _faces(sheet, source.name, style, plan["subsets"]):
            shutil.copyfile(source / "files" / f"{name}.woff2", target / f"{name}.woff2")
            faces.append(face)
    (target / "fonts.css").write_text("\n\n".join(faces) + "\n", encoding="utf-8")


def _faces(
    sheet: str, family: str, style: str, subsets: Iterable[str]
) -> Iterable[tuple[str, str]]:
    """(file name, @font-face rule) of each wanted subset, in the order of the sheet."""
    suffix = style if style.endswith("-italic") else f"{style}-normal"
    wanted = {f"{family}-{subset}-{suffix}" for subset in subsets}
    for found in FACE.finditer(sheet):
        if found["name"] in wanted:
            yield found["name"], WOFF.sub("", found[0]).replace("./files/", "./")


def _icons(source: Path, target: Path, names: Iterable[str]) -> None:
    """One sprite with a symbol an icon."""
    _copy(source, target, {"LICENSE": "LICENSE"})
    symbols = [_symbol(source / "icons" / f"{name}.svg", name) for name in sorted(names)]
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(symbols) + "</svg>\n"
    (target / "icons.svg").write_text(sprite, encoding="utf-8")


def _symbol(path: Path, name: str) -> str:
    found = SVG.search(_read(path).decode())
    if found is None:
        raise Trouble(f"Biểu tượng {name} không đọc được.", f"Icon {name} cannot be read.")
    body = " ".join(found["body"].split())
    return f'<symbol id="{name}" viewBox="{found["box"]}" fill="currentColor">{body}</symbol>'


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Trouble(
            f"Gói giao diện thiếu tệp {path.name}.",
            f"The page packages lack the file {path}.",
            "Xoá thư mục node_modules rồi chạy lại (delete node_modules, then run again).",
        ) from None
