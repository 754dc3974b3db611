"""Word documents taken apart."""
