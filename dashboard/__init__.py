"""Pages that ask the warehouse and draw the answers; read-only."""
