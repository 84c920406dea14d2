"""A province's overlay as a lawyer would write it, and how it is read."""

from __future__ import annotations

from pathlib import Path

from thidua_rules.loading import law_folder
from thidua_rules.loading.law import bare_law
from thidua_rules.loading.overlays import read_overlay
from thidua_rules.model.overlay import Overlay

GOOD = """\
code: ha_tinh_2026
issuer: province
issuer_name: {code: ha_tinh, vi: tỉnh Hà Tĩnh, en: Hà Tĩnh province}
name: {vi: Quy định của tỉnh Hà Tĩnh, en: Rules of Hà Tĩnh province}
instrument:
  {kind: decision, number: 12/2026/QĐ-UBND, issued: 2026-02-10, name: {vi: Ban hành Quy chế}}
sources: {HT1: {what: Công báo tỉnh}}
from: 2026-03-01
cite: ha_tinh_2026 Điều 5
sure: verified
seen: HT1
set:
  vote_efg: 80
  alc_roles: [division, workshop]
  round_deadline: 12-15
adds:
  - award: commendation_certificate
    kind: individual
    all:
      - id: good_year
        rating: {at_least: good}
        text: {vi: Hoàn thành tốt nhiệm vụ}
tightens:
  - award: excellent_labour_collective
    kind: collective
    criterion: share
    percent: 80
"""
ROOT = law_folder()


def read(text: str) -> Overlay:
    return read_overlay(text, Path("ha_tinh_2026.yaml"), bare_law(ROOT), own=True)
