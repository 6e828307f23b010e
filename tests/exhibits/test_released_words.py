"""What a release says where a selection has no number of its own."""

from types import SimpleNamespace

import pytest

from dashboard.disclosure.parts import Released
from dashboard.disclosure.tree import Tree
from dashboard.exhibits.released.parts import WITHHELD, why_not

TOLD = Tree({(): Released(65, 55), ("JPA",): Released(40, 30), ("TIPS",): Released(25, 25)})
"""Two projects, neither with its phases."""


@pytest.mark.parametrize("node", [("JPA", "P1"), ("JPA", "P1", "A")])
def test_a_part_at_any_depth_below_what_is_told_is_withheld(node):
    assert why_not(SimpleNamespace(node=node), TOLD) == WITHHELD
