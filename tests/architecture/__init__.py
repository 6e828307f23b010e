"""Tests that hold the house to its plan."""
