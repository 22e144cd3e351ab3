import { hostname } from 'node:os';

// Lines on stderr for a log collector, in the format of the request log.

/** Pino's level numbers. */
const LEVELS = { info: 30, warn: 40, error: 50 } as const;

/** One line of JSON with its newline. @param more further fields, such as `stack` */
export function logLine(level: keyof typeof LEVELS, msg: string, more: object = {}): string {
  const time = new Date().toISOString();
  return `${JSON.stringify({ level: LEVELS[level], time, pid: process.pid, hostname: hostname(), ...more, msg })}\n`;
}

/** Writes Node's own warnings as such lines instead of Node's text. */
export function logWarnings(write: (line: string) => void): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message, stack }) =>
    write(logLine('warn', `${name}: ${message}`, { stack })),
  );
}
