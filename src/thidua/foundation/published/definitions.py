"""What each view selects.

Every view has the columns of its input table, and beside them ``person_id`` and
``organisation_id``, by which one subject's rows are found through the indexes. An empty text of
the registry is *not known* and becomes NULL. Words in capitals that SQL does not know are said
by ``PHRASES`` and, where the two databases differ, by ``thidua.foundation.published.views``.
"""

TABLES_READ = (
    "people_person", "people_posting", "people_absence", "people_retirement",
    "organisations_organisation", "organisations_change", "reorganising_succession",
    "registry_achievement", "registry_achievementuse", "registry_attestation",
    "registry_awardheld", "registry_blocresult", "registry_bodyrating", "registry_coverage",
    "registry_discipline", "registry_hold", "registry_initiative", "registry_initiativeauthor",
    "registry_initiativeuse", "registry_memberroll", "registry_rating",
)  # fmt: skip

PHRASES = {
    # Kinds of organisation that gather others: no standard of the ladder is asked of them.
    "KINDS_THAT_GATHER": "('bloc', 'province', 'ministry')",
    # Kinds whose people are nobody else's staff: the roll does not climb past them.
    "KINDS_APART": "('bloc', 'enterprise', 'commune', 'household', 'body', 'district')",
    "SUBJECT_OF_EITHER": "COALESCE(UID(p), UID(o)) AS subject, r.person_id, r.organisation_id",
    "SUBJECT_OF_COLLECTIVE": (
        "UID(o) AS subject, CAST(NULL AS bigint) AS person_id, r.organisation_id"
    ),
    "SUBJECT_OF_PERSON": (
        "UID(p) AS subject, r.person_id, CAST(NULL AS bigint) AS organisation_id"
    ),
    "WITH_EITHER": """
        LEFT JOIN people_person p ON p.id = r.person_id
        LEFT JOIN organisations_organisation o ON o.id = r.organisation_id""",
    "WITH_COLLECTIVE": "JOIN organisations_organisation o ON o.id = r.organisation_id",
}

SUBJECTS = """
    SELECT UID(p) AS uid, 'individual' AS kind, p."group" AS "group",
           NULLIF(p.sex, '') AS sex, p.birth_date AS born, p.joined, p."left" AS "left",
           NULL AS role, NULL AS founded, UID(o) AS unit,
           p.id AS person_id, NULL AS organisation_id
    FROM people_person p JOIN organisations_organisation o ON o.id = p.organisation_id
    UNION ALL
    SELECT UID(o), CASE o.kind WHEN 'household' THEN 'household' ELSE 'collective' END, NULL,
           NULL, NULL, NULL, o.valid_to, o.kind,
           CASE WHEN k.organisation_id IS NULL THEN o.valid_from ELSE k.founded END,
           NULL, NULL, o.id
    FROM organisations_organisation o
    LEFT JOIN (SINCE_WHEN) k ON k.organisation_id = o.id
    WHERE o.kind NOT IN KINDS_THAT_GATHER
"""

# Whoever serves in a unit on the last day of a year is counted in that year's roll of the unit
# and of every collective above it on that day. A person without recorded posts serves where he or
# she is kept.
MEMBERSHIPS = """
    WITH RECURSIVE years(year) AS (
        SELECT 2000 UNION ALL SELECT year + 1 FROM years WHERE year < 2062
    ), turn(n) AS (SELECT 0 UNION ALL SELECT 1  -- the parent of today, and those left by moves
    ), line(unit_id, above_id, starts, ends) AS (
        SELECT id, id, FIRST_DAY, LAST_DAY FROM organisations_organisation
        UNION  -- not ALL: a ring of parents ends instead of turning for ever
        SELECT line.unit_id, CASE turn.n WHEN 0 THEN u.parent_id ELSE c.parent_before_id END,
               LATER(line.starts, COALESCE((
                   SELECT MAX(m."on") FROM organisations_change m
                   WHERE m.organisation_id = u.id AND m.kind = 'moved'
                         AND (turn.n = 0 OR m."on" < c."on")
               ), FIRST_DAY)),
               EARLIER(line.ends, CASE turn.n WHEN 0 THEN LAST_DAY ELSE c."on" END)
        FROM line
        JOIN organisations_organisation u ON u.id = line.above_id AND u.kind NOT IN KINDS_APART
        JOIN turn ON line.starts < line.ends
        LEFT JOIN organisations_change c
             ON turn.n = 1 AND c.organisation_id = u.id AND c.kind = 'moved'
        WHERE (turn.n = 0 AND u.parent_id IS NOT NULL) OR c.parent_before_id IS NOT NULL
    ), serving(person_id, unit_id, year) AS (
        SELECT t.person_id, t.organisation_id, years.year
        FROM years JOIN people_posting t ON t.starts <= YEAR_END(years.year)
             AND (t.ends IS NULL OR t.ends > YEAR_END(years.year))
        UNION ALL
        SELECT q.id, q.organisation_id, years.year
        FROM years JOIN people_person q
             ON (q.joined IS NULL OR q.joined <= YEAR_END(years.year))
        WHERE NOT EXISTS (SELECT 1 FROM people_posting t WHERE t.person_id = q.id)
    )
    SELECT DISTINCT UID(p) AS subject, UID(o) AS unit, serving.year AS year,
           p.id AS person_id, o.id AS organisation_id
    FROM serving
    JOIN people_person p ON p.id = serving.person_id
         AND (p."left" IS NULL OR p."left" > YEAR_END(serving.year))
    JOIN line ON line.unit_id = serving.unit_id
         AND line.starts <= YEAR_END(serving.year) AND line.ends > YEAR_END(serving.year)
    JOIN organisations_organisation o ON o.id = line.above_id
         AND o.kind NOT IN KINDS_THAT_GATHER
"""

