"""Two records of one person: found, laid side by side, made one, and taken apart again."""
