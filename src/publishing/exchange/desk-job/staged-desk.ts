import { Staging } from '../../../platform/db/staging.js';
import { hasBlanks } from '../../../platform/lib/fields/as-sent.js';
import { type Desk, REMEMBERED, type Remembered } from '../input/desk.js';
import type { RecordOf } from '../input/shapes.js';
import { parseRecord } from '../input.js';
import { KINDS, type Kind, type NamedKind } from '../model.js';
import { groupsOf, type Groups } from './groups.js';
import { Numbers } from './numbers.js';
import { RefList } from './ref-list.js';

/** Parsed records; or as they were sent, for one that is parsed again. */
const STAGED = { parsed: 'parsed', sent: 'sent' } as const;

/** A checked file on the disk. Beside it only numbers are in memory. */
export class StagedDesk implements Desk {
  readonly #staging = new Staging();
  readonly #lists = new Map(KINDS.map((kind) => [kind, new StagedList(kind)]));
  #claimed: Groups | null = null;

  /** Adds the next record of a kind. All of one kind are added one after another. @param sent as it was in the file */
  add<K extends Kind>(kind: K, record: RecordOf<K>, sent: unknown): void {
    const list = this.#list(kind);
    if (list.count === 0) list.before = this.#staging.count;
    if ('ref' in record) list.refs.add(Number(record.ref));
    list.remember(record);
    const { bytes = null, ...body } = record as { readonly bytes?: Buffer | null };
    // The places of blank members are in memory alone, and errors name them.
    const staged = hasBlanks(record) ? { kind: STAGED.sent, body: sent } : { kind: STAGED.parsed, body, bytes };
    this.#staging.add({ ...staged, line: list.count });
    list.count += 1;
  }

  /** Ends the adding. Returns the records of each kind whose ref an earlier one has. */
  finish(): ReadonlyMap<Kind, readonly number[]> {
    this.#staging.finish();
    return new Map([...this.#lists].map(([kind, { refs }]) => [kind, refs.finish()]));
  }

  count(kind: Kind): number {
    return this.#list(kind).count;
  }

  *each<K extends Kind>(kind: K): Generator<RecordOf<K>> {
    const count = this.count(kind);
    for (let at = 0; at < count; at += 1) yield this.get(kind, at);
  }

  get<K extends Kind>(kind: K, at: number): RecordOf<K> {
    const staged = this.#staging.get(this.#list(kind).before + at + 1);
    if (staged.kind === STAGED.sent) {
      const read = parseRecord(kind, staged.body);
      if (read.ok) return read.value;
    }
    return (kind === 'snapshots' ? { ...(staged.body as object), bytes: staged.bytes } : staged.body) as RecordOf<K>;
  }

  find(kind: NamedKind, ref: number): number | undefined {
    return this.#list(kind).refs.find(ref);
  }

  remembered<K extends keyof Remembered>(kind: K, name: keyof Remembered[K], at: number): number {
    return this.#list(kind).numbers.get(name as string)?.at(at) ?? 0;
  }

  attributionsOf(claim: number): readonly number[] {
    this.#claimed ??= groupsOf(this.count('claims'), this.count('attributions'), (at) =>
      this.find('claims', this.remembered('attributions', 'claim', at)),
    );
    return this.#claimed.of(claim);
  }

  close(): void {
    this.#staging.close();
  }

  #list(kind: Kind): StagedList {
    return this.#lists.get(kind) as StagedList;
  }
}

class StagedList {
  count = 0;
  /** The number of records staged before the first of these. */
  before = 0;
  readonly refs = new RefList();
  readonly numbers: ReadonlyMap<string, Numbers>;
  readonly #remembered: readonly (readonly [Numbers, (record: never) => number])[];

  constructor(kind: Kind) {
    const facts = Object.entries((REMEMBERED as Readonly<Record<string, object>>)[kind] ?? {});
    const named = facts.map(([name, of]) => ({ name, of, numbers: new Numbers() }));
    this.numbers = new Map(named.map(({ name, numbers }) => [name, numbers]));
    this.#remembered = named.map(({ numbers, of }) => [numbers, of]);
  }

  remember(record: unknown): void {
    for (const [numbers, of] of this.#remembered) numbers.add(of(record as never));
  }
}
