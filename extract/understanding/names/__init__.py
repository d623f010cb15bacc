"""Names of models as written: their parts, and what stands beside them."""
