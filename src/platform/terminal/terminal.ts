import { logLine } from './log-line.js';
import type { Progress } from './progress.js';

// What a command may do with its terminal. Only the answer goes to stdout, so that it can be piped; everything else
// goes to stderr.

export interface Terminal {
  /** A line of the answer. */
  print(line: string): void;
  /** The answer for a program, as indented JSON. */
  printJson(value: unknown): void;
  /** A line beside the answer, on stderr. */
  note(line: string): void;
  /** The reason for a failure. @param stack for debugging; null omits it */
  fail(line: string, stack: string | null): void;
  /** A progress bar; nothing is drawn where stderr is not a terminal. */
  progress(what: string, total: number): Promise<Progress>;
}

export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Whether a log collector reads stderr: each line is then JSON with time, level and message. */
  readonly asLog?: boolean;
}

export function openTerminal({ out, err, asLog = false }: Streams): Terminal {
  return {
    print: (line) => void out.write(`${line}\n`),
    printJson: (value) => void out.write(`${JSON.stringify(value, null, 2)}\n`),
    note: (line) => void err.write(asLog ? logLine('info', line) : `${line}\n`),
    fail(line, stack) {
      const more = stack === null ? {} : { stack };
      const text = [`onrecord: ${line}`, ...(stack === null ? [] : [stack]), ''].join('\n');
      err.write(asLog ? logLine('error', line, more) : text);
    },
    async progress(what, total) {
      if (!err.isTTY) return { to() {}, end() {} };
      // Loaded here, since most commands draw nothing.
      const { drawProgress } = await import('./progress.js');
      return drawProgress(what, total);
    },
  };
}
