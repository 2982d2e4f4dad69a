"""The corpus for programs: an HTTP API with tokens, described by OpenAPI; docs/api.md tells how to use it."""
