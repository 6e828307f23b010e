"""The programme in memory: what the queries return at one stamp of the data, shared by every reader."""
