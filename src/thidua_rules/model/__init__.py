"""Small frozen types: the law (Instrument, Award, Standard …) and its answers (Verdict)."""
