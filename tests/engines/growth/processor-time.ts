/** Processor time of this process for a program, in milliseconds; the least of several runs. */
export function processorTime(program: () => unknown, runs = 1): number {
  const times = Array.from({ length: runs }, () => {
    const started = process.cpuUsage();
    program();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** A shorter time tells nothing, and a longer text would take no second. */
const MIN_TELLING_MS = 4;
/** How often both are measured again while other programs may have disturbed one of them. */
const MAX_ROUNDS = 4;

/** By how much more time a program takes for `more` than for `some`; 1 where it is too short to tell. */
export function growthOf(
  program: (text: string) => unknown,
  some: string,
  more: string,
  accepted: number,
): number {
  let longer = processorTime(() => program(more));
  if (longer < MIN_TELLING_MS) return 1;
  let shorter = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    shorter = Math.min(
      shorter,
      processorTime(() => program(some), 2 * round),
    );
    if (longer / shorter <= accepted) break;
    longer = Math.min(
      longer,
      processorTime(() => program(more), round),
    );
  }
  return longer / shorter;
}
