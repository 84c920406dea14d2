"""The rules of one's own ministry or province: the list, a draft, whom it changes, its deeds."""
