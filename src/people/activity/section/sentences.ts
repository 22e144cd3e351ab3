import { BARE, type Marks } from '../names-model.js';
import type { Doing, Line } from './doings.js';

// Describes what was done at one time in one readable sentence: more than two records of a kind are counted, and the
// same action on several is one phrase. One day at a time, for a page.

/** How many records of a kind are named; above that they are counted. */
const NAMED = 2;
/** A change with more lines is an import or a seeding: nothing is named, since it would fill the page. */
const READABLE = 12;

export interface Told {
  /** `the quotation`, with a name to follow, or `12 quotations`. */
  readonly what: string;
  readonly name: string | null;
  readonly href: string | null;
  readonly lang: string | null;
  readonly marks: Marks;
  /** Further effects, after a colon. */
  readonly more: string | null;
}

export interface Phrase {
  readonly verb: string;
  readonly told: readonly Told[];
}

export interface Sentence {
  readonly who: string;
  readonly at: string;
  readonly phrases: readonly Phrase[];
  /** Whether more was done at the same time than is listed here. */
  readonly isCut: boolean;
}

export interface Day {
  /** YYYY-MM-DD, in UTC. */
  readonly date: string;
  readonly sentences: readonly Sentence[];
}

/** @param isCut whether the oldest of them may be incomplete */
export function daysOf(doings: readonly Doing[], isCut: boolean): Day[] {
  const days = new Map<string, Sentence[]>();
  doings.forEach(({ who, at, lines }, place) => {
    const sentence = { who, at, phrases: phrasesOf(lines), isCut: isCut && place === doings.length - 1 };
    const date = at.slice(0, 10);
    const same = days.get(date);
    if (same) same.push(sentence);
    else days.set(date, [sentence]);
  });
  return [...days].map(([date, sentences]) => ({ date, sentences }));
}

function phrasesOf(lines: readonly Line[]): Phrase[] {
  const named = lines.length > READABLE ? 0 : NAMED;
  return groupsBy(lines, ({ verb }) => verb).map(([verb, alike]) => ({
    verb,
    told: groupsBy(alike, ({ noun }) => noun).flatMap(([noun, same]) => toldOf(noun, same, named)),
  }));
}

function toldOf(noun: string, lines: readonly Line[], named: number): Told[] {
  if (named === 0 && lines.length === 1) return [{ what: articled(noun), ...UNNAMED }];
  if (lines.length > named) return [{ what: `${lines.length} ${pluralOf(noun)}`, ...UNNAMED }];
  return lines.map(({ name, href, lang, marks, more }) =>
    name === null
      ? { what: articled(noun), ...UNNAMED, more }
      : { what: `the ${noun}`, name, href, lang, marks, more },
  );
}

const UNNAMED = { name: null, href: null, lang: null, marks: BARE, more: null } as const;

/** `attribution by` is followed by a name; without one the phrase is shorter. */
function articled(noun: string): string {
  const alone = noun.replace(/ (by|of)$/, '');
  return `${/^[aeiou]/.test(alone) ? 'an' : 'a'} ${alone}`;
}

const PLURALS: Readonly<Record<string, string>> = {
  copy: 'copies',
  evidence: 'pieces of evidence',
  reply: 'replies',
};

function pluralOf(noun: string): string {
  const alone = noun.replace(/ (by|of)$/, '');
  return PLURALS[alone] ?? `${alone}s`;
}

function groupsBy<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const same = groups.get(keyOf(one));
    if (same) same.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}
