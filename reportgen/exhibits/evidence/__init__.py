"""Published figures beside the local ones: what stands beside what, a table, and pictures of what is comparable."""
