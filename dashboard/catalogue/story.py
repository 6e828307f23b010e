"""Measures of the story and of the data themselves: milestones, achievements, how complete and how fresh."""

from dashboard.catalogue.measure import OWN, Measure

MEASURES = (
    Measure(
        name="milestones", label="Milestones", pages=("achievements",),
        question="What was due, what is done, what is late?",
        numerator="Milestones done on time, done late, overdue, not yet due",
        denominator="Milestones",
        unit="milestones", better="", measure_class="things",
        definition="A milestone is done on time if it was done on its due day or before, and late if after. One not"
        " done is overdue once the data run past its due day: the site's own data where it belongs to a "
        "site, the programme's otherwise. The calendar on the wall does not decide, so an old data set "
        "reads as it stood.",
        source=OWN,
    ),
    Measure(
        name="achievements", label="Achievements", pages=("overview", "achievements"),
        question="What has been achieved, when and where?",
        numerator="Achievements recorded, by the day they were achieved",
        denominator="No share is formed",
        unit="achievements", better="", measure_class="words",
        definition="What sites and the programme record as achieved, in their own words, with the evidence they "
        "name. The latest version of each is shown, and none that was withdrawn.",
        source=OWN,
    ),
    Measure(
        name="records_complete", label="Records complete", pages=("overview",),
        question="How complete are a site's records?",
        numerator="Surveys and outcome scores received, of those due",
        denominator="Surveys and outcome scores due by the day the site's data run to",
        unit="% of records due", better="higher", measure_class="answers",
        definition="A survey is due from everybody who completed training once its day has come, and there when it can be "
        "compared with the one before training. An outcome score is due on each instrument from everybody who came to a "
        "later appointment: an appointment missed is no missing record. What is not due yet is not missing.",
        source=OWN,
    ),
    Measure(
        name="data_to", label="Data to", pages=("overview", "definitions"),
        question="Up to which day are the data complete?",
        numerator="The day up to which a site says its records are complete",
        denominator="No share is formed",
        unit="date", better="", measure_class="things",
        definition="Each site says, for training, surveys and Joint Pain Advice apart, up to which day its records "
        "are complete. The programme's day is the earliest of them. That day, not the calendar, decides "
        "what is due or overdue at the site, and months after it are gaps, never zeros.",
        source=OWN,
    ),
)
