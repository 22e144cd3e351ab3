import type { ReadContext } from '../../../platform/db/transact.js';
import type { EdtfDate } from '../../../platform/lib/edtf/edtf.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { findMatchingOccasion } from '../../../record/occasions/actions.js';
import { findMatchingSource } from '../../../record/sources/actions.js';
import { findMatchingSpeaker } from '../../../record/speakers/actions.js';
import { TagReader } from '../../../record/tags/store.js';
import type { BasisNotes } from './check-basis.js';
import { OutletsNamed } from './outlets-named.js';
import type { Described, NamedWhat, StagedName } from './staged.js';

// The speakers, occasions, sources and tags that rows name. The same description is the same record throughout a file;
// omitted fields may have any value, as in a form. Read-only.

interface Known {
  readonly n: number;
  readonly described: object;
}

/** An existing record: its number, and the date of an occasion. */
interface Found {
  readonly id: number;
  readonly date?: string | null;
  readonly date_min?: string | null;
  readonly date_max?: string | null;
  /** Of a source: 1 for our own piece. */
  readonly outlet_is_ours?: 0 | 1 | null;
}

export class Names {
  readonly #context: ReadContext;
  readonly #stage: (name: StagedName) => void;
  readonly #basis: BasisNotes;
  readonly #byKey = new Map<string, Result<number>>();
  readonly #made = new Map<string, Known[]>();
  readonly #dates = new Map<number, EdtfDate | null>();
  /** By name: the existing record, or the first name of a new one. */
  readonly #records = new Map<number, string>();
  /** Names of sources that are our own pieces. */
  readonly #ownPieces = new Set<number>();
  readonly #outlets: OutletsNamed;
  /** The ids of those that are saved. */
  readonly #saved = new Map<number, number>();
  readonly made: Record<NamedWhat, number> = { speaker: 0, occasion: 0, source: 0, tag: 0 };
  #count = 0;

  /**
   * @param stage receives each name on its first appearance
   * @param basis collects what the decisions are based on
   */
  constructor(context: ReadContext, stage: (name: StagedName) => void, basis: BasisNotes) {
    this.#context = context;
    this.#outlets = new OutletsNamed(context);
    this.#stage = stage;
    this.#basis = basis;
  }

  /**
   * The number of a name within the file. An error where several records match.
   * @param apart distinguishes it from others with the same description
   */
  async of<W extends NamedWhat>(
    what: W,
    described: Described[W],
    { column, apart = '' }: { readonly column: string | null; readonly apart?: string },
  ): Promise<Result<number>> {
    const key = `${what} ${apart} ${JSON.stringify(described)}`;
    const before = this.#byKey.get(key);
    if (before !== undefined) return before;
    const n = await this.#add(what, described, column, apart);
    this.#byKey.set(key, n);
    return n;
  }

  /** Whether two names of one kind are one record. */
  isSame(one: number, other: number): boolean {
    return this.#records.get(one) === this.#records.get(other);
  }

  /** Whether a source is our own piece. */
  isOwnPiece(source: number): boolean {
    return this.#ownPieces.has(source);
  }

  /** The id of a saved record; null for a new one. */
  savedId(n: number): number | null {
    return this.#saved.get(n) ?? null;
  }

