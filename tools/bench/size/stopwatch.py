"""One run of one program: prints its seconds, the most memory that it took in kB, and its exit code.

Seconds are of the processor, so that other programs on the machine count as little as they can. It loads nothing, for
the memory of a process counts to what it starts, and throws away what the program prints.
"""

import os
import sys


def main() -> None:
    """Run the program that the arguments name."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    number = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
    _, status, usage = os.wait4(number, 0)
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
