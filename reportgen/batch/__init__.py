"""Many configurations → outcomes on disk: plan, executors, ledger, index page."""
