"""How each language words messages, numbers, dates and lists."""
