"""Bilingual policy briefs on lactation management, from one YAML file per puskesmas."""

__version__ = "0.1.0"
