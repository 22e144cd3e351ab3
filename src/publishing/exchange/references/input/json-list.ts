// Reads a list in JSON some thousand members at a time: a large one as values takes several times its size.

/** Parsed at a time, in bytes. */
const PART_BYTES = 1_000_000;

/**
 * The members of a list. A file that cannot be cut into parts is parsed as a whole, which says what is wrong with it.
 * @throws SyntaxError for what is not JSON; NotAList
 */
export function* membersOf(bytes: Buffer): Generator<unknown> {
  let count = 0;
  for (const part of partsOf(bytes)) {
    const members = part === null ? null : listIn(part);
    // A comma that nothing follows is no JSON either.
    if (members === null || (members.length === 0 && count > 0)) {
      yield* wholeList(bytes).slice(count);
      return;
    }
    for (const member of members) yield member;
    count += members.length;
  }
}

/** JSON that is another value than a list. */
export class NotAList extends Error {}

function wholeList(bytes: Buffer): unknown[] {
  const read: unknown = JSON.parse(textOf(bytes));
  if (Array.isArray(read)) return read;
  throw new NotAList('The file is another value than a list.');
}

/** Null where it is no JSON. */
function listIn(text: string): unknown[] | null {
  try {
    return JSON.parse(text) as unknown[];
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function textOf(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}

const [QUOTE, ESCAPE, COMMA] = [0x22, 0x5c, 0x2c];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];
const SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** The list cut after members, each part a list of its own; null where the text is something else. */
function* partsOf(bytes: Buffer): Generator<string | null> {
  const start = nextAfterSpace(bytes, bytes[0] === BYTE_ORDER_MARK ? 3 : 0);
  if (bytes[start] !== LIST) return yield null;
  let [from, depth] = [start + 1, 0];
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (byte === LIST || byte === OBJECT) depth += 1;
    else if (byte === LIST_END || byte === OBJECT_END) {
      depth -= 1;
      const next = nextAfterSpace(bytes, at + 1);
      if (depth === 0) {
        yield byte === LIST_END ? partOf(bytes, from, at) : null;
        if (next < bytes.length) yield null;
        return;
      }
      if (depth === 1 && at - from > PART_BYTES && bytes[next] === COMMA) {
        yield partOf(bytes, from, at + 1);
        from = next + 1;
        at = next;
      }
    }
  }
  yield null;
}

/** The first of its three bytes. */
const BYTE_ORDER_MARK = 0xef;

function partOf(bytes: Buffer, from: number, end: number): string {
  return `[${textOf(bytes.subarray(from, end))}]`;
}

/** Where a text ends that begins here, or the file. */
function endOfText(bytes: Buffer, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === ESCAPE ? 2 : 1;
  return at;
}

function nextAfterSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (SPACE.has(bytes[at] ?? -1)) at += 1;
  return at;
}
