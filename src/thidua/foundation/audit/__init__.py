"""The audit trail: append-only, who did what to which row, before and after."""
