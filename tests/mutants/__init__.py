"""Mutation testing of the rules core: a change in the code that no test notices (docs/mutants.md)."""
