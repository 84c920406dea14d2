"""A part of one office, signed, for another office to take over. See decision 0013."""