VIEWS = {
    "subjects": SUBJECTS,
    "ratings": "SELECT SUBJECT_OF_EITHER, r.year, r.rating FROM registry_rating r WITH_EITHER",
    "awards": """
        SELECT SUBJECT_OF_EITHER, COALESCE(NULLIF(r.award, ''), r.award_name) AS award, r.year,
               r.decided,
               NULLIF(r.issuer, '') AS issuer, r.method, r.achievement_from, r.achievement_to,
               r.revoked, NULLIF(r.decision_no, '') AS decision_no, r.restored
        FROM registry_awardheld r WITH_EITHER""",
    "initiatives": """
        SELECT SUBJECT_OF_EITHER, i.year, i.level, i.kind, r.share, i.replicable,
               (SELECT JOINED(award) FROM registry_initiativeuse s WHERE s.author_id = r.id)
               AS used_for, i.decided, i.title, NULLIF(i.decision_no, '') AS decision_no
        FROM registry_initiativeauthor r JOIN registry_initiative i ON i.id = r.initiative_id
        WITH_EITHER""",
    "achievements": """
        SELECT SUBJECT_OF_EITHER, r.year, r.kind, r.level, NULLIF(r.launched_by, '') AS launched_by,
               r.duration,
               (SELECT JOINED(award) FROM registry_achievementuse s WHERE s.achievement_id = r.id)
               AS used_for, r.title
        FROM registry_achievement r WITH_EITHER""",
    "discipline": """
        SELECT SUBJECT_OF_EITHER, r.form, r.starts, r.ends
        FROM registry_discipline r WITH_EITHER""",
    "holds": """
        SELECT SUBJECT_OF_EITHER, r.ground AS reason, r.starts, r.ends
        FROM registry_hold r WITH_EITHER""",
    "posts": """
        SELECT SUBJECT_OF_PERSON, COALESCE(NULLIF(r.post, ''), r.title) AS post, r.starts, r.ends,
               UID(o) AS unit, NULLIF(r.ended_by, '') AS ended_by, r.term_ends
        FROM people_posting r JOIN people_person p ON p.id = r.person_id
        JOIN organisations_organisation o ON o.id = r.organisation_id""",
    "deaths": """
        SELECT UID(p) AS subject, p.died AS starts, p.id AS person_id,
               CAST(NULL AS bigint) AS organisation_id
        FROM people_person p WHERE p.died IS NOT NULL""",
    "retirements": """
        SELECT SUBJECT_OF_PERSON, r.decided, r.higher_age, r.both_wars
        FROM people_retirement r JOIN people_person p ON p.id = r.person_id""",
    "absences": """
        SELECT SUBJECT_OF_PERSON, r.kind, r.starts, r.ends, r.full_time,
               NULLIF(r.result, '') AS result
        FROM people_absence r JOIN people_person p ON p.id = r.person_id""",
    "members": """
        SELECT SUBJECT_OF_COLLECTIVE, r.year, r.total, r.rated, r.advanced_worker,
               r.emulation_fighter_grassroots, r.all_completed, r.disciplined_reprimand_or_more,
               r.disciplined_warning_or_more
        FROM registry_memberroll r WITH_COLLECTIVE""",
    "memberships": MEMBERSHIPS,
    "blocs": """
        SELECT SUBJECT_OF_COLLECTIVE, r.year, r.leader, r.exceeds_targets, r.organised_by,
               NULLIF(r.name, '') AS name
        FROM registry_blocresult r WITH_COLLECTIVE""",
    "body_ratings": """
        SELECT SUBJECT_OF_COLLECTIVE, r.year, r.body, r.rating
        FROM registry_bodyrating r WITH_COLLECTIVE""",
    "attested": "SELECT SUBJECT_OF_EITHER, r.code, r.year FROM registry_attestation r WITH_EITHER",
    "coverage": """
        SELECT SUBJECT_OF_EITHER, r."table" AS "table", r.starts, r.ends
        FROM registry_coverage r WITH_EITHER""",
}  # fmt: skip

# Beside the rules' own tables: who stands under whom, and whose overlays apply from there down.
BESIDE = {
    "places": """
        SELECT o.id AS organisation_id, UID(o) AS uid, o.parent_id AS above_id, o.province,
               o.ministry
        FROM organisations_organisation o""",
}  # fmt: skip
