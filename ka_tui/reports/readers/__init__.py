"""Readers: from a document to activities."""
