"""A study's words: title, headline, key messages, limitations, methods, checklist; no language is chosen here."""
