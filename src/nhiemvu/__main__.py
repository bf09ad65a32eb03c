"""Run the program as `python -m nhiemvu`."""

from nhiemvu.cli.app import main

if __name__ == "__main__":
    main()
