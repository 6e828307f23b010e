"""What a control chart says in words, read from its disclosed table."""

from collections.abc import Sequence

from dashboard.exhibits.control_rows import MEDIAN, TRIAL, UNSETTLED
from dashboard.exhibits.restarts import restart_month
from dashboard.exhibits.signal_words import icon_of, short_words, signal_read
from dashboard.exhibits.view import plural
from dashboard.programme.rows import Event
from dashboard.statistics.control import LEAST_POINTS
from dashboard.statistics.signals import ONE_SIDE, OUTSIDE, TREND
from dashboard.table import Table, known, written

KEY = {"improvement": "▲ improvement", "concern": "▼ concern", "unusual": "◆ unusual", "as usual": "● as usual"}


def judged_rows(table: Table) -> list[dict]:
    """The months that are over, each with its count under "count" whatever its column is called."""
    return [row for row in _rows(table) if row["incomplete"] == "no"]


def _rows(table: Table) -> list[dict]:
    return [{**row, "count": row[table.columns[1].name]} for row in table.records()]


def control_sentence(table: Table, many: str, one: str) -> str:
    """What the last month that is over says; ``many`` and ``one`` are the noun: "first appointments"."""
    over, nouns = judged_rows(table), many[:1].upper() + many[1:]
    if not over:
        months = "a month that is" if len(table) == 1 else "months that are"
        return f"{plural(sum(row['count'] for row in _rows(table)), one, many)}, in {months} not over yet"
    last = over[-1]
    signal, month = signal_read(last["signal"]), written(last["month"], "month")
    if last["middle"] == MEDIAN:
        return _about_the_median(over, many, one, month)
    if not signal:
        usual = "" if signal is None else ", within the usual range"
        return f"{plural(last['count'], one, many)} in {month}{usual}; the mean is {last['centre']:.1f} a month"
    return _signalled(over, signal, nouns, month)


def _about_the_median(over: list[dict], many: str, one: str, month: str) -> str:
    last = over[-1]
    if len(over) == 1:
        return f"{plural(last['count'], one, many)} in {month}"
    noun = one if last["centre"] == 1 else many
    return f"The median is {last['centre']:g} {noun} a month; {last['count']:,} in {month}"


def _signalled(over: list[dict], signal: int, nouns: str, month: str) -> str:
    counts, last = [row["count"] for row in over], over[-1]
    up, rule = signal > 0, abs(signal)
    if rule == OUTSIDE:
        limit = f"{'above' if up else 'below'} the {'upper' if up else 'lower'} limit"
        return f"{nouns} in {month} lie {limit}: {last['count']:,}, mean {last['centre']:.1f} a month"
    if rule == TREND:
        months = _last(counts[place] > counts[place - 1] if up else counts[place] < counts[place - 1]
                       for place in range(1, len(counts))) + 1
        return f"{nouns} have {'risen' if up else 'fallen'} over {months} months, to {last['count']:,} in {month}"
    if rule == ONE_SIDE:
        months = _last(row["since"] == last["since"] and (row["count"] > last["centre"] if up else row["count"] < last["centre"])
                       for row in over)
        return f"{nouns} have been {'above' if up else 'below'} their mean for {months} months; {last['count']:,} in {month}"
    limit = "upper" if up else "lower"
    return f"Two of three months of {nouns.lower()} lie near the {limit} limit; {last['count']:,} in {month}"


def _last(held) -> int:
    """How many hold at the end, without a break."""
    count = 0
    for one in held:
        count = count + 1 if one else 0
    return count


def control_icons(table: Table) -> tuple[tuple[str, str], ...]:
    """Icons with their words for the last month that is over: its variation, and the process against the plan."""
    over = judged_rows(table)
    if not over or not known(over[-1]["signal"]):
        return ()
    signal, against = over[-1]["signal"], over[-1].get("assurance")
    icons = [(icon_of(signal), short_words(signal) if signal_read(signal) else "Usual variation")]
    words, _, share = against.partition(": ") if known(against) else ("", "", UNSETTLED)
    if share != UNSETTLED:
        icons.append((words.lower().replace(" ", "-"), PLAN_WORDS[words]))
    return tuple(icons)


PLAN_WORDS = {
    "Kept": "Plan consistently reached", "Missed": "Plan consistently missed", "Hit or miss": "Plan hit or missed by chance",
}


def basis(table: Table) -> str:
    """What middle line and limits were reckoned from."""
    over = judged_rows(table)
    if not over:
        return ""
    last = over[-1]
    since = f"since {written(last['since'], 'month')}"
    if last["middle"] == MEDIAN:
        few = len([row for row in over if row["since"] == last["since"]]) < LEAST_POINTS
        why = f"limits need {LEAST_POINTS} months" if few else "too uneven for limits"
        return f"Run chart about the median {since}: {why}, and no signals are looked for"
    limits = "Trial limits" if last["middle"] == TRIAL else "Limits"
    return f"{limits} from the months {since}: mean ± 2.66 × mean moving range"


def key(table: Table) -> str:
    """What the marks mean that are drawn."""
    words = {short_words(row["signal"]).partition(",")[0].lower() for row in table.records()}
    said = [text for name, text in KEY.items() if name in words]
    return ", ".join([*said, *(["○ not over everywhere, never judged"] if "yes" in table.column("incomplete") else [])]) if said else ""


def marked(table: Table) -> str:
    """How many of the months judged carry a signal."""
    judged = [signal_read(cell) for cell in table.column("signal")]
    count, among = sum(bool(signal) for signal in judged), sum(signal is not None for signal in judged)
    return f"{count} of {plural(among, 'month')} judged carry a signal" if among else ""


def plan_words(table: Table) -> str:
    """What the plan asks of the last month that is over, and how often the process as it is would reach it,
    beside how many of its months did."""
    over = judged_rows(table)
    if not over or "plan" not in table or not known(over[-1]["plan"]) or not known(over[-1]["assurance"]):
        return ""
    asked, share = f"Plan for {written(over[-1]['month'], 'month')}: {over[-1]['plan']:.1f}", over[-1]["assurance"].partition(": ")[2]
    if share == UNSETTLED:
        return f"{asked}; {share}"
    expected, _, observed = share.partition("; ")
    return f"{asked}; if nothing changes, {expected} would reach it (an estimate); {observed}"


def restart_notes(table: Table, restarted: Sequence[Event], unexplained: Sequence[Event]) -> tuple[str, ...]:
    """Why limits restart within the months shown, in the words recorded; and where they do not for want of them."""
    sinces = set(table.column("since"))
    notes = [
        f"New middle line and limits from {written(restart_month(event.happened_on), 'month')}: {event.title}. {event.reason}"
        for event in restarted if restart_month(event.happened_on) in sinces
    ]
    return (*notes, *(f"“{event.title}” asks for new limits and records no reason: they stay." for event in unexplained if len(table)))
