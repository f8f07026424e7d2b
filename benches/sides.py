"""Times commands in turn, each in a process of its own, so that the noise of the machine meets all of them."""
import resource, statistics, subprocess, time


def timed(command):
    """Seconds of wall time and of processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(sides, rounds):
    """Prints the medians of two commands, by name, and the ratios of the second to the first."""
    times = {name: [] for name in sides}
    # The first round warms the system's caches and does not count.
    for _ in range(rounds + 1):
        for name, command in sides.items():
            times[name].append(timed(command))
    medians = []
    for name, runs in times.items():
        wall, cpu = (statistics.median(run[i] for run in runs[1:]) for i in (0, 1))
        medians.append((wall, cpu))
        print(f"{name:28} wall {wall:.3f} s  cpu {cpu:.3f} s")
    print("ratios: wall {:.2f}, cpu {:.2f}".format(*(m / n for m, n in zip(medians[1], medians[0]))))
