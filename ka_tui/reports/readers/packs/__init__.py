"""Packs that came back."""
