"""What people wrote about the invented story: achievements, events, commentary, reviews and what they agreed."""

import pandas as pd

from dashboard.intake.demonstration.places import PHASE_1, PHASE_2, TIPS, Place

MANAGER, TIPS_LEAD, JPA_LEAD, SITE_LEAD = "Programme manager", "TIPS project lead", "JPA project lead", "Site lead"

# site (none: the whole programme), phase, achieved on, category, title, detail, evidence, recorded by
ACHIEVEMENTS = (
    ("sydenham-garden", PHASE_1, "2019-08-05", "Training", "Four staff trained as Joint Pain Advice advisers",
     "The first advisers in a mental health setting.", "advisers", JPA_LEAD),
    ("sydenham-garden", PHASE_1, "2019-09-30", "Delivery", "First people seen for Joint Pain Advice",
     "Appointments are held on the garden's open days.", "first-people", SITE_LEAD),
    ("sydenham-garden", PHASE_1, "2019-12-02", "Delivery", "People can refer themselves",
     "A leaflet and a telephone number replace the referral form.", "self-referral", SITE_LEAD),
    ("st-georges", TIPS, "2020-01-13", "Training", "First TIPS session held at St George's", None,
     "first-session", TIPS_LEAD),
    ("st-georges", TIPS, "2020-02-13", "Mentoring", "First complex-case supervision session", None,
     "supervision", TIPS_LEAD),
    ("st-georges", TIPS, "2020-03-16", "Training", "First cohort completed its core sessions",
     "Completed in the week before the first lockdown.", "first-cohort", SITE_LEAD),
    ("sydenham-garden", PHASE_1, "2020-03-23", "Delivery", "Joint Pain Advice by phone and video began",
     "Advice went on through the first lockdown, for fewer people.", "by-phone", SITE_LEAD),
    (None, TIPS, "2020-06-05", "Training", "Whole course available online",
     "Sessions recorded with simulated patients.", "online-course", TIPS_LEAD),
    (None, PHASE_2, "2020-06-08", "Partnership", "Phase 2 began", "The first partners' staff started training.",
     "phase-2", JPA_LEAD),
    ("partner-1", PHASE_2, "2020-07-31", "Delivery", "First partner of Phase 2 sees people", None,
     "partner-1", JPA_LEAD),
    ("kingston", TIPS, "2020-09-14", "Training", "Kingston's first cohort began", None, "kingston", TIPS_LEAD),
    ("partner-3", PHASE_2, "2020-10-02", "Partnership", "Referral pathway agreed with the ward team", None,
     "pathway", SITE_LEAD),
    (None, None, "2020-10-30", "Delivery",
     "More than one hundred people have had a first Joint Pain Advice appointment", None, "one-hundred", MANAGER),
    (None, PHASE_2, "2020-11-02", "Partnership", "All six partners of Phase 2 have joined", None,
     "six-partners", MANAGER),
    ("partner-2", PHASE_2, "2020-11-10", "Delivery", "Online group running",
     "Several people meet by video with two advisers.", "online-group", SITE_LEAD),
    ("kingston", TIPS, "2020-11-26", "Mentoring",
     "First supervision session held jointly with the chronic pain team", None, "joint-session", TIPS_LEAD),
    ("st-georges", TIPS, "2020-12-09", "Mentoring", "Supervision group now meets monthly without the trainers", None,
     "supervision-group", SITE_LEAD),
    (None, None, "2021-01-14", "Recognition", "Abstract accepted for a national pain conference", None,
     "abstract", MANAGER),
    ("kingston", TIPS, "2021-01-28", "Partnership", "Route from physiotherapy to the chronic pain service agreed", None,
     "route", TIPS_LEAD),
    (None, PHASE_2, "2021-01-29", "Training", "40 professionals trained across six partners", None, "forty", JPA_LEAD),
)
CORRECTED = 6  # position of the achievement whose first version named the wrong week

