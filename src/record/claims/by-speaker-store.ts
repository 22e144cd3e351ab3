import { ClaimIndexReader, type EntryOfSpeaker } from '../../derived/search/index-store.js';
import type { Span } from '../../derived/search/span-store.js';
import { YieldTimer } from '../../platform/db/connection/yield-timer.js';
import { among } from '../../platform/db/queries/among.js';
import { cursorAfter, type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { BY_SORT_NAME } from '../speakers/model.js';

// Orders what was found by the names of speakers, as these are sorted. Few matches are read at once and sorted. Of many, the speakers are gone
// through by name, some in one query, until a page is full; where too many of them have no match, those that have one are
// looked for in all matches first. The number of queries depends on the number of matches, never on that of speakers.

export interface Speaker {
  readonly id: number;
  readonly name: string;
  /** Null where it is sorted by its name. */
  readonly sort_name: string | null;
}

/** An entry in this order. */
export interface SpeakerPlace extends Speaker {
  readonly entry: number;
}

/** What was found. */
export interface Selection {
  readonly span: Span;
  /** What was found of some speakers. */
  readonly of: (speakers: readonly number[]) => Span;
  /** The only speaker; null for all. */
  readonly speaker: number | null;
}

/** Matches that are sorted at once: they take about 10 ms. */
const MAX_AT_ONCE = 2_000;
/** Speakers in one query: each costs it up to 0.1 ms, also without a match. */
const MAX_SPEAKERS = 64;
/** How often speakers are asked for before those with a match are looked for. */
const MAX_QUERIES = 16;
/** Speakers whose names are read at once. */
const NAMES = 512;
/** How many times what is wanted a query may read. */
const MAX_SURPLUS = 4;

export interface BySpeakerOptions {
  readonly maxAtOnce?: number;
}

export class BySpeakerReader extends UnfilteredReader {
  private readonly index: ClaimIndexReader;
  private readonly maxAtOnce: number;

  constructor(db: Db | Tx, { maxAtOnce = MAX_AT_ONCE }: BySpeakerOptions = {}) {
    super(db);
    this.index = new ClaimIndexReader(db);
    this.maxAtOnce = maxAtOnce;
  }

  /** The next places after one, by the name of the speaker and then last said first. @param from null for the first */
  async places(selection: Selection, from: SpeakerPlace | null, most: number): Promise<SpeakerPlace[]> {
    const all = await this.index.ofSpeakers(selection.span, this.maxAtOnce);
    if (all !== null) return (await this.sorted(all, from)).slice(0, most);
    const only = selection.speaker === null ? null : [selection.speaker];
    return (await this.walk(selection, from, most, only)).slice(0, most);
  }

  private async sorted(
    entries: readonly EntryOfSpeaker[],
    from: SpeakerPlace | null,
  ): Promise<SpeakerPlace[]> {
    const bySpeaker = grouped(entries, ({ speaker }) => speaker);
    const places: SpeakerPlace[] = [];
    for await (const speaker of this.speakersFrom(from, [...bySpeaker.keys()]))
      places.push(...placesOf(speaker, bySpeaker.get(speaker.id) ?? [], from));
    return places;
  }

  private async walk(
    selection: Selection,
    from: SpeakerPlace | null,
    most: number,
    ids: readonly number[] | null,
  ): Promise<SpeakerPlace[]> {
    const speakers = this.speakersFrom(from, ids);
    const [found, timer]: [SpeakerPlace[], YieldTimer] = [[], new YieldTimer()];
    let [waiting, size, last]: [Speaker[], number, SpeakerPlace | null] = [[], MAX_SPEAKERS, from];
    for (let queries = 0; found.length < most; queries += 1) {
      if (queries >= MAX_QUERIES && ids === null)
        return [...found, ...(await this.walk(selection, last, most, await this.matching(selection.span)))];
      await fill(waiting, speakers, size);
      const some = waiting.slice(0, size);
      const [end] = some.slice(-1);
      if (end === undefined) break;
      const places = await this.placesAmong(selection, some, from, most);
      if (places === null) size = Math.ceil(some.length / 2);
      else {
        found.push(...places);
        waiting = waiting.slice(some.length);
        [size, last] = [Math.min(size * 2, MAX_SPEAKERS), { ...end, entry: 0 }];
      }
      if (timer.isDue) await timer.yield();
    }
    return found;
  }

  /** The speakers of all matches. */
  private async matching(span: Span): Promise<readonly number[]> {
    const [ids, timer] = [new Set<number>(), new YieldTimer()];
    for (let rest = span; ; ) {
      const entries = await this.index.entries(rest, 'asc', MAX_AT_ONCE);
      for (const { speaker } of await this.index.speakersOf(entries)) ids.add(speaker);
      const last = entries.at(-1);
      if (last === undefined || entries.length < MAX_AT_ONCE) return [...ids];
      rest = { ...rest, from: last + 1 };
      if (timer.isDue) await timer.yield();
    }
  }

  /** The places of some speakers in order, of one speaker the first; null where these are too many to sort. */
  private async placesAmong(
    { of }: Selection,
    speakers: readonly Speaker[],
    from: SpeakerPlace | null,
    most: number,
  ): Promise<SpeakerPlace[] | null> {
    const [only, ...others] = speakers;
    if (only && others.length === 0) {
      const span = beyondPlace(of([only.id]), only, from);
      const entries = await this.index.entries(span, 'desc', most);
      return entries.map((entry) => ({ ...only, entry }));
    }
    const entries = await this.index.ofSpeakers(of(speakers.map(({ id }) => id)), most * MAX_SURPLUS);
    if (entries === null) return null;
    const bySpeaker = grouped(entries, ({ speaker }) => speaker);
    return speakers.flatMap((speaker) => placesOf(speaker, bySpeaker.get(speaker.id) ?? [], from));
  }

  /** Speakers by name. @param ids null for all */
  private async *speakersFrom(
    from: SpeakerPlace | null,
    ids: readonly number[] | null,
  ): AsyncGenerator<Speaker, void> {
    if (from !== null && (ids === null || ids.includes(from.id))) yield from;
    let after = from === null ? null : cursorAfter(from, BY_SORT_NAME);
    let query = this.db.selectFrom('speakers').select(['speakers.id', 'speakers.name', 'speakers.sort_name']);
    if (ids !== null) query = query.where(among('speakers.id', ids));
    do {
      const page: Page<Speaker> = await pageOf(query, { ...BY_SORT_NAME, after, limit: NAMES });
      yield* page.rows;
      after = page.next;
    } while (after !== null);
  }
}

async function fill(
  waiting: Speaker[],
  speakers: AsyncGenerator<Speaker, void>,
  size: number,
): Promise<void> {
  while (waiting.length < size) {
    const { value } = await speakers.next();
    if (!value) return;
    waiting.push(value);
  }
}

function placesOf(
  { id, name, sort_name }: Speaker,
  entries: readonly EntryOfSpeaker[],
  from: SpeakerPlace | null,
): SpeakerPlace[] {
  const numbers = entries.map(({ entry }) => entry).sort((one, other) => other - one);
  const rest = id === from?.id ? numbers.filter((entry) => entry < from.entry) : numbers;
  return rest.map((entry) => ({ id, name, sort_name, entry }));
}

function beyondPlace(span: Span, { id }: Speaker, from: SpeakerPlace | null): Span {
  if (id !== from?.id) return span;
  return { ...span, before: span.before === null ? from.entry : Math.min(span.before, from.entry) };
}
