#!/usr/bin/env python3
"""What a key costs on a pseudo-terminal of 200 x 50: the bytes that the program
sends, the time until the last of them, and the time that its first thread was on
a processor (where the system tells). Medians and the worst. With a second program
(build/tests/bare) the first frame and the keys of both, side by side.

Other programs on the machine make a start take several times as long, so both are started
in turns, now one first, now the other; the ratio is the median of those of each round.

    tests/keycost.py STET OLD NEW [BARE]
"""
import fcntl, os, pty, select, statistics, struct, sys, termios, time

QUIET = 0.06  # seconds without output: the screen is drawn
PATIENCE = 30  # seconds that the first frame may take
FRAME = 1000  # bytes that it has at least: less is only getting ready
STARTS = 61


def read_all(fd, patience=QUIET, least=1):
    size, last = 0, None
    while select.select([fd], [], [], QUIET if size >= least else patience)[0]:
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
        size, last = read_all(self.fd, PATIENCE, FRAME)
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
    starts = [[] for _ in commands]
    for turn in range(STARTS):
        for i in range(len(commands)) if turn % 2 else reversed(range(len(commands))):
            program = Program(commands[i])
            starts[i].append(program.first)
            program.leave()
    print(f"{f'first frame, {STARTS} starts':24}{'bytes':>8}{'ms: least':>12}{'quarter':>9}"
          f"{'median':>9}{'ratio':>9}{'quarters':>16}")
    for command, start in zip(commands, starts):
        ms = sorted(m for _, m in start)
        ratios = sorted(m / bare[1] for (_, m), bare in zip(start, starts[-1]))
        print(f"  {os.path.basename(command[0]):22}{start[0][0]:8}"
              f"{ms[0]:12.2f}{ms[STARTS // 4]:9.2f}"
              f"{statistics.median(ms):9.2f}{statistics.median(ratios):7.2f} x"
              f"{ratios[STARTS // 4]:9.2f} -{ratios[STARTS * 3 // 4]:5.2f}")


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
