// Describes an error caused by a file or a bug in a reader: enough to find the line, and nothing of the file's text.

/** Why a file is not read. */
export interface Unread {
  readonly reason: string;
  /** For the log: where an error was thrown that may be a bug of the reader; null where the file explains it. */
  readonly fault: string | null;
}

/**
 * The name, the code and the source line of an error. NOTE: never its message, which may contain text of the file.
 */
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

/** The same for an error that ended a process, from the output of Node; empty where there is none. */
export function whereFromPrinted(printed: string): string {
  const name = /^(?:Uncaught )?(\w{0,60}Error)\b/m.exec(printed)?.[1];
  return name === undefined ? '' : [name, frameIn(printed) ?? ''].join(' ').trim();
}

/** Stack frames name ES modules by URL, CommonJS modules by path. */
function frameIn(stack: string): string | null {
  const place = String.raw`(?:file:|node:|/|[A-Z]:\\)[^\n()]{1,300}:\d+:\d+`;
  return (
    new RegExp(String.raw`^\s+(at (?:[\w.<>$#[\] ]{1,120} \(${place}\)|${place}))$`, 'm').exec(stack)?.[1] ??
    null
  );
}
