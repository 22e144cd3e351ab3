import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Sets how much of the total is done. */
  to(done: number): void;
  /** Removes the bar, so that only the answer remains. */
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
