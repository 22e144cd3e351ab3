import { grouped } from '../../../platform/lib/grouped.js';
import { dayOf } from '../../../platform/lib/zoned-time.js';
import { BARE, type Marks, marked } from '../names-model.js';
import type { Doing, Line } from './doings.js';
import { articled, nounAlone } from './words.js';

// Describes what was done at one time in one readable sentence: more than two records of a kind are counted, and the
// same action on several is one phrase. One day at a time, for a page.

/** How many records of a kind are named; above that they are counted. */
const NAMED = 2;
/** A change with more lines is an import or a seeding: nothing is named, since it would fill the page. */
const READABLE = 12;

export interface Item {
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
  readonly items: readonly Item[];
  /** After the items: `to the trash`. Null for most. */
  readonly tail: string | null;
}

export interface Sentence {
  readonly who: string;
  readonly at: string;
  readonly phrases: readonly Phrase[];
  /** Whether more was done at the same time than is listed here. */
  readonly isCut: boolean;
}

export interface Day {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly sentences: readonly Sentence[];
}

/**
 * @param isCut whether the oldest of them may be incomplete
 * @param zone of the days; null for UTC
 */
export function daysOf(doings: readonly Doing[], isCut: boolean, zone: string | null = null): Day[] {
  const sentences = doings.map(({ who, at, lines }, place): Sentence => {
    return { who, at, phrases: phrasesOf(lines), isCut: isCut && place === doings.length - 1 };
  });
  const days = grouped(sentences, ({ at }) => dayOf(at, zone));
  return [...days].map(([date, same]) => ({ date, sentences: same }));
}

/** The phrases of what was done at one time. */
export function phrasesOf(lines: readonly Line[]): Phrase[] {
  const named = lines.length > READABLE ? 0 : NAMED;
  return [...grouped(lines, ({ verb }) => verb)].map(([verb, alike]) => {
    const byNoun = grouped(alike, ({ noun }) => noun);
    return { verb, items: [...byNoun].flatMap(([noun, same]) => itemsOf(noun, same, named)), tail: null };
  });
}

function itemsOf(noun: string, lines: readonly Line[], named: number): Item[] {
  if (noun === '') return [];
  if (named === 0 && lines.length === 1) return [{ what: articled(noun), ...UNNAMED }];
  if (lines.length > named) return [{ what: `${lines.length} ${pluralOf(noun)}`, ...UNNAMED }];
  return lines.map(({ name, href, lang, marks, more }) =>
    name === null
      ? { what: articled(noun), ...UNNAMED, more }
      : { what: `the ${noun}`, name, href, lang, marks, more },
  );
}

const UNNAMED = { name: null, href: null, lang: null, marks: BARE, more: null } as const;

const PLURALS: Readonly<Record<string, string>> = {
  copy: 'copies',
  evidence: 'pieces of evidence',
  reply: 'replies',
};

function pluralOf(noun: string): string {
  const alone = nounAlone(noun);
  return PLURALS[alone] ?? `${alone}s`;
}

/** What was done, without its author: for feeds and plain text. */
export function sentenceWords({ phrases, isCut }: Sentence): string {
  return `${phrases.map(phraseWords).join('; ')}${isCut ? '; and more' : ''}`;
}

function phraseWords({ verb, items }: Phrase): string {
  const named = items.map(({ what, name, marks, more }) => {
    const words = name === null ? what : `${what} ${marked(name, marks)}`;
    return more === null ? words : `${words}: ${more}`;
  });
  const last = named.at(-1);
  if (last === undefined) return verb;
  return `${verb} ${named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : last}`;
}
