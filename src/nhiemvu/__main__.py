"""Run the program: as `nhiemvu`, or as `python -m nhiemvu`."""

import gc

#: How many values may be made before Python looks for rings among them: more than a command loads to begin with.
MADE_BEFORE_A_SEARCH = 50_000


def main() -> None:
    """Run the program on the process's arguments and leave with its exit code."""
    gc.set_threshold(MADE_BEFORE_A_SEARCH)
    from nhiemvu.cli.app import main as run_program  # noqa: PLC0415 it loads Click, which makes many values itself

    run_program()


if __name__ == "__main__":
    main()
