// The speakers, sources, outlets and tags that the most claims of a list have, from the tokens of their entries.

const STARTS = { speaker: '_sp_', source: '_so_', outlet: '_ou_', tag: '_tg_' } as const;

/** The filters by a record or a tag. */
export type RecordFacet = keyof typeof STARTS;

export const RECORD_FACETS = Object.keys(STARTS) as readonly RecordFacet[];

/** A record in a list of claims. */
export interface FrequentRecord {
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
  /** The number of claims with it; null where not all claims of the list were counted. */
  readonly claims: number | null;
}

export interface FrequentOfKind {
  readonly records: readonly FrequentRecord[];
  /** Whether the list has none but these. */
  readonly isAll: boolean;
}

/** The most frequent first. */
export type CountedRecords = Readonly<Record<RecordFacet, FrequentOfKind>>;

/** Maximum number of records shown of each kind. */
export const MAX_RECORDS = 10;

/** Of each kind the ids with their numbers of claims, the most frequent first, one more than are shown. */
export type Frequencies = Readonly<Record<RecordFacet, readonly (readonly [id: number, claims: number])[]>>;

/** @param tokens those of all claims; each claim has each of its tokens once */
export function mostFrequent(tokens: readonly string[]): Frequencies {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const ofKind = (start: string) =>
    [...counts]
      .filter(([token]) => token.startsWith(start))
      .map(([token, claims]) => [Number(token.slice(start.length)), claims] as const)
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, MAX_RECORDS + 1);
  return {
    speaker: ofKind(STARTS.speaker),
    source: ofKind(STARTS.source),
    outlet: ofKind(STARTS.outlet),
    tag: ofKind(STARTS.tag),
  };
}

export interface RecordName {
  readonly name: string;
  readonly language: string | null;
}

/** @param names by kind and id, of those that the viewer may see */
export function countedRecords(
  most: Frequencies,
  names: ReadonlyMap<string, RecordName>,
  isWhole: boolean,
): CountedRecords {
  const ofKind = (kind: RecordFacet): FrequentOfKind => {
    const named = most[kind].flatMap(([id, claims]) => {
      const name = names.get(`${kind} ${id}`);
      return name === undefined ? [] : [{ id, ...name, claims: isWhole ? claims : null }];
    });
    return { records: named.slice(0, MAX_RECORDS), isAll: isWhole && most[kind].length <= MAX_RECORDS };
  };
  return {
    speaker: ofKind('speaker'),
    source: ofKind('source'),
    outlet: ofKind('outlet'),
    tag: ofKind('tag'),
  };
}
