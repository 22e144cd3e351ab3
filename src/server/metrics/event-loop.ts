import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

// How long timers of this process came too late: as long nobody was answered.

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

export interface Lag {
  /** Seconds. */
  readonly p99: number;
  readonly max: number;
}

/** Measures from the first time it is asked, and then from one time to the next: a desk nobody watches pays nothing. */
export class EventLoopLag {
  private delays: IntervalHistogram | null = null;

  /** Since it was asked last; zero the first time. */
  read(): Lag {
    if (this.delays === null) {
      this.delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
      this.delays.enable();
      return { p99: 0, max: 0 };
    }
    const lag = { p99: beyondTimer(this.delays.percentile(99)), max: beyondTimer(this.delays.max) };
    this.delays.reset();
    return lag;
  }
}

/** What is measured is from one timer to the next. */
function beyondTimer(nanoseconds: number): number {
  return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
}
