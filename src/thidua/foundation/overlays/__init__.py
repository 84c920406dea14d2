"""The rules of one's own ministry or province: typed in on pages, confirmed by a second person."""
