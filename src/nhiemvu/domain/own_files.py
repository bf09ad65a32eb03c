"""Who may read what the program writes: its owner alone, whatever the system would give; he may open it to others."""

#: The permissions of a new file and of a new folder, where the system has any.
OWN_FILE = 0o600
OWN_FOLDER = 0o700
