#!/usr/bin/env python3
"""What a key costs: bytes that the program sends and the time until the last of
them, on a pseudo-terminal of 200 x 50. Prints the median and the worst.

    tests/keycost.py PROGRAM OLD NEW
"""
import fcntl, os, pty, select, statistics, struct, sys, termios, time

QUIET = 0.06  # seconds without output: the screen is drawn
PATIENCE = 30  # seconds that the first frame may take


def read_all(fd, patience=QUIET):
    size, last = 0, None
    while select.select([fd], [], [], QUIET if size else patience)[0]:
        try:
            part = os.read(fd, 65536)
        except OSError:
            break
        if not part:
            break
        size += len(part)
        last = time.monotonic()
    return size, last


def press(fd, key):
    start = time.monotonic()
    os.write(fd, key)
    size, last = read_all(fd)
    return size, (last - start) * 1000 if last else 0.0


def main():
    program = sys.argv[1:]
    os.environ["TERM"] = "xterm-256color"
    for name in ("COLORTERM", "NO_COLOR"):
        os.environ.pop(name, None)
    start = time.monotonic()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        os.execvp(program[0], program)
    size, last = read_all(fd, PATIENCE)
    print(f"{'first frame':24}{size:8} bytes {(last - start) * 1000:8.1f} ms")
    print(f"{'':24}{'median':>8}{'worst':>8} bytes {'median':>8}{'worst':>8} ms")
    keys = [("a line down (j)", b"j", 30), ("a line up (k)", b"k", 30), ("a page down (Space)", b" ", 4),
            ("a page up (b)", b"b", 4), ("next change (])", b"]", 40), ("previous change ([)", b"[", 20),
            ("next match (n)", b"n", 10), ("view (v)", b"v", 3), ("fold all (Z)", b"Z", 2),
            ("nothing changes (C-d)", b"\x04", 2), ("at the end (j)", b"j", 3)]
    for name, key, times in keys:
        if key == b"n":
            press(fd, b"/the\r")
        elif name.startswith("nothing"):
            press(fd, b"G")
            press(fd, b"\x1b")
        costs = [press(fd, key) for _ in range(times)]
        sizes, ms = [c[0] for c in costs], [c[1] for c in costs]
        print(f"{name:24}{statistics.median(sizes):8.0f}{max(sizes):8} bytes "
              f"{statistics.median(ms):8.2f}{max(ms):8.2f} ms")
    os.write(fd, b"q")
    os.waitpid(pid, 0)


main()
