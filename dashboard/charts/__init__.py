"""Drawings: a disclosed table in, a Plotly figure as a plain dict out. A drawing decides nothing."""
