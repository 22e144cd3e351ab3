import { AppError } from '../lib/errors.js';
import type { Terminal } from './terminal.js';

// The exit codes of a command. 0 done, 1 refused, 2 usage error, 3 a bug: scripts rely on these.

export type ExitCode = 0 | 1 | 2 | 3;

/** A usage error: an argument, an option or a setting. One line per error. */
export class UsageError extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join(' '));
    this.name = 'UsageError';
    this.lines = lines;
  }
}

/** Says on stderr why a command failed. A stack is shown on request. */
export function explain(error: unknown, terminal: Terminal, debugging: boolean): ExitCode {
  if (error instanceof UsageError) {
    for (const line of error.lines) terminal.fail(line, null);
    return 2;
  }
  if (error instanceof AppError) {
    terminal.fail(error.detail, debugging ? stackOf(error) : null);
    return 1;
  }
  const message = error instanceof Error ? error.message : String(error);
  const line = `an unexpected error occurred (${message.replaceAll(/\s+/g, ' ')}).`;
  terminal.fail(line, debugging ? stackOf(error) : null);
  if (!debugging) terminal.note('Set ONRECORD_LOG=debug to see where.');
  return 3;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
