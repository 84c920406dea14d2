"""The graph over the rows: one numpy kernel for one person, a department, a country."""
