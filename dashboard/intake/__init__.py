"""Brings data into the database, whole or not at all."""
