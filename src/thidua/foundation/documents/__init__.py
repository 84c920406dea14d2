"""Papers of the office: one content, as Word and as PDF, kept, signed, confirmed by a code."""
