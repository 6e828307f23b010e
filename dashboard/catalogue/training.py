"""Measures of training, mentoring and what staff thought of them."""

from dashboard.catalogue.measure import OWN, Measure

MEASURES = (
    Measure(
        name="training_completed", label="Training completed", pages=("overview", "training"),
        question="How many people have completed training?",
        numerator="People who attended every core session of their course",
        denominator="People enrolled",
        unit="people", better="higher", measure_class="activity",
        definition="A person has completed on the day of the last core session, once they have attended them all. "
        "Where a site keeps no attendance for a course, the completion date it recorded decides. A "
        "running total counts by the month of completion.",
        source=OWN,
    ),
    Measure(
        name="completion", label="Completion", pages=("overview", "training"),
        question="Of those enrolled, who has completed, who is on the way, who withdrew?",
        numerator="People who have completed, of those enrolled in the period",
        denominator="People enrolled in the period",
        unit="% of people enrolled", better="higher", measure_class="activity",
        definition="Everybody enrolled in the period chosen is counted once: completed, on the way, or withdrawn. "
        "People who withdrew are shown beside the rest and never dropped, so a share cannot rise because"
        " people left.",
        source=OWN,
    ),
    Measure(
        name="training_against_plan", label="Training against plan", pages=("overview", "training"),
        question="Is training on plan?",
        numerator="People who have completed by the day the data run to",
        denominator="Target due by that day",
        unit="people", better="higher", measure_class="activity",
        definition="Targets are dated and add up over time. Between two dates the plan rises evenly, day by day. "
        "Each site is compared with what was due on the day its own data run to, not today. A plan "
        "between two whole numbers asks for the lower until it reaches the next, so nobody is behind by a part of a "
        "person; the sites' plans, each in whole people, may add up to fewer than the programme's. A plan changed "
        "later replaces the earlier one from the day it was adopted; a funder's targets are drawn beside it, never added.",
        source=OWN,
    ),
    Measure(
        name="pace", label="Pace and forecast", pages=("overview", "training"),
        question="When will the plan be reached at this pace?",
        numerator="People who completed in the last three complete months",
        denominator="Three months",
        unit="people a month", better="higher", measure_class="activity",
        definition="The pace is that of the last three months that are over at every site that still takes part. Carried on, it "
        "would bring so many in all by the day the phase ends (where phases end on different days, the first of them). The 95% "
        "prediction interval tells how far the number may lie from that by chance, if the pace itself stays and people go on "
        "enrolling; where people complete in groups, it is wider. There is no forecast from fewer than three complete months, "
        "from three in which nobody completed, after the end of a phase, or once all that is planned is reached. No day predicted "
        "lies before the day to which the latest records run.",
        source="A Poisson count to come: Aitchison J, Dunsmore IR. Statistical Prediction Analysis. Cambridge University Press "
        "1975 (Jeffreys' prior, so that the count is negative binomial). Counts that vary more than chance: Menssen M et al. "
        "arXiv 2404.05282, 2024.",
        departure="The factor by which months vary more than chance is told from up to twelve months and widened by the square of "
        "Student's quantile over the normal one, instead of by simulation; it is never below 1, so single completions get a "
        "longer interval than they need. In 2,000 invented phases of each kind it held 95% or more where people complete singly or "
        "up to four times as unevenly, 87% to 99% for cohorts that finish in any month, and far fewer where cohorts follow "
        "a timetable (down to 65%) or the pace grows by a tenth a month (down to 64%).",
    ),
    Measure(
        name="sessions_missed", label="Sessions missed", pages=("training",),
        question="Which sessions are missed?",
        numerator="People who did not attend the session though they attended a later one",
        denominator="People who got as far as the session: who attended it or a later one",
        unit="% of people who reached the session", better="lower", measure_class="staff",
        definition="A session is missed by somebody who came to a later session of the same course but not to this "
        "one. People who have not got that far yet are not counted, so a new course does not look "
        "neglected.",
        source=OWN,
    ),
    Measure(
        name="mentoring", label="Mentoring", pages=("overview", "training"),
        question="Is the mentoring structure alive?",
        numerator="Mentoring and supervision sessions held, and attendances at them",
        denominator="No share is formed",
        unit="sessions", better="higher", measure_class="activity",
        definition="Mentoring and supervision sessions by the month they were held, and how many people attended, "
        "added up. Somebody who came to three sessions counts three times among the attendances.",
        source=OWN,
    ),
    Measure(
        name="complex_cases", label="Complex cases discussed", pages=("overview", "training"),
        question="How many complex cases were discussed?",
        numerator="Complex cases discussed in mentoring and supervision sessions",
        denominator="Mentoring and supervision sessions held (shown beside, not divided)",
        unit="cases", better="higher", measure_class="activity",
        definition="Cases that the session's record calls complex, by the month of the session. A case discussed in"
        " two sessions counts twice. More is better here because the aim is that staff bring such cases.",
        source=OWN,
    ),
    Measure(
        name="advisers_active", label="Advisers active", pages=("training", "advice"),
        question="How many trained advisers are active?",
        numerator="Advisers who held an appointment in the 90 days up to the day the data run to",
        denominator="Staff who completed Joint Pain Advice training",
        unit="% of advisers trained", better="higher", measure_class="staff",
        definition="An adviser is active who held an appointment that was attended within the last 90 days, counted"
        " back from the day the site's own records run to. Appointments without a named adviser make "
        "nobody active.",
        source=OWN,
    ),
    Measure(
        name="satisfaction", label="Satisfaction", pages=("training",),
        question="Were people satisfied with the training?",
        numerator="Answers at each point of the question's scale",
        denominator="Answers to the question",
        unit="points on the question's scale", better="higher", measure_class="answers",
        definition="Answers to the questions about satisfaction, question by question, each on its own scale. "
        "Questions with different scales are never averaged together. Only those who answered are in it.",
        source=OWN,
    ),
)
