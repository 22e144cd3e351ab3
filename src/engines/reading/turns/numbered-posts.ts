import { fold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import type { Line, LinedText } from './lines.js';
import type { Identity, Opening } from './opening.js';
import type { People } from './people.js';
import { HANDLE } from './post-headers.js';

// The posts of a thread by one author, which count up: “1/ …”, “… (2/3)”.

const NUMBER_BEFORE = /^(?:\(?(\d{1,2})[/.](?:\d{1,2}|n|x)?\)?|🧵\s?(\d{1,2})\/?)[ \t]+/u;
const NUMBER_AFTER = /[ \t]\(?(\d{1,2})\/(?:\d{1,2}|n)?\)?$/u;

interface Numbered {
  readonly line: number;
  readonly number: number;
  readonly from: number;
  readonly until: number;
}

/** Empty where no author is named. @param headers with the names of accounts */
export function numberedPosts(
  { text, lines }: LinedText,
  headers: readonly Opening[],
  people: People,
): Opening[] {
  const thread = threadLine(text, lines);
  const all = lines.flatMap((line, at) => numberOn(text, line, at, thread >= 0 && at > thread) ?? []);
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
    ...{
      isQuestioner: false,
      isAnswer: false,
      isByRole: false,
      isSure: true,
      line,
      wordsFrom: from,
      wordsUntil: until,
    },
  }));
}

const THREAD = /\b(?:thread|posts?|posted|tweets?|tweeted|toots?|skeets?|hilo|Fäden|fil)\b[^\n]{0,60}:$/iu;

/** The number of a line that announces a thread; -1 without one. */
function threadLine(text: string, lines: readonly Line[]): number {
  return lines.findIndex(({ start, end }) => THREAD.test(text.slice(Math.max(start, end - 120), end)));
}

/** @param isAnnounced whether a list with full stops is a thread, too */
function numberOn(text: string, { start, end }: Line, at: number, isAnnounced: boolean): Numbered | null {
  const before = NUMBER_BEFORE.exec(text.slice(start, Math.min(end, start + 16)));
  if (before !== null && (isAnnounced || before[0].includes('/')))
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
