"""The rows of the drawings that are HTML, read from their exhibit's disclosed table and nothing else."""

from dashboard.pages.links import is_safe_link
from dashboard.table import Gap, Table, known, rounded, written


def site_rows(table: Table) -> tuple[str, list[dict]]:
    """The scale of the confidence shift in words, and one row a site with positions from 0 to 1 for its small drawings."""
    records = table.records()
    changes = [value for record in records for value in (record["change_low"], record["change_high"], record["change"]) if known(value)]
    low, high = min([0.0, *changes]), max([1.0, *changes])
    room = (high - low) * 0.06
    low, high = low - room, high + room
    scales = {record["scale"] for record in records if known(record["scale"])}
    words = f"points on {scales.pop()}" if len(scales) == 1 else "points on each survey’s own scale"
    return words, [_site_row(record, low, high) for record in records]


WITHHELD_AS_ONE = {"change": "Confidence shift", "uptake": "Joint Pain Advice uptake", "records_complete": "Records complete"}


def withheld_everywhere(table: Table) -> dict[str, str]:
    """Columns of several sites of which every cell is withheld for the same reason: said once below, in place of a column."""
    found = {}
    for name, label in WITHHELD_AS_ONE.items():
        cells = set(table.column(name))
        if len(table) > 1 and len(cells) == 1 and isinstance(cell := cells.pop(), Gap) and cell.withheld:
            found[name] = f"{label}: {cell.words.lower()}, at any site"
    return found


def _site_row(record: dict, low: float, high: float) -> dict:
    return {
        "site_id": record["site_id"], "site": record["site"], "setting": record["setting"] or "",
        "completed": _completed(record), "change": _change(record, low, high), "uptake": _uptake(record),
        **_cell("mentoring", record["mentoring_sessions"], "count"), **_cell("latest", record["latest_achievement"], "text"),
        **_cell("records", record["records_complete"], "percent"),
    }


def _cell(name: str, cell, kind: str) -> dict:
    """A cell as it is written, and whether it is the words of a gap."""
    return {name: written(cell, kind), f"{name}_gap": not known(cell)}


def _completed(record: dict) -> dict:
    if not known(record["completed"]):
        return {"gap": _words(record["completed"])}
    whole = max(record["enrolled"] or 0, record["plan"] if known(record["plan"]) else 0, 1)
    return {
        "gap": "", "share": record["completed"] / whole, "tick": record["plan"] / whole if known(record["plan"]) else None,
        "value": written(record["completed"], "count"), "of": written(record["enrolled"], "count"), "status": written(record["status"], "text"),
    }


def _change(record: dict, low: float, high: float) -> dict:
    if not known(record["change"]):
        return {"gap": _words(record["change"])}
    at = {name: (record[name] - low) / (high - low) if known(record[name]) else None for name in ("change", "change_low", "change_high")}
    bounded = at["change_low"] is not None
    return {
        "gap": "", "at": at["change"], "low": at["change_low"], "high": at["change_high"], "zero": (0 - low) / (high - low),
        "open": record["direction"] not in ("rose", "fell"), "value": rounded(record["change"], "+.1f"),
        "range": f"95% range {written(record['change_low'], 'change')} to {written(record['change_high'], 'change')}" if bounded else "no range",
    }


def _uptake(record: dict) -> dict:
    if not known(record["uptake"]):
        return {"gap": _words(record["uptake"])}
    low, high = record["uptake_low"], record["uptake_high"]
    return {
        "gap": "", "at": record["uptake"], "low": low if known(low) else None, "high": high if known(high) else None,
        "value": written(record["uptake"], "percent"), "range": f"95% range {written(low, 'percent')} to {written(high, 'percent')}",
    }


def _words(cell) -> str:
    return cell.words if isinstance(cell, Gap) else "–"


def timeline_items(table: Table) -> list[dict]:
    """Achievements as the page lists them: day, title, where, a link where there is evidence."""
    return [
        {
            "iso": record["achieved_on"].isoformat(), "day": written(record["achieved_on"], "date"),
            "title": written(record["title"], "text"), "detail": record["detail"] if known(record["detail"]) else "",
            "where": record["where"], "category": record["category"] if known(record["category"]) else "", "link": record["evidence_url"] if is_safe_link(record["evidence_url"]) else "",
        }
        for record in table.records()
    ]
