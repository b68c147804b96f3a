"""Findings → tables and charts as frozen values; ``drawing`` draws them."""
