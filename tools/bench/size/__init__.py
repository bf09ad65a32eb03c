"""Measuring at size: invented offices of any number of tasks, whole commands over them, and what else does the same."""
