import { createHash } from 'node:crypto';
import type { Staged } from '../../../../platform/db/staging.js';
import type { ReadContext } from '../../../../platform/db/transact.js';
import type { Result } from '../../../../platform/lib/result.js';
import { DESK } from '../../../../platform/viewer.js';
import { addressesOf, type DatedSource } from '../../../../record/duplicates/near-model.js';
import { NearRecordReader } from '../../../../record/duplicates/near-store.js';
import { findMatchingOutlet } from '../../../../record/outlets/actions.js';
import type { NewSource } from '../../../../record/sources/input.js';
import { toAuthors, wordAuthor, wordAuthors } from '../../../../record/sources/model.js';
import type { Faults } from '../../model/faults.js';
import type { ReferenceOptions } from '../../model/options.js';
import type { AlikeRows } from '../../table-job/alike-rows.js';
import type { BasisNotes } from '../../table-job/check-basis.js';
import { KINDS } from '../../table-job/staged.js';
import { type ReadSource, toSource } from '../input/to-source.js';
import { firstNames } from '../model/many-names.js';
import { OUTSIDE_RECORDS, type Reference } from '../model/reference.js';
import type { Outcome, RecordLine, ReferenceReport } from '../model/reference-report.js';
import { wordOutcome } from '../model/words.js';
import { SeenSources } from './seen-sources.js';
import { Tallies } from './tallies.js';

// Reads records one after another, compares them with the database and with each other, and stages them as sources.

export interface RecordParts {
  readonly options: ReferenceOptions;
  readonly faults: Faults;
  readonly basis: BasisNotes;
  /** Looks for similar sources; null where that has been done. */
  readonly alike: AlikeRows | null;
}

type Tallied = 'untyped' | 'inNote' | 'notKept';

export class CheckedRecords {
  count = 0;
  taken = 0;
  readonly lines: RecordLine[] = [];
  readonly leftOut = { saved: 0, repeated: 0, refused: 0 };
  readonly #tallies: Readonly<Record<Tallied, Tallies>> = {
    untyped: new Tallies(),
    inNote: new Tallies(),
    notKept: new Tallies(),
  };
  readonly #outcomes = createHash('sha256');
  readonly #context: ReadContext;
  readonly #near: NearRecordReader;
  readonly #parts: RecordParts;
  readonly #put: (staged: Staged) => void;
  readonly #seen = new SeenSources();
  readonly #outlets = new Map<string, Result<unknown>>();

  constructor(context: ReadContext, parts: RecordParts, put: (staged: Staged) => void) {
    this.#context = context;
    this.#near = new NearRecordReader(context.tx, DESK);
    this.#parts = parts;
    this.#put = put;
  }

  async add(reference: Reference): Promise<void> {
    this.count += 1;
    const read = toSource(reference);
    const outcome = await this.#outcomeOf(reference.n, read);
    this.#outcomes.update(`${JSON.stringify(outcome)}\n`);
    const { from, count } = this.#parts.options.part;
    if (reference.n >= from && this.lines.length < count) this.lines.push(lineOf(reference, read, outcome));
    if (outcome.as !== 'new') this.#leaveOut(outcome.as, read);
    else if (read.source !== null) await this.#take(reference.n, read.source, read);
  }

  #leaveOut(why: Exclude<Outcome['as'], 'new'>, { notKept }: ReadSource): void {
    this.leftOut[why] += 1;
    this.#tallies.notKept.add(notKept.filter((what) => what === OUTSIDE_RECORDS));
  }

  /** What the records come to, each list the most frequent first. */
  get told(): Pick<ReferenceReport, Tallied | 'outcomes'> {
    const { untyped, inNote, notKept } = this.#tallies;
    const outcomes = this.#outcomes.copy().digest('base64url');
    return { untyped: untyped.list, inNote: inNote.list, notKept: notKept.list, outcomes };
  }

  async #outcomeOf(n: number, { source, reason }: ReadSource): Promise<Outcome> {
    const { options, basis } = this.#parts;
    if (source === null) return { as: 'refused', reason: reason ?? '' };
    basis.named('source', source.title);
    basis.named('outlet', source.outlet?.name ?? null);
    basis.at(addressesOf(source));
    if (options.duplicates === 'add') return { as: 'new' };
    const described = describe(source);
    const earlier = this.#seen.earlier(n, described);
    if (earlier !== null) return this.#known(n, source, { as: 'repeated', n: earlier });
    const id = await this.#near.sameSource(described, wordAuthors);
    if (id === null) return { as: 'new' };
    basis.record('source', id);
    return this.#known(n, source, { as: 'saved', id });
  }

  /** Left out, or an error, by option. */
  #known(n: number, source: NewSource, outcome: Outcome): Outcome {
    if (this.#parts.options.duplicates === 'refuse')
      this.#refuse(n, source, `${wordOutcome(outcome)}. Remove it, or skip or import duplicates.`);
    return outcome;
  }

  async #take(n: number, source: NewSource, { untyped, inNote, notKept }: ReadSource): Promise<void> {
    const outlet = await this.#outletOf(source);
    if (outlet !== null && !outlet.ok)
      for (const { message } of outlet.errors) this.#refuse(n, source, message);
    await this.#parts.alike?.addSource(n, source);
    this.#tallies.untyped.add(untyped === null ? [] : [untyped]);
    this.#tallies.inNote.add(inNote);
    this.#tallies.notKept.add(notKept);
    this.taken += 1;
    // After a fault nothing will be imported: later records are only read for their own faults.
    if (this.#parts.faults.count === 0) this.#put({ kind: KINDS.source, line: n, body: source });
  }

  /** Whether the outlet can be told: several may have its name. */
  async #outletOf({ outlet }: NewSource): Promise<Result<unknown> | null> {
    if (outlet === null) return null;
    const found = this.#outlets.get(outlet.name) ?? (await findMatchingOutlet(this.#context, outlet));
    this.#outlets.set(outlet.name, found);
    return found;
  }

  #refuse(n: number, { title }: NewSource, message: string): void {
    this.#parts.faults.add({ line: null, column: null, message: `Record ${n} (“${title}”): ${message}` });
  }
}

function describe({ outlet, issued, authors, ...source }: NewSource): DatedSource {
  const names = toAuthors(authors ?? []).map(wordAuthor);
  return { ...source, outlet: outlet?.name ?? null, issued: issued?.text ?? null, names };
}

function lineOf(
  { n, values }: Reference,
  { source, untyped, inNote, notKept }: ReadSource,
  outcome: Outcome,
) {
  const [author] = source === null ? [] : toAuthors(source.authors ?? []);
  return {
    n,
    title: copied(source?.title ?? values.get('title') ?? null),
    language: source?.language ?? null,
    who: copied(author === undefined ? (source?.outlet?.name ?? null) : wordAuthor(author)),
    day: source?.issued?.text ?? null,
    ...{ outcome, untyped, inNote: firstNames(inNote), notKept: firstNames(notKept) },
  };
}

/** NOTE: V8 keeps the whole text that a string was cut from, here a piece of the file. */
function copied(text: string | null): string | null {
  return text === null ? null : Buffer.from(text).toString();
}
