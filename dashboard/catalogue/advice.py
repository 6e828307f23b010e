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
        name="sites_and_chance", label="Sites and chance", pages=("advice",),
        question="Do sites differ in uptake by more than chance?",
        numerator="People of the site seen at a first appointment",
        denominator="People of the site offered it, less those not decided yet",
        unit="% of people offered", better="", measure_class="participants",
        definition="Uptake of each site by how many people have decided there. The limits hold 95% and 99.8% of sites of each size if "
        "all had the uptake of all selected. Over-dispersion is the mean square of the sites’ deviations, in standard errors, the "
        "outermost tenth at either end drawn in; it is about 1 where only chance makes sites differ. Above 1 + 2 × √(2 / "
        "sites) sites are said to differ by more than chance alone would make them, and then no single site is judged. It "
        "does not say why sites differ, and is shown from ten sites on.",
        source="Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005; 24: 1185-1202: binomial limits, "
        "interpolated; over-dispersion from winsorised deviations.",
        departure="Where sites differ by more than chance the limits are not widened, as the paper allows: they stay what chance alone "
        "would make, and the words say that sites exceed it. The tenth is counted in whole sites. The paper interpolates the upper "
        "limit as the lower one, up to one person too low: 6 of 6 at 61% would lie above the 99.8% limit, as 1 such site in 19 does "
        "by chance. Here the upper limit mirrors the lower one of those not seen, and a site lies outside the 99.8% limits only where "
        "the exact chance of so few, or of so many, is below 1 in 1,000 (95%: 1 in 40).",
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
        "such record, so that whether the person came is not known. Who accepted "
        "but left, or declined after all, before being seen is told apart from who accepted and is still waiting; "
        "only the latter are “not yet”.",
        source=OWN,
    ),
    Measure(
        name="first_appointments", label="First appointments", pages=("overview", "advice"),
        question="Are more people starting Joint Pain Advice than usual?",
        numerator="First appointments attended in the month",
        denominator="No share is formed",
        unit="appointments a month", better="higher", measure_class="participants",
        definition="First appointments by the month they were held, about their mean, with limits at the mean plus "
        "and minus 2.66 times the mean moving range; limits of fewer than 12 months are called trial limits, and fewer "
        "than 10 months are shown about their median, where no signal is looked for. A month is marked, by the first "
        "that holds, where it lies outside the limits, in a rise or fall over seven months, as one of two among three "
        "months on one side near a limit, or in seven months on one side of the mean; a month on the mean, an equal "
        "neighbour and a gap break a run. Chance alone marks some: of 24 months in which nothing happened about one, and "
        "of charts of 24 months one in four or five has a mark. A "
        "month not over by the day the data run to is never judged. The plan's part in a month comes from its dated "
        "targets; whether it will be met is said only of months without a signal, and how often is an estimate that takes months to vary "
        "evenly about their mean, as widely as their moving ranges or, where it is larger, their standard deviation tells; beside it "
        "stands how many of the months did.",
        source="XmR chart as in NHS England, Making Data Count, and NHSRplotthedots 0.2.2; moving ranges above "
        "3.267 times their mean are left out once, after Nelson LS. Control charts for individual "
        "measurements. J Qual Technol 1982; 14: 172-173.",
        departure="A moving range equal to that bound stays in, so that months that are all equal still have "
        "limits. A moving range across a gap does not exist; where gaps leave fewer than half of them, "
        "there are no limits. There are none, too, where screening leaves only moving ranges of 0 between months that "
        "differ. Limits restart only at an event that records the reason, never by themselves, from the month that begins "
        "nearest to it; the period chosen changes which months are shown, never the limits. An event does not say which count it "
        "concerns, so it restarts every control chart of its site, one of the whole programme every chart. The lower limit is not "
        "cut at 0; but no count can lie below 0, so that a lower limit at or below 0 marks nothing: neither a month outside it "
        "nor two of three near it, which the published method would mark, too. Nor is a count judged whose median is 0: most of its "
        "months are empty. Charts of two to nine points, for which the published method reckons limits, have none here. Counts "
        "whose standard deviation (a third of the way to a limit) is below one are not judged, after Wheeler DJ, Lyday RW. "
        "Evaluating the Measurement Process. 2nd ed. SPC Press, 1989: there runs and limits mark steps of one rather than change.",
    ),
    Measure(
        name="wait", label="Wait", pages=("advice",),
        question="How long is the wait?",
        numerator="Days from the offer to the first appointment",
        denominator="People offered who have neither declined nor left: those seen, and those still waiting",
        unit="days", better="lower", measure_class="outcomes",
        definition="The days within which a quarter, half and three quarters of people are seen, each person counted from "
        "their first offer that was not turned down. Who is still waiting counts as waiting, up to the day their site's "
        "records run to, so that long waits do not vanish because they are not over. People who have not answered for 28 "
        "days or more are among them, and the half is told without them, too. People who declined or left are shown beside; "
        "an appointment dated before its offer is a mistake of the records and enters no wait.",
        source="Kaplan EL, Meier P. J Am Stat Assoc 1958; 53: 457-481. Range of the half: Brookmeyer R, Crowley J. "
        "Biometrics 1982; 38: 29-41, on the log-log scale.",
        departure="People who declined or left are outside rather than counted as waiting until then, which would hold that "
        "they would have come like the others; so the wait is that of people who want to be seen, and depends a little on "
        "when the others made up their minds. A length that the records do not reach, because too many are still waiting, "
        "is a gap and never the longest wait so far.",
    ),
    Measure(
        name="at_one_look", label="Everything at one look", pages=("overview",),
        question="Is anything out of the ordinary, at any site?",
        numerator="Training completed, mentoring sessions, complex cases, people offered advice and first appointments, each by month",
        denominator="No share is formed",
        unit="counts a month", better="higher", measure_class="participants",
        definition="Each cell is a control chart in small, reckoned as that of first appointments: the last month that is over at the "
        "site, the mean, and whether that month carries a signal. A letter says H where it is higher than usual and L where it is "
        "lower; the shape round it whether that is better, worse or neither by the measure's own direction. Chance alone marks "
        "some: in simulation, of 100 cells in which nothing happened, one to three where people come singly. Where a group completes "
        "training over several months, neighbouring months resemble each other, and chance alone marks 7 to 16 of 100; where each "
        "completes within a month, one or two of those judged, and many are not judged.",
        source="Icons and rules as in NHS England, Making Data Count, and NHSRplotthedots 0.2.2, drawn anew.",
        departure="Concern stands in a diamond, improvement in a ring, so that they differ without colour. Cells with fewer than 10 "
        "months, counts that vary by less than one, and counts whose median month is empty, are not judged; a lower limit at or below 0 "
        "marks nothing. No icon for assurance is shown: plans are held against counts to date beside each measure.",
    ),
    Measure(
        name="outcome_change", label="Change in outcomes", pages=("advice",),
        question="Did pain, function, activity and wellbeing change?",
        numerator="Sum of the changes from the first appointment to the later step",
        denominator="People with a score at both",
        unit="points on the instrument's own scale", better="", measure_class="outcomes",
        definition="The mean change from the first appointment to each later step, for people scored at both, on the "
        "instrument's own scale and with its 95% range. Each instrument says which way is better. There is no comparison "
        "group: change was observed, its cause is not shown. Each range stands alone: of 20 scores that do not change, one "
        "is expected to look as if it had. A score outside its scale is left out, and the figure says so.",
        source="t interval: Student. The probable error of a mean. Biometrika 1908; 6: 1-25.",
        departure="No range is given below 5 pairs, nor where everybody changed by the same amount.",
    ),
    Measure(
        name="meaningful_change", label="Meaningful change", pages=("advice",),
        question="For how many was the change as large as has been published as meaningful?",
        numerator="People whose score changed the better way by the published amount or more",
        denominator="People with a score at the first appointment and at the later step",
        unit="% of people with both scores", better="higher", measure_class="outcomes",
        definition="MSK-HQ: up by 5.5 points. Pain from 0 to 10: down by 2 points, or by 30% of the first score where that is less. "
        "SWEMWBS: up by 3 points, and beside it up by 1, a lower published threshold. A measure with the name but "
        "another scale, and active days a week, has none but what comes with the data. There is no comparison group: some of those "
        "who reached it would have without advice, and those scored twice may not be like those who were not.",
        source="MSK-HQ: Price AJ et al. BMJ Open 2019; 9: e025357. Pain: Farrar JT et al. Pain 2001; 94: 149-158. SWEMWBS: "
        f"Shah N et al. Health Qual Life Outcomes 2018; 16: 239. Range of a share: {WILSON}",
        departure="The SWEMWBS thresholds come from the spread of scores, not from what people themselves called important; 2.87 "
        "points are taken as 3. Below 8 pairs a share is shown but not put into words. Where the data bring another number of "
        "points for a measure, it is used instead.",
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
        name="who_is_reached", label="Who is reached", pages=("advice",),
        question="Is advice taken up alike by people of every age, sex, ethnic group, neighbourhood and pain?",
        numerator="People of the group seen at a first appointment",
        denominator="People of the group offered it, less those not decided yet",
        unit="% of people offered", better="", measure_class="outcomes",
        definition="Uptake, as above, of the groups of one characteristic at a time, as recorded with a person’s first offer; "
        "“not recorded” is a row of its own. Deprivation is the fifth of England in which a person’s neighbourhood falls, 1 the "
        "most deprived. A group is said to differ only where the interval of the difference between its share and that of "
        "the others with a recorded value leaves out 0, and at least 20 people have decided on either side. Because many groups "
        "are compared, each interval is the wider (20 groups: 99.75% instead of 95%): where no group differs, at most "
        "about 1 figure in 20 will still say that one does. Those never offered advice are not known, and why groups differ "
        "is not shown.",
        source=f"Range of a share: {WILSON} Difference of two shares: Newcombe RG. Stat Med 1998; 17: 873-890, method 10. Many "
        "comparisons: Dunn OJ. J Am Stat Assoc 1961; 56: 52-64.",
        departure="The least number of 20 on either side is the programme’s own: with fewer, the ends of such wide intervals "
        "are not to be trusted.",
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