  /** Errors in a source that the file would add. */
  async outletFaults({ outlet }: Pick<Described['source'], 'outlet'>): Promise<readonly FieldError[]> {
    return outlet ? (await this.#outlets.of(outlet)).faults : [];
  }

  /** The date of an occasion of the file; null where it has none. */
  dateOf(occasion: number | null): EdtfDate | null {
    return occasion === null ? null : (this.#dates.get(occasion) ?? null);
  }

  async #add<W extends NamedWhat>(
    what: W,
    described: Described[W],
    column: string | null,
    apart: string,
  ): Promise<Result<number>> {
    const match = await FIND[what](this.#context, described);
    if (!match.ok) return match;
    const found = match.value;
    this.#addToBasis(what, described, found);
    const faults =
      what === 'source' && found === null ? await this.outletFaults(described as Described['source']) : [];
    if (faults.length > 0) return refused(faults);
    const place = `${what} ${apart} ${nameOf(what, described)}`;
    const known = this.#made.get(place) ?? [];
    const like =
      found === null
        ? known.filter((one) => what === 'tag' || matches(one.described, saidOf(described)))
        : [];
    if (like.length > 1) return refused([{ path: '', message: severalOf(what, nameOf(what, described)) }]);
    this.#count += 1;
    const n = this.#count;
    const as = like[0]?.n ?? null;
    if (found === null && as === null) {
      this.made[what] += 1;
      this.#made.set(place, [...known, { n, described: withDefaults(what, described) }]);
    }
    if (found !== null) this.#saved.set(n, found.id);
    this.#records.set(n, found ? `saved ${found.id}` : `new ${as ?? n}`);
    if (what === 'occasion')
      this.#dates.set(n, found ? dateOf(found) : (this.dateOf(as) ?? dateIn(described)));
    if (what === 'source' && (await this.#isOurs(described as Described['source'], found)))
      this.#ownPieces.add(n);
    this.#stage({ what, n, described, column, found: found?.id ?? null, as } as StagedName);
    return ok(n);
  }

  /** As it would be saved: by the outlet of a saved source, or the one that a new source would get. */
  async #isOurs({ outlet }: Described['source'], found: Found | null): Promise<boolean> {
    if (found !== null) return found.outlet_is_ours === 1;
    return outlet ? (await this.#outlets.of(outlet)).isOurs : false;
  }

  #addToBasis(what: NamedWhat, described: object, found: Found | null): void {
    const { name, title, outlet } = described as {
      readonly name?: string;
      readonly title?: string;
      readonly outlet?: { readonly name: string } | null;
    };
    this.#basis.named(what, title ?? name ?? null);
    this.#basis.named('outlet', outlet?.name ?? null);
    if (found !== null) this.#basis.record(what, found.id);
  }
}

/** Finds the record as a form would: null for a new one, an error where several match. */
const FIND: {
  readonly [W in NamedWhat]: (context: ReadContext, described: Described[W]) => Promise<Result<Found | null>>;
} = {
  speaker: findMatchingSpeaker,
  occasion: findMatchingOccasion,
  source: findMatchingSource,
  tag: async (context, { name }) => ok((await new TagReader(context.tx, DESK).named(name)) ?? null),
};

/** Names of tags ignore ASCII case. */
function nameOf(what: NamedWhat, described: object): string {
  const { name = '', title } = described as { name?: string; title?: string };
  return what === 'tag' ? name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) : (title ?? name);
}

/** With the defaults of a new record. */
function withDefaults(what: NamedWhat, described: object): object {
  return { ...DEFAULTS[what], ...saidOf(described) };
}

/** Without omitted fields, which may have any value. */
function saidOf(described: object): object {
  return Object.fromEntries(Object.entries(described).filter(([, value]) => value !== null));
}

const DEFAULTS: Readonly<Record<NamedWhat, object>> = {
  speaker: { kind: 'person' },
  occasion: {},
  source: { condition: 'as_published' },
  tag: {},
};

/** Whether a record created from one description has all values of another. */
function matches(made: object, said: object): boolean {
  return Object.entries(said).every(([name, value]) => {
    const has = Reflect.get(made, name);
    return isNested(value) && isNested(has)
      ? matches(has, saidOf(value))
      : JSON.stringify(has) === JSON.stringify(value);
  });
}

/** A date, or the outlet of a source. */
function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function severalOf(what: NamedWhat, name: string): string {
  return `Several ${what}s of this file are called ${name}: fill in the columns that distinguish this one.`;
}

function dateOf({ date, date_min, date_max }: Found): EdtfDate | null {
  return date ? { text: date, min: date_min ?? null, max: date_max ?? null } : null;
}

function dateIn(described: object): EdtfDate | null {
  return (described as Described['occasion']).date;
}
