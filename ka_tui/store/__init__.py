"""The register on disk; the only place that knows TinyDB."""
