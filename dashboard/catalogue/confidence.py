"""Measures of confidence and awareness: what the same people answered on two occasions."""

from dashboard.catalogue.measure import OWN, WILSON, Measure

STUDENT = "t interval: Student. The probable error of a mean. Biometrika 1908; 6: 1-25."

MEASURES = (
    Measure(
        name="more_confident", label="More confident after training", pages=("overview", "confidence"),
        question="Are people more confident after training?",
        numerator="People whose mean over the confidence questions rose",
        denominator="People who answered the same confidence questions before and after",
        unit="% of people with both answers", better="higher", measure_class="answers",
        definition="For each person, the mean of the confidence questions answered on both occasions, before and "
        "after. Questions are averaged only where they share a scale. The 95% range shows how sure a "
        "share of so few people is. People without both answers are counted beside it, never assumed.",
        source=f"Range of a share: {WILSON}",
    ),
    Measure(
        name="confidence_change", label="Mean change", pages=("overview", "confidence"),
        question="Did confidence and awareness shift?",
        numerator="Sum of the changes from the first answer to the second",
        denominator="People who gave both answers",
        unit="points on the question's own scale", better="higher", measure_class="answers",
        definition="The mean of each person's change, on the question's own scale, with its 95% range. It is said "
        "to have risen or fallen only where the range leaves out no change and at least 8 people gave "
        "both answers; below 8 there are too few to say. There was no comparison group, so the cause of "
        "a change is not shown.",
        source=STUDENT,
        departure="No range is given below 5 pairs, nor where everybody changed by the same amount: a range of no "
        "width would claim a certainty that comes from the scale's coarse steps. From 8 pairs on that amount itself "
        "then says whether the score rose or fell. Each range stands alone: of 20 questions that do not shift, one is "
        "expected to look as if it had.",
    ),
    Measure(
        name="rose_stayed_fell", label="Rose, stayed, fell", pages=("confidence",),
        question="For how many did the answer rise, stay or fall?",
        numerator="People whose second answer was higher, the same or lower than their first",
        denominator="People who gave both answers",
        unit="people", better="", measure_class="answers",
        definition="Each person with both answers is counted once for each question: rose, stayed or fell. It is "
        "about the score as given; where a lower score is better, the figure says so. The 95% range of each share shows "
        "how sure a share of so few people is. Below 8 pairs the numbers are shown but not put into words.",
        source=f"Range of a share: {WILSON}",
    ),
    Measure(
        name="effect_size", label="Effect size", pages=("confidence",),
        question="How large is a mean change beside how much people differ?",
        numerator="Mean change from the first answer to the second",
        denominator="d_z: standard deviation of the changes; d_av: root of the mean of the variances of both answers",
        unit="standard deviations", better="higher", measure_class="answers",
        definition="The mean change divided by a standard deviation, so that questions on different scales can be read "
        "beside each other. d_z divides by that of the changes and is corrected for few people (Hedges’ correction in "
        "its exact form); d_av divides by that of the scores. A large value does not show what brought the change about. "
        "It is not released to funders.",
        source="Cumming G. Understanding The New Statistics. Routledge 2012, chapter 11. Hedges LV. Distribution theory "
        "for Glass’s estimator of effect size and related estimators. J Educ Stat 1981; 6: 107-128.",
        departure="d_z with Hedges’ correction is not given for 2 people, for whom the correction is 0, nor where "
        "there is no spread to divide by. d_av is given without the correction.",
    ),
    Measure(
        name="signed_ranks", label="Wilcoxon signed-rank p", pages=("confidence",),
        question="Do rises or falls outweigh each other?",
        numerator="Sum of the ranks of the sizes of the changes of people who rose",
        denominator="People whose score changed; those who stayed are left out",
        unit="p, two-sided", better="", measure_class="answers",
        definition="If a rise and a fall of each size were equally likely, p is how often chance alone would give ranks "
        "that far from even. Up to 50 changes it is exact; above that it is the normal approximation, corrected for ties "
        "and continuity. Where fewer than 6 people changed, no p below 0.05 is possible, and none is given. "
        "It is not released to funders.",
        source="Wilcoxon F. Individual comparisons by ranking methods. Biometrics 1945; 1: 80-83. Exact with ties: "
        "Streitberg B, Röhmel J. Exact distributions for permutation and rank tests. Stat Softw Newsl 1986; 12: 10-17.",
        departure="Usual software turns to the normal approximation as soon as two changes are of the same size. Scores "
        "on short scales nearly always are, and among few people the approximation can give a p smaller than any that is "
        "possible; so ours is exact, ties as they are, up to 50 changes. Where no sizes tie, the two agree.",
    ),
    Measure(
        name="middle_change", label="Middle change", pages=("confidence",),
        question="What is the change in the middle?",
        numerator="Median of the means of every two people’s changes, each with themselves too",
        denominator="People who gave both answers",
        unit="points on the question's own scale", better="higher", measure_class="answers",
        definition="Hodges and Lehmann’s estimate of the middle change, which a few very large changes hardly move. "
        "People whose score stayed are kept, so on short scales it is often exactly 0 or a half. "
        "It is not released to funders.",
        source="Hodges JL, Lehmann EL. Estimates of location based on rank tests. Ann Math Stat 1963; 34: 598-611.",
        departure="R’s wilcox.test leaves out people whose score stayed and so describes those who changed; ours describes "
        "everybody who answered both times.",
    ),
    Measure(
        name="survey_coverage", label="Survey coverage", pages=("overview", "confidence"),
        question="How many answered both times?",
        numerator="People who answered at least one of the questions both before and at the later survey",
        denominator="People who completed training and whose later survey is due",
        unit="% of people due", better="higher", measure_class="answers",
        definition="Of those who completed training and were due the later survey by the day the data run to, how "
        "many answered both. Those not due yet stand apart from those whose answers are missing. It "
        "counts surveys returned; it tells nothing of what was answered.",
        source=OWN,
    ),
    Measure(
        name="followed_up", label="Followed up or not", pages=("confidence",),
        question="Did those who did not answer again start elsewhere?",
        numerator="Sum of the answers before training, each person with their mean over the questions of one scale",
        denominator="People who completed and had answered before: those who answered later too; those who did not though "
        "it was due",
        unit="points on the question's own scale", better="", measure_class="answers",
        definition="Where the two groups had started, with the 95% range of each mean and of their difference. They are "
        "said to have started apart only where the range of the difference leaves out none and both groups have at least 8 "
        "people. Whoever is not due yet is in neither group. A start alike does not show that the two changed alike. "
        "It is not released to funders.",
        source="Welch BL. The generalization of ‘Student’s’ problem when several different population variances are "
        "involved. Biometrika 1947; 34: 28-35. " + STUDENT,
        departure="No range is given below 5 people, nor where all answered alike.",
    ),
    Measure(
        name="follow_up", label="Follow-up", pages=("confidence",),
        question="Does it last?",
        numerator="Sum of the changes from before training to the follow-up survey",
        denominator="People who answered before and at that follow-up",
        unit="points on the question's own scale", better="higher", measure_class="answers",
        definition="The change from before training to 3 and to 6 months after it, each for the people who answered"
        " on both occasions. The people differ from one follow-up to the next, so two follow-ups are not"
        " a course of the same people.",
        source=STUDENT,
        departure="No range is given below 5 pairs, nor where everybody changed by the same amount.",
    ),
    Measure(
        name="same_people", label="The same people", pages=("confidence",),
        question="Does it last for the same people?",
        numerator="Sum of the answers on an occasion, each person with their mean over the questions of one scale",
        denominator="People who answered the same questions on every occasion up to a follow-up",
        unit="points on the question's own scale", better="higher", measure_class="answers",
        definition="One group of people over all occasions: before, after and each follow-up up to the one named. Only "
        "questions that a person answered every time count, each scale apart. People who stopped answering are not in it, "
        "and they may have fared otherwise. There was no comparison group, so the cause of a change is not shown. "
        "It is not released to funders.",
        source=STUDENT,
        departure="No range is given below 5 people, nor where everybody changed by the same amount. The ranges of the "
        "occasions are each taken alone; they share the same people and the same start.",
    ),
    Measure(
        name="looking_back", label="Looking back", pages=("confidence",),
        question="How do people see, after training, where they began?",
        numerator="Sum of the changes from the answer looking back to the answer after",
        denominator="People who gave both answers",
        unit="points on the question's own scale", better="higher", measure_class="answers",
        definition="Some surveys ask after training how confident people had been before it. People often place "
        "their beginning lower once they know what there is to know, so this change and the one from "
        "before to after are two designs. They stand side by side, labelled, and are never mixed in one "
        "series.",
        source="Howard GS. Response-shift bias: a problem in evaluating interventions with pre/post self-reports. "
        "Eval Rev 1980; 4: 93-106. " + STUDENT,
        departure="No range is given below 5 pairs, nor where everybody changed by the same amount.",
    ),
)
