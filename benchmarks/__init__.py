"""Benchmarks: each measures us beside a peer or a bound, in the same run."""
