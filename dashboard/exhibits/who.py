"""Whom Joint Pain Advice reaches: uptake by age, sex, ethnic group, deprivation and place of pain, each on its own."""

import re
from collections.abc import Iterable
from functools import partial

from dashboard.charts import style
from dashboard.charts.columns import in_columns
from dashboard.charts.intervals import intervals
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.pathway import nobody, nothing_offered
from dashboard.exhibits.release import as_released, disclosed, evidence
from dashboard.exhibits.uptake import COUNTS, rate_cells, rate_columns
from dashboard.exhibits.view import View, plural
from dashboard.statistics.differences import difference_of_shares, shared_confidence
from dashboard.table import Column, Gap, Table, known, share_in_words

CHARACTERISTICS = {
    "age band": "Age", "sex": "Sex", "ethnic group": "Ethnic group", "deprivation quintile": "Deprivation of where they live",
    "pain site": "Pain in",
}
"""The characteristics in the order shown, with their titles."""
NAMES = {"1": "1 (most deprived)", "5": "5 (least deprived)", "several": "Several places"}
PAIN_SITES = ("hip", "knee", "back", "neck", "several")
NOT_RECORDED, WHOLE = "not recorded", "All selected"

LEAST_COMPARED = 20
"""People decided, in the group and among the others, from which on they are compared."""
TOO_FEW, NO_DIFFERENCE, HIGHER, LOWER = "too few to say", "no clear difference", "higher", "lower"
NOT_COMPARED = Gap("Not compared")

COLUMNS = (
    Column("characteristic", "Characteristic"), Column("value", "Group"),
    *rate_columns("outcomes", "offered")[:3], *rate_columns("outcomes", "decided")[3:],
    Column("others", "Uptake of the others", "percent", "outcomes", "decided"),
    Column("compared", "Against the others", "text", "outcomes", "decided"),
)


def who_is_reached(view: View) -> Exhibit:
    """Uptake of the groups of each characteristic with their intervals, small groups withheld, never ranked."""
    rows, confidence = _rows(view)
    table = disclosed(view, COLUMNS, rows)
    drawn = any(known(value) for value in table.column("uptake")[1:])
    return as_released(view, Exhibit(
        name="who-is-reached",
        question="Who is reached, who is not?",
        sentence=_said(view, table),
        table=table,
        drawing=_draw if drawn else None,
        empty=_empty(view, table),
        evidence=evidence(
            view, "jpa", table, "By month of the first offer", "Dashed: all selected; lines show the 95% interval",
        ),
        measures=("who_is_reached",),
        notes=(*((_rule(confidence),) if drawn else ()), *_notes(table)),
    ))


def _rows(view: View) -> tuple[list[dict], float | None]:
    """All selected, then each characteristic's groups; and how sure each comparison has to be, where any is made."""
    groups = _groups(view)
    if not groups:
        return [], None
    largest = next(iter(groups.values()))  # every characteristic counts everybody
    whole = [sum(counts[place] for counts in largest.values()) for place in range(len(COUNTS))]
    rows = [_row(WHOLE, WHOLE, whole)]
    for characteristic, found in groups.items():
        rows += [_row(CHARACTERISTICS[characteristic], _name(value), counts) for value, counts in found.items()]
    others = [_others(row, recorded) for row, recorded in zip(rows, _recorded(rows), strict=True)]
    compared = sum(each is not None for each in others)
    confidence = shared_confidence(compared) if compared else None
    return [{**row, **_comparison(row, each, confidence)} for row, each in zip(rows, others, strict=True)], confidence


def _groups(view: View) -> dict[str, dict[str, tuple[int, ...]]]:
    """Each characteristic recorded for anybody: its groups in order, with how many were offered, undecided and seen."""
    cells = view.slice.cells("uptake_by_characteristic")
    counts = [cells.by("characteristic", "value", number=name).tolist() for name in COUNTS]
    characteristics, values = (cells.labels[dim] for dim in ("characteristic", "value"))
    groups = {}
    for characteristic in (name for name in CHARACTERISTICS if name in characteristics):
        of = [number[characteristics.index(characteristic)] for number in counts]
        found = {value: tuple(number[place] for number in of) for place, value in enumerate(values) if of[0][place]}
        if set(found) - {NOT_RECORDED}:
            groups[characteristic] = {value: found[value] for value in in_order(characteristic, found)}
    return groups


def in_order(characteristic: str, values: Iterable[str]) -> list[str]:
    """Age from the youngest, pain by its place, all else by name; never by uptake, and "not recorded" last."""

    def place(value: str) -> tuple:
        if value == NOT_RECORDED:
            return (2,)
        if characteristic == "pain site" and value in PAIN_SITES:
            return 0, PAIN_SITES.index(value)
        ages = re.findall(r"\d+", value) if characteristic == "age band" else ()
        upwards = not re.search(r"under|below|less|<|up to", value, re.IGNORECASE)
        return (0, int(ages[0]), upwards, value) if ages else (1, value)

    return sorted(values, key=place)


