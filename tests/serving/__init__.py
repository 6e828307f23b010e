"""Tests of how pages are served."""
