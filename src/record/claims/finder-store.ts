import {
  ClaimIndexReader,
  type Direction,
  type FacetCombo,
  type SomeFacets,
} from '../../derived/search/index-store.js';
import { compile, compileInWords, except } from '../../derived/search/model/compile-query.js';
import { claimOf, DATED, endOfDay, IDS, startOfDay } from '../../derived/search/model/entry.js';
import type { Late, Span } from '../../derived/search/span-store.js';
import { cursorOf, damagedCursor, valuesIn } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { type CappedCount, cappedCount, MAX_COUNTED } from '../../platform/lib/capped-count.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ClaimOrder } from '../../vocabulary.js';
import {
  type BySpeakerOptions,
  BySpeakerReader,
  type Selection,
  type SpeakerPlace,
} from './by-speaker-store.js';
import { hasTokens, withoutFacets } from './model/tokens.js';
import { type Period, periodOf } from './model/years.js';
import type { ClaimFilters } from './model.js';
import { ClaimSpans, queryOf } from './span-store.js';

// Finds the ids of claims for given filters, in order. Everything is read from the full-text index, where each filter
// is a token, so that only the rows of shown claims are read.

export interface FoundPage {
  readonly ids: readonly number[];
  readonly next: string | null;
}

/** A part of a list: its entries in one direction. */
interface Stretch {
  readonly span: Span;
  readonly direction: Direction;
}

export class ClaimFinder extends ViewerReader {
  private readonly index: ClaimIndexReader;
  private readonly spans: ClaimSpans;
  private readonly bySpeaker: BySpeakerReader;

  constructor(db: Db | Tx, viewer: Viewer, options: BySpeakerOptions = {}) {
    super(db, viewer);
    this.index = new ClaimIndexReader(db);
    this.spans = new ClaimSpans(db, viewer);
    this.bySpeaker = new BySpeakerReader(db, options);
  }

  async count(filters: ClaimFilters): Promise<CappedCount> {
    return cappedCount(await this.index.count(await this.spans.of(filters), MAX_COUNTED + 1));
  }

  /** The tokens of the records and tags of the newest matches, up to `most` of these. */
  async recordTokens(filters: ClaimFilters, most: number): Promise<readonly string[]> {
    return this.index.recordTokens(await this.spans.of(filters), most);
  }

  /** The facets of what the other filters select; of more than `most` claims, of as many. */
  async facets(filters: ClaimFilters, most: number): Promise<SomeFacets> {
    const others = withoutFacets(filters);
    if (others.q !== null || hasTokens(others)) return this.index.facets(await this.spans.of(others), most);
    const period = periodOf(others);
    return period === null ? whole(await this.allFacets()) : this.facetsOfPeriod(others, period, most);
  }

  /** Whole years are counted as they are written; what a period has beyond them, or they beyond it, is read. */
  private async facetsOfPeriod(filters: ClaimFilters, { years, rest, excess }: Period, most: number) {
    const within = years === null ? [] : await this.index.facetsOfYears(...years);
    const span = await this.spans.of(filters);
    const spans: Span[] = [...rest, ...excess].map(([first, last]) => ({
      ...{ ...span, reaching: null },
      ...{ from: startOfDay(first), before: endOfDay(last) },
    }));
    if (span.reaching !== null) spans.push({ ...span, before: lesser(span.before, span.reaching.below) });
    const read = await Promise.all(spans.map((one) => this.index.facets(one, most * MAX_REST)));
    if (read.some(({ isWhole }) => !isWhole)) return this.index.facets(span, most);
    const isExcess = (at: number) => at >= rest.length && at < rest.length + excess.length;
    const parts = read.map(({ combos }, at) => ({ combos, sign: isExcess(at) ? -1 : 1 }));
    return whole(summed([{ combos: within, sign: 1 }, ...parts]));
  }

  /** The facets of all claims. */
  async allFacets(): Promise<readonly FacetCombo[]> {
    return this.index.allFacets();
  }

  /**
   * One page by keyset pagination, so that page 10,000 costs as much as page 1. @throws AppError bad_request for a
   * malformed cursor
   */
  async page(filters: ClaimFilters, limit: number): Promise<FoundPage> {
    const order = orderOf(filters);
    if (order === '-id') return this.addedPage(filters, limit);
    if (order === 'speaker') return this.speakerPage(filters, limit);
    const stretches = await this.stretchesOf(filters, order);
    const [at, entry] = filters.after === null ? [0, null] : placeIn(filters.after, order);
    const found = await this.walk(stretches, at, entry, limit);
    const next = found.more ? cursorOf([found.at, found.entries.at(-1) ?? 0], order) : null;
    return { ids: found.entries.map(claimOf), next };
  }

  private async addedPage(filters: ClaimFilters, limit: number): Promise<FoundPage> {
    const below = filters.after === null ? IDS : placeIn(filters.after, '-id')[1];
    const ids = await this.index.newestAdded(await this.spans.of(filters), below, limit + 1);
    const shown = ids.slice(0, limit);
    return { ids: shown, next: ids.length > limit ? cursorOf([0, shown.at(-1) ?? 0], '-id') : null };
  }

