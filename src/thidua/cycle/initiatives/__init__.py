"""Initiatives: submitted with authors and shares, reviewed, recognised, proposed to wider scope."""
