"""Mutation testing: a change in the rules core that no test notices (docs/mutants.md)."""
