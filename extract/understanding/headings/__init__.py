"""The text of one heading or one cell, read by itself: benchmarks, amounts, memory, tasks, splits, figures."""
