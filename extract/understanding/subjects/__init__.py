"""Who each row or column of a table is: one name a model, or why the line is no model."""
