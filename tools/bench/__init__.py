"""The project's benchmarks: long invented documents, the program and python-docx over them, times in one table."""
