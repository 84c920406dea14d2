"""What a file must hold, whom it must ask, where it is posted, and who may hand it in."""

from .checking import Checked, Overall, Status, check
from .model import (
    CONDITIONS,
    Condition,
    Dossiers,
    Item,
    ItemList,
    ItemListVersion,
    Route,
    Routing,
    RoutingVersion,
)
from .routing import Routed, route
from .selecting import Dossier, dossier_of
from .sentences import checked_sentences, dossier_sentences, route_sentences

__all__ = [
    "CONDITIONS", "Checked", "Condition", "Dossier", "Dossiers", "Item", "ItemList",
    "ItemListVersion", "Overall", "Route", "Routed", "Routing", "RoutingVersion", "Status",
    "check", "checked_sentences", "dossier_of", "dossier_sentences", "route", "route_sentences",
]  # fmt: skip
