"""OpenDocument texts taken apart."""
