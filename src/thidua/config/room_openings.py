"""Who may open each address of the ten rooms, in the order of the year."""

from __future__ import annotations

from thidua.cycle.certificates.permissions import may_print
from thidua.cycle.councils.permissions import (
    may_count,
    may_run_sittings,
    may_see_councils,
    may_vote,
)
from thidua.cycle.decisions.permissions import (
    may_draft,
    may_number,
    may_see_bonus,
    may_see_decisions,
    may_sign,
)
from thidua.cycle.initiatives.permissions import (
    may_assign,
    may_review,
    may_see_submissions,
    may_submit,
)
from thidua.cycle.movements.permissions import may_keep_movements, may_see_movements
from thidua.cycle.nominations.permissions import (
    may_appraise,
    may_draw_up,
    may_keep_rounds,
    may_see_files,
    may_see_rounds,
    may_sign_review,
)
from thidua.cycle.registrations.permissions import (
    may_answer,
    may_register,
    may_see_registrations,
)
from thidua.cycle.results.permissions import (
    may_enter_results,
    may_score_own,
    may_see_results,
    may_see_sheets,
    may_verify,
)
from thidua.cycle.showcase.permissions import may_hold_conferences, may_see_showcase
from thidua.cycle.statistics.permissions import may_report, may_see_statistics
from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.registry.permissions import may_keep_awards, may_keep_year_facts

ROOM_OPENINGS: dict[str, Predicate] = {
    # movements
    "desk:movement": may_see_movements,
    "desk:movement-launch": may_keep_movements,
    "desk:movement-close": may_keep_movements,
    "desk:movement-join": may_keep_movements,
    "desk:movement-leave": may_keep_movements,
    "desk:movement-plan": may_see_movements,
    # registrations
    "desk:registrations": may_see_registrations,
    "desk:registrations-file": may_see_registrations,
    "desk:registration": may_see_registrations,  # to write in it asks for may_register
    "desk:registration-submit": may_register,
    "desk:registration-accept": may_answer,
    "desk:registration-return": may_answer,
    "desk:registration-pledge": may_see_registrations,
    # initiatives: a sheet is its reviewer's alone
    "desk:submission": may_see_submissions,
    "desk:submission-send": may_submit,
    "desk:submission-assign": may_assign,
    "desk:submission-release": may_assign,
    "desk:submission-forward": may_assign,
    "desk:submission-paper": may_see_submissions,
    "desk:review-paper": may_see_submissions,
    "desk:likeness": may_assign,
    "desk:confirmation-paper": may_see_submissions,
    "desk:own-reviews": may_review,
    "desk:own-review": may_review,
    # results
    "desk:results": may_see_results,
    "desk:indicator": may_see_results,
    "desk:results-workbook": may_enter_results,
    "desk:results-template": may_enter_results,
    "desk:results-write": may_enter_results,
    "desk:unit-ratings": may_keep_year_facts,
    "desk:score-sheet": may_see_sheets,
    "desk:score-sheet-move": may_verify,
    "desk:score-sheet-leader": may_keep_awards,
    "desk:score-member": may_see_sheets | may_score_own,
    # rounds, the units' reviews, files
    "desk:round": may_see_rounds,
    "desk:round-move": may_keep_rounds,
    "desk:round-appraise": may_appraise,
    "desk:unit-review": may_see_files,
    "desk:unit-review-open": may_draw_up,
    "desk:unit-review-line": may_draw_up,
    "desk:unit-review-sign": may_sign_review,
    "desk:unit-review-files": may_draw_up,
    "desk:unit-review-submit": may_draw_up,
    "desk:unit-review-paper": may_see_files,
    "desk:nomination": may_see_files,
    "desk:nomination-submit": may_draw_up,
    "desk:nomination-draft": may_draw_up,
    "desk:nomination-report": may_see_files,
    "desk:nomination-keep-report": may_draw_up,
    "desk:nomination-attach": may_draw_up,
    "desk:nomination-paper": may_see_files,
    "desk:nomination-paper-remove": may_draw_up,
    # councils: what is seen of a ballot before its count is who has voted, and nothing else
    "desk:sitting": may_see_councils,
    "desk:sitting-quorum": may_see_councils,
    "desk:sitting-open": may_run_sittings,
    "desk:sitting-attendance": may_run_sittings,
    "desk:sitting-close": may_run_sittings,
    "desk:sitting-minutes": may_see_councils,
    "desk:sitting-paper": may_see_councils,
    "desk:sitting-sign": may_run_sittings | may_vote,
    "desk:ballot-new": may_run_sittings,
    "desk:ballot": may_see_councils,
    "desk:ballot-open": may_run_sittings,
    "desk:ballot-close": may_run_sittings,
    "desk:ballot-abandon": may_run_sittings,
    "desk:ballot-conflict": may_run_sittings,
    "desk:ballot-conflict-strike": may_run_sittings,
    "desk:ballot-opinions": may_run_sittings,
    "desk:ballot-count": may_count,
    "desk:ballot-hands": may_run_sittings,
    "desk:ballot-file": may_see_councils,
    "desk:ballot-sheet": may_see_councils,
    "desk:own-ballots": may_vote,
    "desk:own-ballot": may_vote,
    # decisions and proposals; their simple steps are deeds of the register
    "desk:decision-sources": may_draft,
    "desk:decision-draft": may_draft,
    "desk:decision": may_see_decisions,
    "desk:decision-line-drop": may_draft,
    "desk:decision-sign": may_sign,
    "desk:decision-return": may_number,
    "desk:decision-outcome": may_draft,
    "desk:decision-paper": may_see_decisions,
    "desk:decision-bonus": may_see_bonus,
    # certificates
    "desk:certificates": may_print,
    "desk:certificates-file": may_print,
    "desk:certificate-prepare": may_print,
    "desk:certificate-reprint": may_print,
    "desk:certificate-batch-file": may_print,
    "desk:certificate-print": may_print,
    "desk:certificate-layout": may_print,
    "desk:certificate-proof": may_print,
    # the numbers, reports
    "desk:statistics": may_see_statistics,
    "desk:statistics-workbook": may_see_statistics,
    "desk:state-forms": may_see_statistics,
    "desk:state-forms-workbook": may_see_statistics,
    "desk:report": may_see_statistics,
    "desk:report-draw": may_report,
    "desk:report-file": may_see_statistics,
    # conferences, role models
    "desk:conference": may_see_showcase,
    "desk:conference-honours": may_hold_conferences,
    "desk:conference-invite": may_hold_conferences,
    "desk:conference-present": may_hold_conferences,
    "desk:conference-paper": may_see_showcase,
    "desk:speech-paper": may_see_showcase,  # to keep one asks for may_hold_conferences
    "desk:role-model-find": may_see_showcase,
    "desk:role-model-find-file": may_see_showcase,
}
