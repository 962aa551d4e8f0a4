"""Fresh problems of the same structure: other numbers in the same words, and wrong answers to choose from."""
