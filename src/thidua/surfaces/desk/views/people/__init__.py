"""Pages about people: identity numbers, records that look alike, one's own page."""
