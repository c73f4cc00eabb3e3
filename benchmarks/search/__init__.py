"""Search benchmark: a generated library, a truth set, our engine and its peers."""
