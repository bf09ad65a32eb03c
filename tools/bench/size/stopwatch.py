"""One run of one program: prints its seconds, the most memory that it took in kB, and its exit code.

It loads nothing, for the memory of a process counts to what it starts, and throws away what the program prints.
"""

import os
import sys
from time import perf_counter


def main() -> None:
    """Run the program that the arguments name."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = perf_counter()
    number = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
    _, status, usage = os.wait4(number, 0)
    print(perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
