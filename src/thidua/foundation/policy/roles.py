"""The roles of the office. A role is held over one organisation and everything beneath it."""

from enum import StrEnum


class Role(StrEnum):
    DEPARTMENT_OFFICER = "department_officer"  # the standing body (bộ phận thường trực)
    UNIT_OFFICER = "unit_officer"
    UNIT_HEAD = "unit_head"
    COUNCIL_MEMBER = "council_member"
    AUDITOR = "auditor"  # reads all, changes nothing
    ADMINISTRATOR = "administrator"  # accounts, no content
    NOMINEE = "nominee"  # own page only
    CLERK = "clerk"  # numbers, dates and files of decisions (văn thư)
    ACCOUNTANT = "accountant"  # bonus money (kế toán)
    BLOC_SECRETARY = "bloc_secretary"  # the papers of one cluster or bloc
    SIGNING_HEAD = "signing_head"  # signs submissions and decisions
    INITIATIVE_REVIEWER = "initiative_reviewer"  # reads and scores initiatives


KEEPERS = (Role.DEPARTMENT_OFFICER, Role.UNIT_OFFICER)
"""Those who enter people, posts, ratings and initiatives in their part of the tree."""

READERS = (
    Role.DEPARTMENT_OFFICER, Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.COUNCIL_MEMBER, Role.AUDITOR,
)  # fmt: skip
"""Those who see the people and awards of their part of the tree."""

STANDING = (Role.DEPARTMENT_OFFICER, Role.AUDITOR)
"""Those who may know of discipline, holds and complaints."""

IDENTITY = (Role.DEPARTMENT_OFFICER,)
"""Those who may read personal identification numbers; nobody else, the auditor included."""

IN_PERSON = (Role.NOMINEE, Role.ADMINISTRATOR)
"""Roles that nobody exercises for another: one's own page, and the keys of the house."""
