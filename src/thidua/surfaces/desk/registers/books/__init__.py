"""The books of the registry, one file each."""

from thidua.surfaces.desk.registers.books.absences import ABSENCES
from thidua.surfaces.desk.registers.books.accounts import ACCOUNTS
from thidua.surfaces.desk.registers.books.achievements import ACHIEVEMENTS
from thidua.surfaces.desk.registers.books.attestations import ATTESTATIONS
from thidua.surfaces.desk.registers.books.awards import AWARDS
from thidua.surfaces.desk.registers.books.bloc_members import BLOC_MEMBERS
from thidua.surfaces.desk.registers.books.blocs import BLOCS
from thidua.surfaces.desk.registers.books.bodies import BODIES
from thidua.surfaces.desk.registers.books.certificate_batches import BATCHES
from thidua.surfaces.desk.registers.books.certificate_designs import DESIGNS
from thidua.surfaces.desk.registers.books.certificates import CERTIFICATES
from thidua.surfaces.desk.registers.books.conference_parts import (
    AGENDA,
    DELEGATES,
    HONOURS,
    SPEECHES,
)
from thidua.surfaces.desk.registers.books.conferences import CONFERENCES
from thidua.surfaces.desk.registers.books.confirmations import CONFIRMATIONS
from thidua.surfaces.desk.registers.books.council_members import COUNCIL_MEMBERS
from thidua.surfaces.desk.registers.books.councils import COUNCILS
from thidua.surfaces.desk.registers.books.criteria import CRITERIA
from thidua.surfaces.desk.registers.books.decisions import DECISIONS
from thidua.surfaces.desk.registers.books.directions import DIRECTIONS
from thidua.surfaces.desk.registers.books.discipline import DISCIPLINE
from thidua.surfaces.desk.registers.books.grants import GRANTS
from thidua.surfaces.desk.registers.books.holds import HOLDS
from thidua.surfaces.desk.registers.books.identity import IDENTITY_NUMBERS
from thidua.surfaces.desk.registers.books.indicators import INDICATORS
from thidua.surfaces.desk.registers.books.initiatives import INITIATIVES
from thidua.surfaces.desk.registers.books.merges import MERGES
from thidua.surfaces.desk.registers.books.movements import MOVEMENTS
from thidua.surfaces.desk.registers.books.nominations import NOMINATIONS
from thidua.surfaces.desk.registers.books.organisations import ORGANISATIONS
from thidua.surfaces.desk.registers.books.people import PEOPLE
from thidua.surfaces.desk.registers.books.postings import POSTINGS
from thidua.surfaces.desk.registers.books.ratings import RATINGS
from thidua.surfaces.desk.registers.books.registrations import REGISTRATIONS
from thidua.surfaces.desk.registers.books.reports import REPORTS
from thidua.surfaces.desk.registers.books.requests import REQUESTS
from thidua.surfaces.desk.registers.books.results import RESULTS
from thidua.surfaces.desk.registers.books.retirements import RETIREMENTS
from thidua.surfaces.desk.registers.books.role_models import ROLE_MODELS, TAKEN_UP
from thidua.surfaces.desk.registers.books.rolls import ROLLS
from thidua.surfaces.desk.registers.books.rounds import ROUNDS
from thidua.surfaces.desk.registers.books.score_sheets import SCORE_LINES, SHEETS
from thidua.surfaces.desk.registers.books.sittings import SITTINGS
from thidua.surfaces.desk.registers.books.stand_ins import STAND_INS
from thidua.surfaces.desk.registers.books.submissions import SUBMISSIONS
from thidua.surfaces.desk.registers.books.successions import SUCCESSIONS
from thidua.surfaces.desk.registers.books.targets import TARGETS
from thidua.surfaces.desk.registers.books.tasks import TASKS
from thidua.surfaces.desk.registers.books.tokens import TOKENS
from thidua.surfaces.desk.registers.books.unit_reviews import UNIT_REVIEWS
from thidua.surfaces.desk.registers.books.years import YEARS

REGISTERS = {
    register.slug: register
    for register in (
        PEOPLE, IDENTITY_NUMBERS, MERGES, REQUESTS, ORGANISATIONS, AWARDS, RATINGS, INITIATIVES,
        YEARS, MOVEMENTS, INDICATORS, TARGETS, DIRECTIONS, TASKS, REGISTRATIONS,
        SUBMISSIONS, CRITERIA, CONFIRMATIONS, RESULTS, SHEETS, SCORE_LINES,
        ROUNDS, UNIT_REVIEWS, NOMINATIONS,
        ACHIEVEMENTS, POSTINGS, ABSENCES, RETIREMENTS, BLOC_MEMBERS, BLOCS, BODIES, ROLLS,
        DISCIPLINE, HOLDS, ATTESTATIONS, SUCCESSIONS, ACCOUNTS, GRANTS, STAND_INS, TOKENS,
        COUNCILS, COUNCIL_MEMBERS, SITTINGS, DECISIONS, CERTIFICATES, BATCHES, DESIGNS,
        REPORTS, CONFERENCES, AGENDA, SPEECHES, DELEGATES, HONOURS, ROLE_MODELS, TAKEN_UP,
    )
}  # fmt: skip
