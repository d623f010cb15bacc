"""What a model is made of and how it is tuned: encoder, language model, connector, pooling, context window."""
