"""Looking at a learner's own lines: reading them, judging each, naming the mistake, and what to say. See `work.py`."""
