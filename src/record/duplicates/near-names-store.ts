import { soughtNameKeys } from '../../engines/alike/name-keys.js';
import { comparableName, nameLikeness } from '../../engines/alike/names.js';
import { UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { RecordKeyReader } from './key-store.js';

export interface Named {
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
}

/** Maximum number of names compared letter by letter: each takes some microseconds. */
const MAX_COMPARED = 1_500;

/** Finds similar names by shared keys. */
export class NearNames extends UnfilteredReader {
  private readonly keys: RecordKeyReader;

  constructor(db: Db | Tx) {
    super(db);
    this.keys = new RecordKeyReader(db);
  }

  /** Names that share a distinctive key or two words, those with the rarest key first. */
  async candidates(kind: 'speaker' | 'outlet', name: string): Promise<number[]> {
    const { any, words } = soughtNameKeys(name);
    const hits = await this.keys.having(kind, [...new Set([...any, ...words.flat()])]);
    const idsOf = new Map(hits.map(({ key, ids }) => [key, ids]));
    const distinctive = any.flatMap((key) => [idsOf.get(key) ?? []]).sort((a, b) => a.length - b.length);
    const found = new Set(sharedByTwo(words.map((forms) => forms.flatMap((key) => idsOf.get(key) ?? []))));
    for (const ids of distinctive) for (const id of ids) found.add(id);
    return [...found].slice(0, MAX_COMPARED);
  }

  /** Records whose name, or one of whose other names, is similar; the most similar first. */
  nearest<N extends Named>(
    name: string,
    records: readonly N[],
    otherNames: readonly { readonly id: number; readonly name: string }[],
  ): (N & { readonly score: number })[] {
    const sought = comparableName(name);
    const scores = new Map<number, number>();
    for (const { id, name: known } of [...records, ...otherNames]) {
      const score = nameLikeness(sought, comparableName(known));
      scores.set(id, Math.max(score, scores.get(id) ?? 0));
    }
    return records
      .map((record) => ({ ...record, score: Math.round((scores.get(record.id) ?? 0) * 100) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }
}

/** Ids that are in two lists or more, in the order of the first list. */
function sharedByTwo(lists: readonly (readonly number[])[]): number[] {
  const [once, twice] = [new Set<number>(), new Set<number>()];
  for (const list of lists) {
    for (const id of new Set(list)) {
      if (once.has(id)) twice.add(id);
      once.add(id);
    }
  }
  return [...twice];
}