  private async speakerPage(filters: ClaimFilters, limit: number): Promise<FoundPage> {
    const from = filters.after === null ? null : speakerIn(filters.after);
    const places = await this.bySpeaker.places(await this.selection(filters), from, limit + 1);
    const shown = places.slice(0, limit);
    const last = places.length > limit ? shown.at(-1) : undefined;
    return {
      ids: shown.map(({ entry }) => claimOf(entry)),
      next: last ? cursorOf([last.sort_name ?? last.name, last.id, last.entry], 'speaker') : null,
    };
  }

  private async selection(filters: ClaimFilters): Promise<Selection> {
    const span = await this.spans.of(filters);
    const [tokens, query, { late }] = [await this.spans.tokens(filters), queryOf(filters), span];
    const lateOf = grouped(late ? await this.index.speakersOf(late.found) : [], ({ speaker }) => speaker);
    const of = (speakers: readonly number[]): Span => ({
      ...span,
      match: compile([...tokens, speakers.map((id) => `_sp_${id}`)], query),
      late: late && {
        ...late,
        found: speakers.flatMap((id) => (lateOf.get(id) ?? []).map(({ entry }) => entry)),
      },
    });
    return { span, of, speaker: filters.speaker };
  }

  private async walk(stretches: readonly Stretch[], start: number, after: number | null, limit: number) {
    const entries: number[] = [];
    let at = start;
    let past = after;
    for (const [index, { span, direction }] of stretches.entries()) {
      if (index < start) continue;
      // Always reads a whole page, even where less is needed, so that one prepared statement serves.
      const rest = await this.index.entries(beyond(span, direction, past), direction, limit + 1);
      // The position of the last one shown; the one after it only shows that there are more.
      if (rest.length > 0 && entries.length < limit) at = index;
      entries.push(...rest);
      if (entries.length > limit) return { entries: entries.slice(0, limit), at, more: true };
      past = null;
    }
    return { entries, at, more: false };
  }

  private async stretchesOf(filters: ClaimFilters, order: ClaimOrder): Promise<readonly Stretch[]> {
    const span = await this.spans.of(filters);
    if (order === 'said_on')
      return [
        { span: { ...span, from: Math.max(span.from ?? 0, DATED) }, direction: 'asc' },
        { span: { ...span, before: lesser(span.before, DATED) }, direction: 'asc' },
      ];
    const query = queryOf(filters);
    if (order !== 'relevance' || query === null || span.match === null) return [{ span, direction: 'desc' }];
    const tokens = await this.spans.tokens(filters);
    const inWords = compileInWords(tokens, query);
    if (inWords === null) return [{ span, direction: 'desc' }];
    const [late, otherLate] = await this.lateInWords(inWords, span.late);
    return [
      { span: { ...span, match: inWords, late }, direction: 'desc' },
      { span: { ...span, match: except(span.match, inWords), late: otherLate }, direction: 'desc' },
    ];
  }

  /** Late matches in the quotation itself, and the others. */
  private async lateInWords(inWords: string, late: Late | null): Promise<[Late | null, Late | null]> {
    if (late === null) return [null, null];
    const found = await this.index.among(inWords, late.found);
    const others = late.found.filter((entry) => !found.includes(entry));
    return [
      { ...late, found },
      { ...late, found: others },
    ];
  }
}

/** A part of a year is read by its numbers alone, in a tenth of the time of a search. */
const MAX_REST = 10;

/** The claims of each combination over all parts; combinations without any are left out. */
function summed(
  parts: readonly { readonly combos: readonly FacetCombo[]; readonly sign: number }[],
): FacetCombo[] {
  const sums = new Map<string, number>();
  for (const { combos, sign } of parts)
    for (const { facets, claims } of combos) sums.set(facets, (sums.get(facets) ?? 0) + sign * claims);
  return [...sums].filter(([, claims]) => claims > 0).map(([facets, claims]) => ({ facets, claims }));
}

function whole(combos: readonly FacetCombo[]): SomeFacets {
  return { combos, isWhole: true };
}

/** The part of the list and the last id of a page. */
function placeIn(cursor: string, order: ClaimOrder): readonly [number, number] {
  const [at, entry] = valuesIn(cursor, order);
  if (Number.isSafeInteger(at) && Number.isSafeInteger(entry)) return [Number(at), Number(entry)];
  throw damagedCursor();
}

function speakerIn(cursor: string): SpeakerPlace {
  const [name, id, entry] = valuesIn(cursor, 'speaker');
  if (typeof name === 'string' && Number.isSafeInteger(id) && Number.isSafeInteger(entry))
    return { name, sort_name: null, id: Number(id), entry: Number(entry) };
  throw damagedCursor();
}

/** The order of a list; relevance only where there is a search. */
export function orderOf({ sort, q }: ClaimFilters): ClaimOrder {
  return sort === null || (sort === 'relevance' && q === null) ? '-said_on' : sort;
}

function beyond(span: Span, direction: Direction, entry: number | null): Span {
  if (entry === null) return span;
  return direction === 'desc'
    ? { ...span, before: lesser(span.before, entry) }
    : { ...span, from: Math.max(span.from ?? 0, entry + 1) };
}

function lesser(one: number | null, other: number): number {
  return one === null ? other : Math.min(one, other);
}
