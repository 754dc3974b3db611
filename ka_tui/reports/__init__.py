"""Documents in and out: one module per format, one registry of formats."""
