"""Measures the dashboard: how long, how many bytes, how much memory. Never part of the tests."""
