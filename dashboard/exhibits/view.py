"""What an exhibit is made from: the slice a reader selected, and who looks."""

from dataclasses import dataclass
from datetime import date

from dashboard.disclosure import Audience, disclose, names_a_number, withheld_count
from dashboard.disclosure.tree import Node
from dashboard.exhibits.released.release import Release
from dashboard.programme.programme import Programme, Slice
from dashboard.selection import Selection
from dashboard.table import Table, written


@dataclass(frozen=True)
class View:
    """A slice of the programme, seen by an audience. Every exhibit is a function of one of these."""

    slice: Slice
    audience: Audience
    release: Release | None = None  # what anybody but the team sees instead of the programme's protected counts

    @property
    def programme(self) -> Programme:
        return self.slice.programme

    @property
    def selection(self) -> Selection:
        return self.slice.selection

    @property
    def node(self) -> Node:
        """Where in the release's tree the selection is: it names one site in one phase, one phase, a project or nothing."""
        selection = self.selection
        return tuple(filter(None, (selection.project, *selection.phases[:1], *selection.sites[:1])))

    def disclosed(self, table: Table, group: str = "people") -> Table:
        """``table`` as this audience may see it; ``group`` is the plural in "Fewer than 5 people"."""
        return disclose(table, self.audience, group)

    def title(self, words: str, instead: str) -> str:
        """What people wrote, for the team; for anybody else only where it names no number."""
        return instead if self.audience.name != "team" and names_a_number(words) else words

    def period(self) -> str:
        """The months shown, in words: "Apr 2020 to Jan 2021"."""
        first, last = self.slice.months[0] if self.slice.months else None, self.slice.months[-1] if self.slice.months else None
        if not first:
            return "No months in this period"
        return written(first, "month") if first == last else f"{written(first, 'month')} to {written(last, 'month')}"

    def data_to(self, source: str) -> str:
        """The day the selected sites' records of a source are complete to, naming the sites behind it: evidence for a figure."""
        return self.slice.kept(("data to", source), lambda: self._data_to(source))

    def _data_to(self, source: str) -> str:
        days: dict[date, list[str]] = {}
        for site in self.slice.sites:
            day = self.programme.data_to_of(site.site_id, source)
            if day:
                days.setdefault(day, []).append(site.name)
        if not days:
            return ""
        latest = max(days)
        late = [f"{name} to {written(day, 'date')}" for day in sorted(days) if day != latest for name in days[day]]
        said = "; ".join(late[:3]) + (f"; {len(late) - 3} more earlier" if len(late) > 3 else "")
        return f"Data to {written(latest, 'date')}" + (f" ({said})" if late else "")


def withheld(table: Table, group: str = "groups") -> str:
    """How much of a table is withheld, as evidence: "2 groups withheld", or nothing."""
    count = withheld_count(table)
    return f"{count} {group if count != 1 else group.removesuffix('s')} withheld as too small" if count else ""


def several(names: list[str], most: int = 3) -> str:
    """Names as English: "A", "A and B", "A, B and 3 others"."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def plural(count: float, one: str, many: str = "") -> str:
    """A count with its noun: "1 person", "1,204 people"."""
    return f"{count:,.0f} {one if count == 1 else many or one + 's'}"


def evidence_lines(*lines: str) -> tuple[str, ...]:
    """The lines that say something, as an exhibit's evidence."""
    return tuple(line for line in lines if line)
