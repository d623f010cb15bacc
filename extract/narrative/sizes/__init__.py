"""Numbers of parameters: whose they are, which part of a model they count, and the claims on them."""
