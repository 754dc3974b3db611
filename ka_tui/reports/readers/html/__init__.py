"""Pages of the web taken apart."""
