"""One question each: what is selected of the programme in, a figure's value out."""
