"""What people said, in words: title, key messages, joint display, limits, checklist; no language is chosen here."""
