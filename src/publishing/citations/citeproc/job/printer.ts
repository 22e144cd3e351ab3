import type { Engine } from 'citeproc';
import { grouped } from '../../../../platform/lib/grouped.js';
import { type Cite, FIRST_NOTE, type PrintedCite } from '../model.js';
import { type Entry, printEntries } from './bibliography.js';
import type { Items } from './pools.js';
import { nameOf, placeOf, WorkRegistry } from './registry.js';

// Prints with one engine, and remembers what it printed: a list that is printed again has mostly the same works.

/** Entries and cites kept from list to list: some 30 MB. */
const MAX_PARTS = 40_000;

/** As citeproc numbers the positions of a cite. */
const FIRST = { position: 0 };
const LATER = { position: 1, 'first-reference-note-number': FIRST_NOTE, 'near-note': true };

/** A cite, and its index among those of its list. */
export type CiteAt = Cite & { readonly cite: number };

export class Printer {
  readonly #engine: Engine;
  readonly #isRemembering: boolean;
  readonly #registry: WorkRegistry;
  readonly #parts = new Map<string, string>();

  /** @param isRemembering whether what is printed of a work is independent of works of other pools */
  constructor(engine: Engine, isRemembering: boolean) {
    [this.#engine, this.#isRemembering] = [engine, isRemembering];
    this.#registry = new WorkRegistry(engine);
  }

  /** Takes up the works of a list. */
  begin(items: Items): void {
    this.#registry.begin(items);
    if (this.#parts.size < MAX_PARTS) return;
    this.#parts.clear();
    this.#registry.forget();
  }

  /** The entries of these works in the order of the style, without omitted ones. */
  entries(keys: readonly string[]): Entry[] {
    const prepared = this.#prepare(keys, () => [ENTRY]);
    if (prepared === null) return printEntries(this.#engine);
    const { places, fresh } = prepared;
    const part = (key: string) => `${ENTRY} ${nameOf(placeOf(places, key))}`;
    const made = fresh.length === 0 ? [] : printEntries(this.#engine);
    const html = new Map(made.map((entry) => [entry.key, entry.html]));
    for (const key of fresh) this.#parts.set(part(key), html.get(key) ?? OMITTED);
    return this.#registry.sorted(keys, places).flatMap((key) => {
      const printed = this.#parts.get(part(key)) ?? OMITTED;
      return printed === OMITTED ? [] : [{ key, html: printed }];
    });
  }

  /**
   * These cites in full and short, as they stand in a note or in the text; equal ones are printed once.
   * @param keys the works that are told apart, those of the cites among them
   */
  cites(keys: readonly string[], cites: readonly CiteAt[]): PrintedCite[] {
    if (cites.length === 0) return [];
    const wanted = grouped(cites, ({ key }) => key);
    const partsOf = (key: string) => (wanted.get(key) ?? []).flatMap(formsOf);
    const places = this.#prepare(keys, partsOf)?.places ?? null;
    const parts = places === null ? new Map<string, string>() : this.#parts;
    return cites.map((cite) => {
      const place = places === null ? cite.key : nameOf(placeOf(places, cite.key));
      const print = (form: string, position: object): string => {
        const html = parts.get(`${form} ${place}`) ?? this.#printCite(cite, position);
        parts.set(`${form} ${place}`, html);
        return html;
      };
      const [full, short] = formsOf(cite);
      return { cite: cite.cite, html: print(full, FIRST), short: print(short, LATER) };
    });
  }

  /** @param partsOf what is to be printed of a work */
  #prepare(keys: readonly string[], partsOf: (key: string) => readonly string[]) {
    if (!this.#isRemembering) {
      this.#registry.register(keys);
      return null;
    }
    return this.#registry.prepare(keys, (key, place) =>
      partsOf(key).every((part) => this.#parts.has(`${part} ${nameOf(place)}`)),
    );
  }

  /** NOTE: for a work of which its style prints nothing, citeproc prints a sentence. */
  #printCite({ key, locator }: Cite, position: object): string {
    const html = this.#engine.makeCitationCluster([{ id: key, ...locator, ...position }]);
    return html.includes('[CSL STYLE ERROR: ') ? '' : html;
  }
}

const ENTRY = 'entry';
const OMITTED = '';

/** The names of its forms: in full and short. */
function formsOf({ locator }: Cite): [full: string, short: string] {
  const where = JSON.stringify(locator);
  return [`full ${where}`, `short ${where}`];
}
