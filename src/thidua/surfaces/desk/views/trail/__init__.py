"""The trail: who did what, to which row, before and after, why. Nothing can be changed here."""
