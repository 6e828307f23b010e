"""How pages are served: headers, compression, refusals, health and logs."""
