"""Which points are tasks, and what each says."""
