"""Settings, one file a concern; ``office`` is the office in use, ``test`` the tests'."""
