"""The worked cases of quotas, votes and dossiers of a law folder, run."""

from __future__ import annotations

from collections.abc import Iterator

from .ballots.cases import worked as votes
from .dossiers.cases import worked as dossiers
from .loading.caps import load_caps
from .loading.dossiers import conflicting_sets, load_dossiers
from .loading.errors import LawError
from .loading.regulations import load_regulations
from .loading.spans import folder_of
from .loading.worked import Worked
from .model.law import Law
from .quotas.cases import worked as quotas


def worked_cases(law: Law) -> Iterator[Worked]:
    """Load the data the cases speak of, then run every case.

    Raises:
        LawError: a file of quotas, ballots or dossiers cannot be used.
        CaseError: a case cannot be read.
    """
    load_caps(law)
    load_regulations(law)
    for one, other in conflicting_sets(load_dossiers(law)):
        path = folder_of(law, None) / "dossiers" / f"{other}.yaml"
        raise LawError(path, 1, f"«{one}» gives a number of sets for the same award too",
                       "Keep «originals:» in one of the two")  # fmt: skip
    yield from quotas(law)
    yield from votes(law)
    yield from dossiers(law)
