"""Pages of initiatives: the submission, the reviewer's sheet, two side by side."""
