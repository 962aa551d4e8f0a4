"""Lectures: media or captions in, timed sentences, keyphrases and searchable passages out."""
