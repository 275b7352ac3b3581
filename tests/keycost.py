#!/usr/bin/env python3
"""What a key costs on a pseudo-terminal of 200 x 50: the bytes that the program
sends, the time until the last of them, and the time that its first thread was on
a processor (where the system tells). Medians and the worst. With a second program
(build/tests/bare) the first frame and the keys of both, side by side.

    tests/keycost.py STET OLD NEW [BARE]
"""
import fcntl, os, pty, select, statistics, struct, sys, termios, time

QUIET = 0.06  # seconds without output: the screen is drawn
PATIENCE = 30  # seconds that the first frame may take
STARTS = 21


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


class Program:
    """Runs it; `first` is the bytes and milliseconds of the first frame."""

    def __init__(self, command):
        started, say = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
            os.write(say, struct.pack("d", time.monotonic()))
            os.execvp(command[0], command)
        os.close(say)
        start = struct.unpack("d", os.read(started, 8))[0]
        os.close(started)
        size, last = read_all(self.fd, PATIENCE)
        if not last:
            sys.exit(f"{command[0]} shows nothing")
        self.first = size, (last - start) * 1000

    def processor(self):
        try:
            with open(f"/proc/{self.pid}/schedstat") as file:
                return int(file.read().split()[0]) / 1e6
        except OSError:
            return float("nan")

    def press(self, key):
        before, start = self.processor(), time.monotonic()
        os.write(self.fd, key)
        size, last = read_all(self.fd)
        return size, (last - start) * 1000 if last else 0.0, self.processor() - before

    def leave(self):
        os.write(self.fd, b"q")
        read_all(self.fd)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def row(name, costs):
    print(f"{name:24}", end="")
    for i, digits in (0, 0), (1, 2), (2, 2):
        values = [c[i] for c in costs]
        print(f"{statistics.median(values):8.{digits}f}{max(values):8.{digits}f}", end="")
    print()


def first_frames(commands):
    firsts = [[] for _ in commands]
    for _ in range(STARTS):  # in turns, so that all see the same machine
        for command, first in zip(commands, firsts):
            program = Program(command)
            first.append(program.first)
            program.leave()
    print(f"first frame, median of {STARTS}")
    medians = [statistics.median(ms for _, ms in first) for first in firsts]
    for command, first, ms in zip(commands, firsts, medians):
        print(f"  {os.path.basename(command[0]):22}{first[0][0]:8} bytes{ms:8.2f} ms"
              f"{ms / medians[-1]:8.2f} x")


def main():
    program, old, new = sys.argv[1:4]
    os.environ["TERM"] = "xterm-256color"
    for name in ("COLORTERM", "NO_COLOR"):
        os.environ.pop(name, None)
    commands = [[program, "--no-review", old, new]]
    if len(sys.argv) > 4:
        commands.append([sys.argv[4], old, new])
    first_frames(commands)
    print(f"{'median, worst of':24}{'bytes':>16}{'ms':>16}{'ms of processor':>16}")
    stet = Program(commands[0])
    keys = [("a line down (j)", b"j", 30), ("a line up (k)", b"k", 30), ("a page down (Space)", b" ", 2),
            ("a page up (b)", b"b", 2), ("next change (])", b"]", 40), ("previous change ([)", b"[", 20),
            ("next match (n)", b"n", 10), ("view (v)", b"v", 3), ("fold all (Z)", b"Z", 2),
            ("nothing changes (C-d)", b"\x04", 2), ("at the end (j)", b"j", 3)]
    for name, key, times in keys:
        if key == b"n":
            stet.press(b"/the\r")
        elif name.startswith("nothing"):
            stet.press(b"G")
            stet.press(b"\x1b")
        row(name, [stet.press(key) for _ in range(times)])
    stet.leave()
    for command in commands[1:]:
        bare = Program(command)
        for name, key, times in keys[:4]:
            row(f"{os.path.basename(command[0])}: {name}"[:23], [bare.press(key) for _ in range(times)])
        bare.leave()


main()
