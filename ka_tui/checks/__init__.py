"""What a scrutiny committee would object to: one module for each check, one registry."""
