// What is said of an error that a file brought about, or a reader of ours: enough to find the line, and no word more.

/** Why a file is not read. */
export interface Unread {
  readonly reason: string;
  /** For the log alone: where an error came from that may be the reader’s own; null where the file explains it. */
  readonly fault: string | null;
}

/** Its name, its code and the line that threw it. NOTE: never its message, in which words of the file may stand. */
export function whereFrom(error: unknown): string {
  if (!(error instanceof Error)) return `something thrown (${typeof error})`;
  const { name, message, stack = '' } = error;
  const code = 'code' in error ? String(error.code) : '';
  const from = stack.indexOf(message);
  const frame = from < 0 ? null : frameIn(stack.slice(from + message.length));
  return [...[name, code].filter((word) => /^\w{1,60}$/.test(word)), ...(frame === null ? [] : [frame])].join(
    ' ',
  );
}

/** The same of an error that ended a process, from what Node prints then; empty where it prints none. */
export function whereFromPrinted(printed: string): string {
  const name = /^(?:Uncaught )?(\w{0,60}Error)\b/m.exec(printed)?.[1];
  return name === undefined ? '' : [name, frameIn(printed) ?? ''].join(' ').trim();
}

/** Modules have addresses there, the older kind of them has paths. */
function frameIn(stack: string): string | null {
  const place = String.raw`(?:file:|node:|/|[A-Z]:\\)[^\n()]{1,300}:\d+:\d+`;
  return (
    new RegExp(String.raw`^\s+(at (?:[\w.<>$#[\] ]{1,120} \(${place}\)|${place}))$`, 'm').exec(stack)?.[1] ??
    null
  );
}
