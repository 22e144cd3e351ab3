import { writeSync } from 'node:fs';

// The destination of log lines. A log that cannot be written, since its disk is full, never blocks or ends the server:
// lines wait for a while and are then dropped, and their number is logged once there is space. NOTE: pino’s own
// destination blocks the main thread until a line can be written.

/** Characters that wait at most: from some thousand requests. */
const MAX_WAITING = 1_000_000;
/** Milliseconds until waiting lines are retried, where no new line comes before. */
const AGAIN_MS = 1_000;

export interface LogLines {
  /** @param line with its newline */
  write(line: string): void;
}

/** @param put writes bytes and returns how many it accepted; throws where it can write nothing */
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
      // There is no place to report the error: this is the log.
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
