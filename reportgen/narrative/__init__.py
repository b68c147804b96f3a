"""Findings → messages: the title, headline, key messages, limitations, methods. No language is chosen here."""