def _name(value: str) -> str:
    return NAMES.get(value, value[:1].upper() + value[1:])


def _row(characteristic: str, value: str, counts: Iterable[int]) -> dict:
    return {"characteristic": characteristic, "value": value, **rate_cells(*counts)}


def _recorded(rows: list[dict]) -> list[tuple[int, int]]:
    """For each row how many of those with a recorded value of its characteristic were seen and had decided."""
    sums: dict[str, tuple[int, int]] = {}
    for row in rows:
        if _is_group(row):
            seen, decided = sums.get(row["characteristic"], (0, 0))
            sums[row["characteristic"]] = seen + row["seen"], decided + row["decided"]
    return [sums.get(row["characteristic"], (0, 0)) for row in rows]


def _is_group(row: dict) -> bool:
    return row["value"] not in (WHOLE, _name(NOT_RECORDED))


def _others(row: dict, recorded: tuple[int, int]) -> tuple[int, int] | None:
    """How many of the others were seen and had decided; None where too few are on either side."""
    seen, decided = recorded[0] - row["seen"], recorded[1] - row["decided"]
    return (seen, decided) if _is_group(row) and min(row["decided"], decided) >= LEAST_COMPARED else None


def _comparison(row: dict, others: tuple[int, int] | None, confidence: float | None) -> dict:
    if others is None:
        return {"others": NOT_COMPARED, "compared": TOO_FEW if _is_group(row) else NOT_COMPARED}
    difference = difference_of_shares(row["seen"], row["decided"], *others, confidence)
    word = NO_DIFFERENCE if difference.holds(0) else HIGHER if difference.low > 0 else LOWER
    return {"others": others[0] / others[1], "compared": word}


def _draw(table: Table, size: str) -> dict:
    whole = table.numbers("uptake")[0]
    groups = Table(table.columns, table.rows[1:])
    draw = partial(
        intervals, label="value", value="uptake", low="low", high="high", colour=style.ADVICE, domain=(0.0, 1.0), percent=True,
        reference=whole, each=38, said=("value", "uptake", "low", "high", "seen", "decided", "undecided", "compared"),
    )
    return in_columns(groups, size, group="characteristic", label="value", draw=draw)


def _said(view: View, table: Table) -> str:
    if not len(table):
        return NOTHING_RECORDED if view.slice.cells("uptake_by_month").total("offered") else nothing_offered(view)
    rows = [row for row in table.records() if row["compared"] in (NO_DIFFERENCE, HIGHER, LOWER)]
    if not rows:
        return "Too few people to say whether groups differ in uptake"
    apart = [row for row in rows if row["compared"] != NO_DIFFERENCE]
    if not apart:
        which = f"any of {len(rows)} groups" if len(rows) > 1 else f"{rows[0]['characteristic'].lower()} {rows[0]['value']}"
        return f"No clear difference in uptake between {which} and the others"
    said = f"Uptake differs from the others’ in {len(apart)} of {plural(len(rows), 'group')}"
    if len(apart) > 2:
        return said
    return f"{said}: " + "; ".join(
        f"{row['characteristic'].lower()} {row['value']}, {share_in_words(row['uptake'])} against {share_in_words(row['others'])}"
        for row in apart
    )


NOTHING_RECORDED = "No characteristics of the people offered advice are recorded"


def _empty(view: View, table: Table) -> str:
    if len(table):
        return "Too few people in every group to show its uptake."
    if view.slice.cells("uptake_by_month").total("offered"):
        return f"{NOTHING_RECORDED}."
    return nobody(view, "Nobody was offered Joint Pain Advice here in this period.")


def _rule(confidence: float | None) -> str:
    if confidence is None:
        return f"Groups are compared with the others from {LEAST_COMPARED} people decided on either side."
    return (
        f"A group is said to differ where the {_percent(confidence)} interval of its difference from the others leaves out 0; "
        f"compared from {LEAST_COMPARED} people decided on either side."
    )


def _percent(confidence: float) -> str:
    return f"{100 * confidence:.2f}".rstrip("0").rstrip(".") + "%"


def _notes(table: Table) -> tuple[str, ...]:
    if not len(table):
        return ()
    shown = set(table.column("characteristic"))
    absent = [title.lower() for title in CHARACTERISTICS.values() if title not in shown]
    return (
        "Only people offered advice are counted; who was never offered it is not known.",
        "Groups also differ in where and when they were offered advice, so a difference does not say why.",
        *((f"Not recorded for anybody: {', '.join(absent)}.",) if absent else ()),
    )
