"""The one relational schema, and the ways into it: reading, writing, migrating."""
