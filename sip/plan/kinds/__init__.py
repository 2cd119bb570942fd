"""Values of the data that are more than a word: texts in languages, figures, evidence."""
