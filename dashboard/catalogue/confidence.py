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
        "about the score as given; where a lower score is better, the figure says so.",
        source=OWN,
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
