"""Records and prose of a reading in; claims, issues and mentions about models out."""
