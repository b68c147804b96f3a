"""A study's findings → tables and charts as frozen values."""
