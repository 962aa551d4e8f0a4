"""What would give an answer away: what a solution hides, how texts assert it, and what is no leak. See disclosure."""
