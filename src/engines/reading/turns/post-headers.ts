import { fold } from '../../text/fold.js';
import { withoutRoles } from './called.js';
import type { Line, LinedText } from './lines.js';
import type { Identity, Opening } from './opening.js';
import type { People } from './people.js';

// The name and handle of an account above its post, or its handle and a colon before it.

export const HANDLE = String.raw`(?:@[\p{L}\p{N}_]{2,40}(?:@[\p{L}\p{N}.-]{3,60})?|/?u/[\p{L}\p{N}_-]{3,40})`;
const HEADER = new RegExp(
  String.raw`^(?:[*_#>]{1,4}[ \t]*)?((?:[\p{L}\p{N}\p{So}][^@:\n|·—]{0,60}?)?)[ \t]*\(?(${HANDLE})\)?[*_]{0,3}[ \t\u200E✓☑✔️]*(?:(?:OP|Author|Mod|Admin)[ \t]+)?(?:(?:[·•|,]|[-–—][ \t])[ \t]*[^\n]{1,40}|\d[^\n.]{0,30}|\d{1,2} ?\p{L}{1,7}\.? ago)?(?:(:)[*_]{0,3}(?:[ \t]+|$)|$)`,
  'u',
);
const MAX_HEAD_UTF16 = 240;
const NO_HEADER = /^(?:by|follow|replying to|via|photo|source|cc|rt|—|–|-|contact|email)\b/i;

export type Header = Opening & { readonly hasTime: boolean };

const NAMED = new RegExp(
  String.raw`(\p{Lu}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,4}),? \(?(${HANDLE})(?![\p{L}\p{N}_])`,
  'gu',
);

/** “Ada Berg (@aberg)”: the handles for which the text gives one name. */
export function namedHandles(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const [, name = '', handle = ''] of text.matchAll(NAMED)) {
    const key = fold(handle);
    const known = found.get(key);
    if (known !== undefined && known !== name) shared.add(key);
    found.set(key, name);
  }
  for (const key of shared) found.delete(key);
  return found;
}

/** Null for a line that has none. */
/** @param named the people whose handles the text gives */
export function headerOn(
  { text, lines }: LinedText,
  line: Line,
  at: number,
  people: People,
  named: ReadonlyMap<string, string>,
): Header | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + MAX_HEAD_UTF16));
  if (!/@|u\//.test(head) || NO_HEADER.test(head)) return null;
  const match = HEADER.exec(head);
  if (match === null || (match[3] === undefined && line.end - line.start > MAX_HEAD_UTF16)) return null;
  const [whole, display = '', handle = '', colon] = match;
  const above = display.trim() === '' && colon === undefined ? nameAbove(text, lines, at) : null;
  const start = above?.start ?? line.start + whole.indexOf(display.trim() === '' ? handle : display);
  const end = line.start + whole.indexOf(handle) + handle.length;
  const below = lines[at + 1];
  const isTimed = below !== undefined && !below.isAfterGap && TIME.test(text.slice(below.start, below.end));
  return {
    ...postBy(above === null ? display.trim() : text.slice(above.start, above.end), handle, people, named),
    ...(isTimed
      ? { line: at + 1, wordsFrom: below.end }
      : { line: at, wordsFrom: line.start + whole.length }),
    from: above === null ? at : at - 1,
    label: above === null ? [start, end] : [above.start, above.end],
    hasTime:
      isTimed || (colon === undefined && /\d/.test(whole.slice(whole.indexOf(handle) + handle.length))),
  };
}

/** “2h ago”, “4 May 2024” */
const TIME =
  /^(?:\d{1,2} ?(?:s|min|m|h|hrs?|hours?|d|days?|Std\.?)\b(?: ago)?|[^.!?]{0,12}\d{1,2}[^.!?]{0,24}\d{2,4}[^.!?]{0,10})$/u;
const MAX_NAME_UTF16 = 60;

/** A short line directly above a handle. */
function nameAbove(text: string, lines: readonly Line[], at: number): Line | null {
  const [above, own] = [lines[at - 1], lines[at]];
  if (above === undefined || own === undefined || own.isAfterGap || above.end - above.start > MAX_NAME_UTF16)
    return null;
  return /^[\p{L}\p{N}][^.!?:]*$/u.test(text.slice(above.start, above.end)) ? above : null;
}

function postBy(
  display: string,
  handle: string,
  people: People,
  named: ReadonlyMap<string, string>,
): Omit<Opening, 'line' | 'label' | 'wordsFrom'> {
  const name = display === '' ? handle : display;
  const bare = display === '' ? (named.get(fold(handle)) ?? name) : withoutRoles(name);
  const person = people.whole(bare) ?? bare;
  const identity: Identity = { name, person, key: fold(handle) };
  return { ...identity, format: 'post', isQuestioner: false, isAnswer: false, isByRole: false, isSure: true };
}
