"""Decisions and proposals: drafted, frozen, signed or sent out, issued into the registry."""
