"""The executor for many subjects: the same lanes, folded by Ibis on DuckDB or PySpark."""
