"""What a successor is handed: the rows of the collectives before it, as far as confirmed.

A new name or a new parent needs nothing: it is the same organisation. Where a merger, a split or
a founding anew has been confirmed with its legal basis, the predecessor's awards, or all its
years, count for the successor too; its own row of the same year goes before.
"""

# Who comes after whom, through every link of the chain. A predecessor that goes on (a split)
# leaves the years before the event only.
HERITAGE = """
    WITH RECURSIVE line(successor_id, predecessor_id, until, whole) AS (
        SELECT s.successor_id, s.predecessor_id, s."on", WHOLE(s)
        FROM reorganising_succession s WHERE s.takes IN ('awards', 'all')
        UNION
        SELECT line.successor_id, s.predecessor_id, EARLIER(line.until, s."on"),
               line.whole * WHOLE(s)
        FROM line JOIN reorganising_succession s ON s.successor_id = line.predecessor_id
        WHERE s.takes IN ('awards', 'all') AND s.predecessor_id <> line.successor_id
    )
    SELECT line.successor_id AS organisation_id, UID(o) AS uid, line.predecessor_id,
           MIN(p.valid_from) AS founded, MAX(line.whole) AS whole,
           MAX(YEAR_OF(line.until) - CASE WHEN p.valid_to IS NULL THEN 1 ELSE 0 END) AS last_year
    FROM line
    JOIN organisations_organisation o ON o.id = line.successor_id
    JOIN organisations_organisation p ON p.id = line.predecessor_id
    GROUP BY line.successor_id, o.uid, line.predecessor_id
"""

# Since when a collective is there: since the first of those whose years it takes over.
FOUNDED = """
    SELECT organisation_id,
           CASE WHEN COUNT(founded) = COUNT(*) THEN MIN(founded) END AS founded
    FROM rules_heritage WHERE whole = 1 GROUP BY organisation_id
"""

_SAME = "SELECT 1 FROM {table} n WHERE n.organisation_id = h.organisation_id AND n.year = r.year"
_YEARLY = "h.whole = 1 AND r.year <= h.last_year"

HANDED = {
    "ratings": f"{_YEARLY} AND NOT EXISTS ({_SAME.format(table='registry_rating')})",
    "members": f"{_YEARLY} AND NOT EXISTS ({_SAME.format(table='registry_memberroll')})",
    "body_ratings": (
        f"{_YEARLY} AND NOT EXISTS ({_SAME.format(table='registry_bodyrating')}"
        " AND n.body = r.body)"
    ),
    "blocs": (
        f"{_YEARLY} AND NOT EXISTS ({_SAME.format(table='registry_blocresult')}"
        " AND n.organised_by = r.organised_by)"
    ),
    "awards": (
        f"r.year <= h.last_year AND NOT EXISTS ({_SAME.format(table='registry_awardheld')}"
        " AND n.award = r.award AND n.award_name = r.award_name AND n.method = r.method)"
    ),
    "achievements": _YEARLY,
    "initiatives": "h.whole = 1 AND i.year <= h.last_year",
    "coverage": """(h.whole = 1 OR r."table" = 'awards')""",
}
"""Table → which of the predecessor's rows (r) go to the successor (h)."""

PHRASES = {
    "SUBJECT_OF_EITHER": "h.uid AS subject, CAST(NULL AS bigint) AS person_id, h.organisation_id",
    "SUBJECT_OF_COLLECTIVE": (
        "h.uid AS subject, CAST(NULL AS bigint) AS person_id, h.organisation_id"
    ),
}


def handed(table: str, own: str) -> str:
    """The own rows of a table and beside them those handed on."""
    if table not in HANDED:
        return own
    after = own
    for phrase, words in PHRASES.items():
        after = after.replace(phrase, words)
    joined = f"JOIN rules_heritage h ON h.predecessor_id = r.organisation_id AND {HANDED[table]}"
    after = after.replace("WITH_EITHER", joined).replace("WITH_COLLECTIVE", joined)
    return f"{own} UNION ALL {after}"
