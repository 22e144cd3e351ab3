import { hostname } from 'node:os';

// Lines on stderr for a program that collects logs, in the form of the log of requests.

/** As pino numbers them. */
const LEVELS = { info: 30, warn: 40, error: 50 } as const;

/** One line of JSON with its end. @param more further fields, such as `stack` */
export function logLine(level: keyof typeof LEVELS, msg: string, more: object = {}): string {
  const time = new Date().toISOString();
  return `${JSON.stringify({ level: LEVELS[level], time, pid: process.pid, hostname: hostname(), ...more, msg })}\n`;
}

/** Writes the warnings of Node itself as such lines, in place of the text that Node would print. */
export function logWarnings(write: (line: string) => void): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message, stack }) =>
    write(logLine('warn', `${name}: ${message}`, { stack })),
  );
}
