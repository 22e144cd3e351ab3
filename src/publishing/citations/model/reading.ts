import { grouped } from '../../../platform/lib/grouped.js';
import { type CitationEntry, isCitable } from '../model.js';
import { entryOf, sourcesMadeOnce } from './entry.js';
import type { PlacedEntry } from './renderer.js';
import type { EntryRows } from './rows.js';

/** The selected claims that the exporter may see, in list order. */
export interface Selection {
  readonly claimIds: readonly number[];
  /**
   * The rows of these claims in the order of the ids, in batches; the same at each reading.
   * @param withMarks with their passages and notes
   */
  read(claimIds: readonly number[], withMarks?: boolean): AsyncIterable<readonly EntryRows[]>;
}

export interface Placed {
  readonly rows: EntryRows;
  readonly entry: CitationEntry;
  /** In the selection. */
  readonly place: number;
}

/** The claims of a list as entries. Of claims that were read only numbers are kept. */
export class Entries {
  readonly #selection: Selection;
  readonly #makeSource = sourcesMadeOnce();
  /** The id of the source that each claim cites, by its place; null where none was seen. */
  readonly #sourceIds: (number | null)[] = [];

  constructor(selection: Selection) {
    this.#selection = selection;
  }

  /**
   * The given places first, in their order, then all others.
   * @throws Error where a claim is lost, comes twice or is exchanged
   */
  async *all(first: readonly number[] | null): AsyncIterable<Placed> {
    const { claimIds } = this.#selection;
    const places = first === null ? null : withOthers(first, claimIds.length);
    const ids = places === null ? claimIds : places.flatMap((place) => claimIds[place] ?? []);
    let at = 0;
    for await (const batch of this.#selection.read(ids)) {
      for (const rows of batch) {
        if (rows.claim.id !== ids[at]) throw new Error(`Claim ${ids[at]} was lost on its way into the list.`);
        const entry = entryOf(rows, this.#makeSource);
        const place = places?.[at] ?? at;
        this.#sourceIds[place] = entry.cited?.source.id ?? null;
        yield { rows, entry, place };
        at += 1;
      }
    }
  }

  async *citable(): AsyncIterable<PlacedEntry> {
    for await (const { entry, place } of this.all(null)) {
      if (isCitable(entry)) yield { entry, place };
    }
  }

  /**
   * All places, those of one source together, in the order of its first; then those without a source. Reads the list
   * where that was not done yet.
   */
  async bySource(first: readonly number[] | null): Promise<readonly number[]> {
    const { length } = this.#selection.claimIds;
    if (this.#sourceIds.length < length) for await (const placed of this.citable()) void placed;
    const places = withOthers(first ?? [], length);
    const cited = places.filter((place) => this.#sourceIds[place] !== null);
    const groups = grouped(cited, (place) => this.#sourceIds[place]);
    return withOthers([...groups.values()].flat(), length);
  }
}

/** These places, then all others of a list of that length. */
function withOthers(places: readonly number[], length: number): number[] {
  const taken = new Set(places);
  const others = Array.from({ length }, (_, place) => place).filter((place) => !taken.has(place));
  return [...places, ...others];
}
