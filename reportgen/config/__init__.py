"""YAML → a checked configuration; every problem with its file, line and column."""
