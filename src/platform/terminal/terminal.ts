import { logLine } from './log-line.js';
import type { Progress } from './progress.js';

// What a command may do with the terminal it runs in. The answer goes to stdout and nothing else does, so
// that it can be piped; everything a person is told besides goes to stderr.

export interface Terminal {
  /** A line of the answer. */
  print(line: string): void;
  /** The answer for a program, as indented JSON. */
  printJson(value: unknown): void;
  /** A line for the person, beside the answer. */
  note(line: string): void;
  /** Why the command did not do what it was asked. @param stack for whoever looks for the cause; null leaves it out */
  fail(line: string, stack: string | null): void;
  /** A bar that fills; nothing is drawn where stderr is not a terminal. */
  progress(what: string, total: number): Promise<Progress>;
}

export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Whether stderr is read by a program that collects logs: each line is then JSON with time, level and message. */
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
