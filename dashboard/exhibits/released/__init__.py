"""What a funder sees: the release of a programme, and the figures that are made from it alone."""
