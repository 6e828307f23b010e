"""The programme dashboard: what Persistent Pain and Mental Health has done, shown with its evidence."""
