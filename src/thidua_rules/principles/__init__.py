"""The general principles of the law as rules that act: what they refuse, and what they say."""
