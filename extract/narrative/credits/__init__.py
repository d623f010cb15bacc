"""Who made a model and where it can be found: authors, licences, papers, repositories, pages."""
