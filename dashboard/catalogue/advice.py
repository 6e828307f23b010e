"""Measures of Joint Pain Advice: who was offered it, who came, what changed."""

from dashboard.catalogue.measure import OWN, WILSON, Measure

MEASURES = (
    Measure(
        name="uptake", label="Took up Joint Pain Advice", pages=("overview", "advice"),
        question="Of those offered Joint Pain Advice, how many came?",
        numerator="People seen at a first appointment",
        denominator="People offered it, less those not decided yet",
        unit="% of people offered", better="higher", measure_class="participants",
        definition="Each person counts once in a site and phase, in the month of their first offer. An offer "
        "younger than 28 days without a decision is not decided yet: it is shown beside the share and "
        "left out of it, so that last week's offers do not look like refusals.",
        source=f"Definition: the programme's own. Range of a share: {WILSON}",
    ),
    Measure(
        name="pathway", label="Pathway", pages=("advice",),
        question="How many were offered, accepted, seen and reviewed?",
        numerator="People who attended each step of their phase's schedule",
        denominator="People due that step by the day the data run to",
        unit="people", better="higher", measure_class="participants",
        definition="People by the month of their first offer: offered, accepted, seen, and then each later step of "
        "their phase's own schedule as attended, missed, not recorded, not needed or not yet due. “Not needed” means "
        "the first advice sufficed: it is a good ending, not a loss, and is not counted as due. “Missed” is an "
        "appointment recorded as not attended or cancelled; “not recorded” is a step whose day has come without any "
        "such record, so that whether the person came is not known.",
        source=OWN,
    ),
    Measure(
        name="first_appointments", label="First appointments", pages=("overview", "advice"),
        question="Are more people starting Joint Pain Advice than usual?",
        numerator="First appointments attended in the month",
        denominator="No share is formed",
        unit="appointments a month", better="higher", measure_class="participants",
        definition="First appointments by the month they were held, about their mean, with limits at the mean plus "
        "and minus 2.66 times the mean moving range. Points within the limits are the usual ups and "
        "downs. Limits of fewer than 12 months are called trial limits; fewer than 10 months are shown "
        "about their median instead. A month not over by the day the data run to is marked and never "
        "judged.",
        source="XmR chart as in NHS England, Making Data Count, and NHSRplotthedots 0.2.2; moving ranges above "
        "3.267 times their mean are left out once, after Nelson LS. Control charts for individual "
        "measurements. J Qual Technol 1982; 14: 172-173.",
        departure="A moving range equal to that bound stays in, so that months that are all equal still have "
        "limits. A moving range across a gap does not exist; where gaps leave fewer than half of them, "
        "there are no limits. There are none, too, where screening leaves only moving ranges of 0 between months that "
        "differ. Limits restart only at an event that records the reason, never by themselves. The lower limit is not cut at 0.",
    ),
    Measure(
        name="outcome_change", label="Change in outcomes", pages=("advice",),
        question="Did pain, function, activity and wellbeing change?",
        numerator="Sum of the changes from the first appointment to the later step; people who reached a meaningful"
        " change",
        denominator="People with a score at both",
        unit="points on the instrument's own scale", better="", measure_class="outcomes",
        definition="The mean change from the first appointment to each later step, for people scored at both, on "
        "the instrument's own scale and with its 95% range; and how many reached the change published as"
        " meaningful. Each instrument says which way is better. There is no comparison group: change was"
        " observed, its cause is not shown. Each range stands alone: of 20 scores that do not change, one is expected to "
        "look as if it had.",
        source="MSK-HQ, 5.5 points: Price AJ et al. BMJ Open 2019; 9: e025357. Pain 0-10, 2 points: Farrar JT et "
        "al. Pain 2001; 94: 149-158. SWEMWBS, 3 points: Shah N et al. Health Qual Life Outcomes 2018; 16: "
        "239. t interval: Student. Biometrika 1908; 6: 1-25. Another instrument's threshold and source come "
        "with the data.",
        departure="Pain counts only a fall of 2 points as meaningful; the alternative of 30% is not used. Where no "
        "threshold is recorded, as for active days a week, nobody is said to have reached one. The SWEMWBS "
        "threshold comes from the spread of scores, not from what people themselves called important. No "
        "range is given below 5 pairs.",
    ),
    Measure(
        name="outcome_coverage", label="Outcome coverage", pages=("advice",),
        question="For how many are the scores there?",
        numerator="People with a score at the first appointment and at the later step",
        denominator="People due the later step by the day the data run to",
        unit="% of people due", better="higher", measure_class="outcomes",
        definition="Of the people due a step, how many were seen at it, how many were scored there, and how many "
        "have a score at the first appointment as well. People for whom the step was not needed are not "
        "due. A change seen in few of those due may tell little of the rest.",
        source=OWN,
    ),
    Measure(
        name="pain_site", label="Where the pain is", pages=("advice",),
        question="Hip, knee, back or neck?",
        numerator="People offered, and people seen, with pain at each site of the body",
        denominator="People offered, less those not decided yet, with pain at that site",
        unit="people", better="", measure_class="outcomes",
        definition="People offered Joint Pain Advice by where their pain is, as recorded with the offer, and how "
        "many of them came. Pain at several sites is a group of its own, and so is “not recorded”.",
        source=f"Range of a share: {WILSON}",
    ),
    Measure(
        name="mode", label="In person or online", pages=("advice",),
        question="Were appointments in person or online?",
        numerator="Appointments attended in each way: in person, by phone, by video, in an online group",
        denominator="Appointments attended",
        unit="appointments", better="", measure_class="participants",
        definition="Appointments that were attended, by the month they were held and the way they were held. "
        "Somebody seen three times counts three times. Those without a recorded way stand as “not "
        "recorded”.",
        source=OWN,
    ),
)
