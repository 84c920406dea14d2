"""Between the office and the rules core: registry rows in, verdicts out."""