# happened on, site (none: all), title, whether limits are recalculated, reason
EVENTS = (
    ("2019-12-02", None, "People can refer themselves", 1,
     "Self-referral replaced the referral form, so earlier months describe another pathway. "
     "Agreed by the programme board, 20 January 2020."),
    ("2020-03-23", None, "First lockdown", 0, None),
    ("2020-06-08", None, "Phase 2 began", 0, None),
    ("2020-11-05", None, "Second lockdown", 0, None),
    ("2020-11-10", "partner-2", "Online group began", 0, None),
    ("2021-01-06", None, "Third lockdown", 0, None),
)

# figure, site, period, words, written by, written at
COMMENTARY = (
    ("training_against_plan", "kingston", "2020-Q4",
     "Clinics were short of staff in December; the second cohort finishes in February.", SITE_LEAD, "2021-02-02 10:15"),
    ("first_appointments_by_month", None, "2020-Q2",
     "Appointments in person stopped on 23 March; phone and video took time to reach as many people.",
     JPA_LEAD, "2020-07-06 09:30"),
)

# review, held on, title, data to, note
REVIEWS = (
    ("review-2020-07-13", "2020-07-13", "July review", "2020-06-30",
     "Moved St George's plan for after the first lockdown."),
    ("review-2020-10-12", "2020-10-12", "October review", "2020-09-30",
     "Two more partners to join Phase 2 by November."),
)

# review, title, owner's role, due on, done on
ACTIONS = (
    ("review-2020-07-13", "Move the plan of St George's and tell the funder", TIPS_LEAD, "2020-07-31", "2020-07-24"),
    ("review-2020-07-13", "Offer every appointment by video too", JPA_LEAD, "2020-08-31", "2020-08-14"),
    ("review-2020-10-12", "Agree cover for Kingston's second cohort", TIPS_LEAD, "2020-11-30", None),
    ("review-2020-10-12", "Send outcome scores with every review", "Site lead, Community partner 3",
     "2020-12-31", None),
)


def narrative_of(places: tuple[Place, ...]) -> dict[str, pd.DataFrame]:
    """The tables of what people wrote, as far as it concerns the programme or these places."""
    known = {place.site_id for place in places} | {None}
    events = [(f"event-{number:02d}", day, site, *rest) for number, (day, site, *rest) in enumerate(EVENTS, start=1)
              if site in known]
    words = [(f"commentary-{number:02d}", *row) for number, row in enumerate(COMMENTARY, start=1) if row[1] in known]
    actions = [(f"action-{number:02d}", *row) for number, row in enumerate(ACTIONS, start=1)]
    reviews = [(*row[:4], None, None, row[4]) for row in REVIEWS]
    return {
        "achievement": _frame(
            _versions(known),
            "achievement_id version site_id phase_id achieved_on category title detail evidence_url recorded_by "
            "recorded_at withdrawn_at",
        ),
        "event": _frame(events, "event_id happened_on site_id title recalculates_limits reason"),
        "commentary": _frame(words, "commentary_id figure site_id period words written_by written_at"),
        "review": _frame(reviews, "review_id held_on title data_to frozen_at frozen_by note"),
        "action": _frame(actions, "action_id review_id title owner_role due_on done_on"),
    }


def _versions(known: set[str | None]) -> list[tuple]:
    rows = []
    for number, (site, phase, day, category, title, detail, page, by) in enumerate(ACHIEVEMENTS, start=1):
        if site not in known:
            continue
        key, url = f"achievement-{number:02d}", f"https://example.org/evidence/{page}"
        written = pd.Timestamp(day) + pd.Timedelta(days=2, hours=10)
        corrected = number == CORRECTED
        if corrected:
            early = pd.Timestamp(day) - pd.Timedelta(days=14)
            rows.append((key, 1, site, phase, early, category, title, detail, url, by, written, None))
        last = written + pd.Timedelta(days=7 * corrected)
        rows.append((key, 1 + corrected, site, phase, pd.Timestamp(day), category, title, detail, url, by, last, None))
    return rows


def _frame(rows: list[tuple], names: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=names.split())
    days = [name for name in frame if name.endswith(("_on", "_at", "_to"))]
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in days})
