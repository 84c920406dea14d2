"""Keys for programs: a token acts as its owner, never further than the owner reaches."""
