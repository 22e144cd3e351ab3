import type { Kind, NamedKind } from '../model.js';
import type { RecordOf } from './shapes.js';

/** What is looked up in other records so often that it stays in memory, as a number each; 0 for none. */
export const REMEMBERED = {
  attributions: {
    claim: ({ claim }: RecordOf<'attributions'>) => claim,
    source: ({ source }: RecordOf<'attributions'>) => source,
    relayed_from: (one: RecordOf<'attributions'>) => one.relayed_from ?? 0,
  },
  snapshots: { source: ({ source }: RecordOf<'snapshots'>) => source },
  annotations: {
    parent: ({ parent }: RecordOf<'annotations'>) => parent ?? 0,
    time: ({ created_at }: RecordOf<'annotations'>) => Date.parse(created_at.utc),
  },
  findings: { claim: ({ claim }: RecordOf<'findings'>) => claim },
  searches: { claim: ({ claim }: RecordOf<'searches'>) => claim },
  contacts: { claim: ({ claim }: RecordOf<'contacts'>) => claim },
  edition_lines: { edition: ({ edition }: RecordOf<'edition_lines'>) => edition },
} as const satisfies { readonly [K in Kind]?: Readonly<Record<string, (record: RecordOf<K>) => number>> };

export type Remembered = typeof REMEMBERED;

/** A whole database as a file has it. The records are read when they are asked for: all at once may not fit in memory. */
export interface Desk {
  count(kind: Kind): number;
  /** In the order of the file. */
  each<K extends Kind>(kind: K): Iterable<RecordOf<K>>;
  /** @param at its index in its list, from 0 */
  get<K extends Kind>(kind: K, at: number): RecordOf<K>;
  /** The index of the record with this ref; undefined for none. */
  find(kind: NamedKind, ref: number): number | undefined;
  /** One number of a record, without reading it. */
  remembered<K extends keyof Remembered>(kind: K, name: keyof Remembered[K], at: number): number;
  /** The indexes of a claim's attributions, in the order of the file. @param claim the index of the claim */
  attributionsOf(claim: number): readonly number[];
  /** The same of its findings. */
  findingsOf(claim: number): readonly number[];
  /** The same of the lines of an edition. */
  linesOf(edition: number): readonly number[];
}

/** The record with this ref; undefined for none. */
export function byRef<K extends NamedKind>(desk: Desk, kind: K, ref: number | null): RecordOf<K> | undefined {
  const at = ref === null ? undefined : desk.find(kind, ref);
  return at === undefined ? undefined : desk.get(kind, at);
}

/** One number of the record with this ref; undefined for no such record. */
export function rememberedOf<K extends keyof Remembered & NamedKind>(
  desk: Desk,
  kind: K,
  name: keyof Remembered[K],
  ref: number,
): number | undefined {
  const at = desk.find(kind, ref);
  return at === undefined ? undefined : desk.remembered(kind, name, at);
}
