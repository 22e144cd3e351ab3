import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import type { Line } from './lines.js';
import type { Identity, Opening } from './opening.js';
import type { People } from './people.js';

// Posts of a thread: each below the name and handle of its account, after a handle and a colon, or numbered.

const HANDLE = String.raw`(?:@[\p{L}\p{N}_]{2,40}(?:@[\p{L}\p{N}.-]{3,60})?|/?u/[\p{L}\p{N}_-]{3,40})`;
const HEADER = new RegExp(
  String.raw`^(?:[*_#>]{1,4}[ \t]*)?((?:[\p{L}\p{N}\p{So}][^@:\n|·—]{0,60}?)?)[ \t]*\(?(${HANDLE})\)?[*_]{0,3}[ \t\u200E✓☑✔️]*(?:(?:[·•|,]|[-–—][ \t])[ \t]*[^\n]{1,40}|\d[^\n.]{0,30})?(?:(:)[*_]{0,3}(?:[ \t]+|$)|$)`,
  'u',
);
const MAX_HEAD_UTF16 = 240;
const NO_HEADER = /^(?:by|follow|replying to|via|photo|source|cc|rt|—|–|-|contact|email)\b/i;

/** In order. */
export function postOpenings(text: string, lines: readonly Line[], people: People): Opening[] {
  const headers = lines.flatMap((line, at) => headerOn(text, line, at, people) ?? []);
  const numbered = numberedPosts(text, lines, headers, people);
  if (numbered.length > 0) return numbered;
  const isThread = headers.length > 1 || headers.some(({ hasTime }) => hasTime);
  return isThread ? headers : [];
}

type Header = Opening & { readonly hasTime: boolean };

function headerOn(text: string, line: Line, at: number, people: People): Header | null {
  const head = text.slice(line.start, Math.min(line.end, line.start + MAX_HEAD_UTF16));
  if (!/@|u\//.test(head) || NO_HEADER.test(head)) return null;
  const match = HEADER.exec(head);
  if (match === null || (match[3] === undefined && line.end - line.start > MAX_HEAD_UTF16)) return null;
  const [whole, display = '', handle = '', colon] = match;
  const start = line.start + whole.indexOf(display === '' ? handle : display);
  const end = line.start + whole.indexOf(handle) + handle.length;
  const hasTime = colon === undefined && /\d/.test(whole.slice(whole.indexOf(handle) + handle.length));
  return {
    ...postBy(display.trim(), handle, people),
    line: at,
    label: [start, end],
    wordsFrom: line.start + whole.length,
    hasTime,
  };
}

function postBy(
  display: string,
  handle: string,
  people: People,
): Omit<Opening, 'line' | 'label' | 'wordsFrom'> {
  const name = display === '' ? handle : display;
  const person = people.whole(name) ?? name;
  const identity: Identity = { name, person, key: fold(handle) };
  return { ...identity, format: 'post', isQuestioner: false, isAnswer: false, isSure: true };
}

const NUMBER_BEFORE = /^(?:\(?(\d{1,2})[/.](?:\d{1,2}|n|x)?\)?|🧵\s?(\d{1,2})\/?)[ \t]+/u;
const NUMBER_AFTER = /[ \t]\(?(\d{1,2})\/(?:\d{1,2}|n)?\)?$/u;

interface Numbered {
  readonly line: number;
  readonly number: number;
  readonly from: number;
  readonly until: number;
}

/** “1/ …”, “… (2/3)”: posts that count up. */
function numberedPosts(
  text: string,
  lines: readonly Line[],
  headers: readonly Header[],
  people: People,
): Opening[] {
  const all = lines.flatMap((line, at) => numberOn(text, line, at) ?? []);
  const counted = all.filter(
    ({ number }, at) => number === (at === 0 ? 1 : (all[at - 1]?.number ?? 0) + 1) || number === 1,
  );
  if (counted.length < 2 || counted[0]?.number !== 1) return [];
  const first = counted[0].line;
  const header = headers.findLast(({ line }) => line <= first) ?? headers[0] ?? null;
  const author = header ?? authorBefore(text, lines[first]?.start ?? 0, people);
  if (author === null) return [];
  return counted.map(({ line, from, until }) => ({
    ...{
      format: 'post' as const,
      name: author.name,
      person: author.person,
      key: author.key,
      label: author.label,
    },
    ...{ isQuestioner: false, isAnswer: false, isSure: true, line, wordsFrom: from, wordsUntil: until },
  }));
}

function numberOn(text: string, { start, end }: Line, at: number): Numbered | null {
  const before = NUMBER_BEFORE.exec(text.slice(start, Math.min(end, start + 16)));
  if (before !== null && /\//.test(before[0]))
    return { line: at, number: Number(before[1] ?? before[2]), from: start + before[0].length, until: end };
  const tail = Math.max(start, end - 16);
  const after = NUMBER_AFTER.exec(text.slice(tail, end));
  return after === null
    ? null
    : { line: at, number: Number(after[1]), from: start, until: tail + after.index };
}

const NAMED_HANDLE = new RegExp(
  String.raw`(\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,4}),? \((${HANDLE})\)|(${HANDLE})`,
  'gu',
);
const MAX_INTRODUCTION_UTF16 = 4_000;

/** The only one whose handle, or else whose full name, stands before the thread. */
function authorBefore(
  text: string,
  until: number,
  people: People,
): (Identity & { readonly label: Span | null }) | null {
  const from = Math.max(0, until - MAX_INTRODUCTION_UTF16);
  const found = [...text.slice(from, until).matchAll(NAMED_HANDLE)];
  const [first, ...others] = found;
  if (first !== undefined && others.every(([, , handle]) => handle === undefined || handle === first[2])) {
    const name = first[1] ?? first[3] ?? '';
    const start = from + first.index;
    return { name, person: people.whole(name) ?? name, key: fold(name), label: [start, start + name.length] };
  }
  const named = people.all.filter(({ isPerson, start, end }) => isPerson && start >= from && end <= until);
  const [one] = named;
  if (one === undefined || named.some(({ name }) => name !== one.name)) return null;
  return { name: one.name, person: one.name, key: fold(one.name), label: [one.start, one.end] };
}
