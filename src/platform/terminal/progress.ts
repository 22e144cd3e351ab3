import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** How much is done so far, out of the total that was named. */
  to(done: number): void;
  /** Takes the bar away, so that the answer stands alone. */
  end(): void;
}

export function drawProgress(what: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage} %`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { to: (done) => bar.update(done), end: () => bar.stop() };
}
