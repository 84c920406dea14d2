"""The whole office in one file: written, verified, kept, and put back. See decision 0013."""
