"""Room 10: the conference, its honour list, role models made known and taken up."""
