"""Dataset → what can be relied on: screening of rows, and one verdict a brief."""
