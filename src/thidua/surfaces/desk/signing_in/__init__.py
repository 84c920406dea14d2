"""Between the door and the desk: what a sign-in passes, and whom a request acts for."""
