"""``raise_here``: the inner half of ``restore --raise-to``; refuses outside its scratch folder."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from thidua.foundation.backups.dumping import dump
from thidua.foundation.backups.raising import SCRATCH, load_and_migrate
from thidua.foundation.backups.refusals import Unusable
from thidua.foundation.backups.words import Why


class Command(BaseCommand):
    help = "Dùng bên trong restore --raise-to (used inside restore --raise-to)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("target", type=Path)

    def handle(self, *_args: Any, file: Path, target: Path, **_options: Any) -> None:
        if not os.environ.get(SCRATCH):
            raise CommandError("Hãy dùng restore --raise-to (use restore --raise-to).")
        try:
            load_and_migrate(file)
        except Unusable as refused:
            raise CommandError(refused.both, returncode=1) from None
        dump(target, why=Why.ASKED, now=timezone.now())
