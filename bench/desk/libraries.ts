import type { Ledger } from './ledger.js';
import type { Random } from './random.js';
import type { Writer } from './texts.js';

// What claims are made of, in the proportions of a newsroom that has worked for years: of a million claims
// 5,000 speakers and 50,000 sources.

export interface Libraries {
  readonly users: readonly number[];
  readonly outlets: readonly number[];
  readonly speakers: readonly number[];
  readonly sources: readonly number[];
  readonly occasions: readonly { readonly id: number; readonly day: string }[];
  readonly tags: readonly number[];
}

/** Before the first claim. */
const BEGAN = { at: '2021-01-04T08:00:00.000Z', actorId: 1 } as const;
const USERS = [
  ['Ada Admin', 'admin'],
  ['Eddie Editor', 'editor'],
  ['Chris Checker', 'checker'],
  ['Vera Viewer', 'viewer'],
] as const;
const TAGS = 200;

export function addLibraries(ledger: Ledger, claims: number, random: Random, writer: Writer): Libraries {
  const many = <T>(count: number, make: (at: number) => T): T[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const users = USERS.map(([name, role]) =>
    ledger.add('users', { kind: 'person', name, email: `${role}@desk.example`, role }, BEGAN),
  );
  const tags = many(TAGS, (at) => ledger.add('tags', { name: `${writer.words(1)} ${at + 1}` }, BEGAN));
  const outlets = many(share(claims, 2_000, 10), (at) =>
    ledger.add('outlets', { name: `${writer.words(2)} ${at + 1}`, kind: 'newspaper' }, BEGAN),
  );
  const speakers = many(share(claims, 200, 20), (at) =>
    ledger.add('speakers', { kind: 'person', name: `${writer.words(2)} ${at + 1}`, sort_name: null }, BEGAN),
  );
  const sources = many(share(claims, 20, 50), (at) => {
    const [day, title] = [dayAt(random.next()), writer.words(4 + random.below(6))];
    const issued = { issued: day, issued_min: day, issued_max: day };
    const url = `https://news.example/${day}/${at + 1}`;
    const of = { type: 'article-newspaper', title, outlet_id: random.pick(outlets), url, ...issued };
    return ledger.add('sources', { ...of, language: 'en', shown: 'when_cited' }, BEGAN);
  });
  const occasions = many(share(claims, 50, 20), () => {
    const day = dayAt(random.next());
    const when = { date: day, date_min: day, date_max: day };
    return { id: ledger.add('occasions', { name: writer.words(4), kind: 'meeting', ...when }, BEGAN), day };
  });
  return { users, tags, outlets, speakers, sources, occasions };
}

function share(claims: number, claimsEach: number, fewest: number): number {
  return Math.max(fewest, Math.ceil(claims / claimsEach));
}

const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAYS = 3_800;

/** A day between 2015 and 2025: `place` runs from 0 to 1. */
export function dayAt(place: number): string {
  return new Date(FIRST_DAY + Math.floor(place * DAYS) * 86_400_000).toISOString().slice(0, 10);
}
