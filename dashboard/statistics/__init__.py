"""Reckoning: pure functions of small numbers and arrays, each with the source of its method."""
