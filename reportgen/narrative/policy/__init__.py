"""Recommendations → messages: who should do what by when, on what basis, and what to measure next."""
