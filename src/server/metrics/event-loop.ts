import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

// How late the timers of this process fire: for that long no request was answered.

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

export interface Lag {
  /** Seconds. */
  readonly p99: number;
  readonly max: number;
}

/** Measures from the first reading on, and between readings: an instance without monitoring pays nothing. */
export class EventLoopLag {
  private delays: IntervalHistogram | null = null;

  /** Since the previous reading; zero the first time. */
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

/** The histogram measures the time between two timers. */
function beyondTimer(nanoseconds: number): number {
  return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000);
}
