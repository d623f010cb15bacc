"""GPU memory that sentences state: amounts, whose need they are, and under which condition."""
