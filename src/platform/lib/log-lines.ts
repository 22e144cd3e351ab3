import { writeSync } from 'node:fs';

// Where the lines of the log go. A log that cannot be written, since its disk is full, never holds the desk up and never
// ends it: lines wait for a while, then are left out, and how many were is said once there is room again.
// NOTE: pino’s own destination sleeps on the only thread, for ever, until a line can be written.

/** Characters that wait at most: of some thousand requests. */
const MAX_WAITING = 1_000_000;
/** Milliseconds until what waits is tried again, where no new line comes before. */
const AGAIN_MS = 1_000;

export interface LogLines {
  /** @param line with its end */
  write(line: string): void;
}

/** @param put writes bytes and says how many it took; what cannot be written at all it throws at */
export function logLines(put: (bytes: Buffer) => number = (bytes) => writeSync(2, bytes)): LogLines {
  let waiting: Buffer[] = [];
  let size = 0;
  let lost = 0;
  let timer: NodeJS.Timeout | null = null;

  const drain = (): boolean => {
    try {
      for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
        const taken = put(first);
        size -= taken;
        if (taken < first.length) waiting[0] = first.subarray(taken);
        else waiting.shift();
      }
    } catch {
      // Whatever it was, there is nowhere to say so: this is where faults are said.
      return false;
    }
    return true;
  };
  const add = (line: string): void => {
    const bytes = Buffer.from(line);
    if (size + bytes.length > MAX_WAITING) lost += 1;
    else {
      waiting.push(bytes);
      size += bytes.length;
    }
  };
  const flush = (): void => {
    if (drain() && lost > 0) {
      const told = { level: 40, time: new Date().toISOString(), msg: 'lines of the log were lost', lost };
      lost = 0;
      waiting = [Buffer.from(`${JSON.stringify(told)}\n`)];
      size = waiting[0]?.length ?? 0;
      drain();
    }
    if (waiting.length === 0 || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      flush();
    }, AGAIN_MS).unref();
  };

  return {
    write(line) {
      add(line);
      flush();
    },
  };
}
