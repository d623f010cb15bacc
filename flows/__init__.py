"""Order, files, network and the command line: sources in, a published warehouse out."""
