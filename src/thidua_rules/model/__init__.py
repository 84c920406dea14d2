"""Small frozen types: the law (Instrument, Award, Standard, Criterion) and its answers (Verdict)."""
