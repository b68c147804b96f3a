"""What was published for the period before, set beside the findings of now.

In: an earlier ``results.json`` of the same puskesmas, and publishable findings. Out: ``Changes``. Both sides have
passed disclosure control already: it computes only from what readers can know.
"""
