"""The use cases, each written once and called by both front ends."""
