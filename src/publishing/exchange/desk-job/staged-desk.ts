import { type Staged, Staging } from '../../../platform/db/staging.js';
import { hasBlanks } from '../../../platform/lib/fields/as-sent.js';
import { type Desk, REMEMBERED, type Remembered } from '../input/desk.js';
import type { Checks } from '../input/faults.js';
import { leadsOf } from '../input/leads.js';
import type { RecordOf } from '../input/shapes.js';
import { parseRecord } from '../input.js';
import { KINDS, type Kind, type NamedKind } from '../model.js';
import { type Groups, groupsOf } from './groups.js';
import { Numbers } from './numbers.js';
import { RefList } from './ref-list.js';

/** Parsed records; or as they were sent, for one that is parsed again. */
const STAGED = { parsed: 'parsed', sent: 'sent' } as const;

/** A checked file. Of a large one, all but the first records are on the disk, and only numbers in memory. */
export class StagedDesk implements Desk {
  readonly #staging = new Staging();
  readonly #lists = new Map(KINDS.map((kind) => [kind, new StagedList(kind)]));
  readonly #grouped = new Map<Kind, Groups>();

  /** Adds the next record of a kind. All of one kind are added one after another. @param sent as it was in the file */
  add<K extends Kind>(kind: K, record: RecordOf<K>, sent: unknown): void {
    const list = this.#list(kind);
    if (list.count === 0) list.before = this.#staging.count;
    if ('ref' in record) list.refs.add(Number(record.ref));
    list.remember(record);
    for (const { to, ref } of leadsOf(kind, record)) this.#list(to).expect(ref);
    this.#staging.add(staged(kind, record, sent, list.count));
    list.count += 1;
  }

  /** Ends the adding. */
  finish(): Checks {
    this.#staging.finish();
    const twice = new Map([...this.#lists].map(([kind, { refs }]) => [kind, refs.finish()]));
    return { twice, isResolved: [...this.#lists.values()].every((list) => list.hasExpected()) };
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
    return (
      kind === 'snapshots' ? { ...(staged.body as object), bytes: staged.bytes } : staged.body
    ) as RecordOf<K>;
  }

  find(kind: NamedKind, ref: number): number | undefined {
    return this.#list(kind).refs.find(ref);
  }

  remembered<K extends keyof Remembered>(kind: K, name: keyof Remembered[K], at: number): number {
    return (
      this.#list(kind)
        .numbers.get(name as string)
        ?.at(at) ?? 0
    );
  }

  attributionsOf(claim: number): readonly number[] {
    return this.#ofClaims('attributions').of(claim);
  }

  findingsOf(claim: number): readonly number[] {
    return this.#ofClaims('findings').of(claim);
  }

  linesOf(edition: number): readonly number[] {
    return this.#groups('edition_lines', 'edition', 'editions').of(edition);
  }

  #ofClaims(kind: 'attributions' | 'findings'): Groups {
    return this.#groups(kind, 'claim', 'claims');
  }

  #groups(kind: keyof Remembered, name: string, to: NamedKind): Groups {
    const known = this.#grouped.get(kind);
    if (known) return known;
    const { numbers } = this.#list(kind);
    const ownerOf = (at: number) => this.find(to, numbers.get(name)?.at(at) ?? 0);
    const groups = groupsOf(this.count(to), this.count(kind), ownerOf);
    this.#grouped.set(kind, groups);
    return groups;
  }

  close(): void {
    this.#staging.close();
  }

  #list(kind: Kind): StagedList {
    return this.#lists.get(kind) as StagedList;
  }
}

/** The kinds with lists whose members errors name by their places. */
const WITH_PLACES: ReadonlySet<Kind> = new Set(['speakers', 'claims', 'findings', 'lists'] as const);

function staged<K extends Kind>(kind: K, record: RecordOf<K>, sent: unknown, line: number): Staged {
  // The places of blank members are in memory alone.
  if (WITH_PLACES.has(kind) && hasBlanks(record)) return { kind: STAGED.sent, line, body: sent };
  if (kind !== 'snapshots') return { kind: STAGED.parsed, line, body: record };
  const { bytes, ...body } = record as RecordOf<'snapshots'>;
  return { kind: STAGED.parsed, line, body, bytes, isLarge: true };
}

class StagedList {
  count = 0;
  /** The number of records staged before the first of these. */
  before = 0;
  readonly refs = new RefList();
  readonly numbers: ReadonlyMap<string, Numbers>;
  /** Refs that others have referenced before they were there. */
  readonly #expected = new Numbers();
  readonly #remembered: readonly (readonly [Numbers, (record: never) => number])[];

  constructor(kind: Kind) {
    const facts = Object.entries((REMEMBERED as Readonly<Record<string, object>>)[kind] ?? {});
    const named = facts.map(([name, of]) => ({ name, of, numbers: new Numbers() }));
    this.numbers = new Map(named.map(({ name, numbers }) => [name, numbers]));
    this.#remembered = named.map(({ numbers, of }) => [numbers, of]);
  }

  expect(ref: number): void {
    if (!this.refs.hasYet(ref)) this.#expected.add(ref);
  }

  hasExpected(): boolean {
    for (let at = 0; at < this.#expected.count; at += 1)
      if (this.refs.find(this.#expected.at(at)) === undefined) return false;
    return true;
  }

  remember(record: unknown): void {
    for (const [numbers, of] of this.#remembered) numbers.add(of(record as never));
  }
}
