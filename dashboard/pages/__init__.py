"""Exhibits arranged on pages, and the Dash application that shows them."""
