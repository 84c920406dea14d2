"""Everything a clone needs before it can do anything."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Sequence

from thidua.launcher.environment import ensure_environment
from thidua.launcher.frontend import ensure_pages
from thidua.launcher.places import Clone, here
from thidua.launcher.speaking import Trouble, step

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
BENCHMARKS = "requirements-bench.lock"
SPARK = "requirements-spark.lock"


def prepare_from_arguments(argv: Sequence[str]) -> int:
    """``setup [--dev] [--bench]``."""
    parser = ArgumentParser(prog="thidua setup")
    parser.add_argument("--dev", action="store_true", help="thêm công cụ kiểm thử (test tools)")
    parser.add_argument("--bench", action="store_true", help="thêm gói so sánh (benchmark peers)")
    options = parser.parse_args(argv)
    prepare(clone_or_trouble(), dev=options.dev, bench=options.bench)
    step("Môi trường đã sẵn sàng", "the environment is ready")
    return 0


def prepare(clone: Clone, *, dev: bool = False, bench: bool = False) -> None:
    """Environment, project and pages' files; a finished step is not repeated."""
    everything = dev and os.environ.get("THIDUA_TEST") == "all"
    asked = {RUNTIME: True, DEVELOPMENT: dev, BENCHMARKS: bench, SPARK: everything}
    ensure_environment(clone, tuple(lock for lock, wanted in asked.items() if wanted))
    ensure_pages(clone)


def clone_or_trouble() -> Clone:
    """The clone this runs from. Raises Trouble in an installation from a wheel."""
    clone = here()
    if clone is None:
        raise Trouble(
            "Lệnh này chỉ chạy trong thư mục mã nguồn.",
            "This command runs in a clone of the source only.",
        )
    return clone
