import { wordsHash } from '../../../engines/text/likeness.js';
import type { Staged } from '../../../platform/db/staging.js';
import type { ReadContext } from '../../../platform/db/transact.js';
import type { FieldError, Result } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { hiddenSourceFaults } from '../../../record/attributions/actions/hidden-sources.js';
import { hiddenSpeakerFaults } from '../../../record/attributions/actions/hidden-speakers.js';
import { OWN_PIECE, SELF_RECOUNT, SELF_RELAY } from '../../../record/attributions/model.js';
import { dayWithin, embargoFaults } from '../../../record/claims/actions/resolve.js';
import { SameClaimReader } from '../../../record/claims/same-store.js';
import type { NewQuotation } from '../../../record/entry/input.js';
import { findMatchingSource } from '../../../record/sources/actions.js';
import type { NewSource } from '../../../record/sources/input.js';
import { type CsvRow, headerOf, quotationOf, sourceOf } from '../input/rows.js';
import type { FirstRow, Skipped } from '../model/csv-report.js';
import { type Faults, OwnPieces } from '../model/faults.js';
import type { Layout } from '../model/headers.js';
import type { Duplicates } from '../model/options.js';
import type { AlikeRows } from './alike-rows.js';
import type { BasisNotes } from './check-basis.js';
import { Names } from './names.js';
import { type Described, KINDS, type NamedWhat, type StagedAttribution, type StagedClaim } from './staged.js';

// Reads the rows of a file one after another, compares them with the database and with each other, and stages them.

const MAX_FIRST_ROWS = 5;
const MAX_SKIPPED = 100;

export interface CheckedParts {
  readonly layout: Layout;
  readonly faults: Faults;
  readonly duplicates: Duplicates;
  readonly basis: BasisNotes;
  /** Compares rows one by one; null where that has been done. */
  readonly alike: AlikeRows | null;
}

export class CheckedRows {
  readonly first: FirstRow[] = [];
  readonly skipped: Skipped[] = [];
  readonly names: Names;
  readonly ownPieces = new OwnPieces();
  skippedCount = 0;
  taken = 0;
  readonly #context: ReadContext;
  readonly #same: SameClaimReader;
  readonly #parts: CheckedParts;
  readonly #put: (staged: Staged) => void;
  readonly #seen = new Map<string, number>();
  #line = 1;

  constructor(context: ReadContext, parts: CheckedParts, put: (staged: Staged) => void) {
    this.#context = context;
    this.#same = new SameClaimReader(context.tx, DESK);
    this.#parts = parts;
    this.#put = put;
    const stage: ConstructorParameters<typeof Names>[1] = (body) =>
      put({ kind: KINDS.name, line: this.#line, body });
    this.names = new Names(context, stage, parts.basis);
  }

  async add(row: CsvRow): Promise<void> {
    this.#line = row.line;
    const { layout, faults } = this.#parts;
    const read = layout.kind === 'claims' ? quotationOf(row, layout) : sourceOf(row, layout);
    if (!read.ok) for (const fault of read.errors) faults.add(fault);
    else if (layout.kind === 'claims') await this.#addClaim(row.line, read.value as NewQuotation);
    else await this.#addSource(row.line, read.value as NewSource);
  }

  async #addClaim(line: number, quotation: NewQuotation): Promise<void> {
    const { attribution, speaker, occasion, tags, ...claim } = quotation;
    const title = attribution?.source?.title ?? null;
    const who = speaker?.name ?? '';
    const hash = wordsHash(claim.text);
    const onDesk = () => this.#sameOnDesk(hash, { text: claim.text, speaker: who, source: title });
    if (await this.#isKnown(line, `${hash} ${who} ${title}`, onDesk)) return;
    for (const error of embargoFaults(claim, null)) this.#refuse(line, '', [error]);
    // NOTE: an unnamed speaker is the same only within one source.
    const apart = speaker?.kind === 'unnamed' ? (title ?? `line ${line}`) : '';
    const named = {
      speaker: speaker && (await this.#name(line, 'speaker', 'speaker', speaker, apart)),
      occasion: occasion && (await this.#name(line, 'occasion', 'occasion', occasion)),
      tags: [] as (number | null)[],
    };
    for (const tag of tags ?? [])
      if (tag !== null) named.tags.push(await this.#name(line, 'tags', 'tag', { name: tag }));
    const reported = attribution && (await this.#attribution(line, attribution));
    if (reported) await this.#refuseHidden(line, claim.ground_rule, reported);
    const said = reported?.speaker ?? named.speaker;
    if (said !== null && this.#isSame(reported?.recounted_by ?? null, said))
      this.#refuse(line, 'attribution.', [{ ...SELF_RECOUNT, path: 'recounted_by' }]);
    const day = dayWithin(claim.said_on, this.names.dateOf(named.occasion));
    if (!day.ok) return this.#refuse(line, '', day.errors);
    await this.#parts.alike?.addClaim(line, quotation);
    const staged: StagedClaim = {
      claim: { ...claim, said_on: day.value },
      speaker: named.speaker ?? 0,
      occasion: named.occasion,
      tags: [...new Set(named.tags.filter((tag) => tag !== null))],
      attribution: reported,
    };
    const { text: words, language } = claim;
    this.#take(
      { kind: KINDS.claim, line, body: staged },
      { line, words, language, who, day: day.value?.text ?? null, source: title },
    );
  }

  /** The number of the claim with the same words, speaker and source; null for none. */
  async #sameOnDesk(hash: string, told: Parameters<SameClaimReader['sameAs']>[0]): Promise<number | null> {
    const { basis } = this.#parts;
    basis.words(hash);
    basis.named('speaker', told.speaker);
    basis.named('source', told.source);
    const id = await this.#same.sameAs(told);
    if (id !== null) basis.record('claim', id);
    return id;
  }

  async #attribution(
    line: number,
    given: NonNullable<NewQuotation['attribution']>,
  ): Promise<StagedAttribution> {
    const {
      source,
      voiced_by,
      recounted_by,
      relayed_from,
      source_id,
      speaker_id,
      speaker,
      voiced_by_id,
      recounted_by_id,
      occasion,
      selector,
      ...columns
    } = given;
    const from = relayed_from?.source ?? null;
    const named = {
      source: (source && (await this.#name(line, 'attribution.source', 'source', source))) ?? 0,
      speaker: speaker && (await this.#name(line, 'attribution.speaker', 'speaker', speaker)),
      voiced_by: voiced_by && (await this.#name(line, 'attribution.voiced_by', 'speaker', voiced_by)),
      recounted_by:
        recounted_by && (await this.#name(line, 'attribution.recounted_by', 'speaker', recounted_by)),
      relayed_from: from && (await this.#name(line, 'attribution.relayed_from.source', 'source', from)),
    };
    if (this.#isSame(named.relayed_from, named.source)) this.#refuse(line, 'attribution.', [SELF_RELAY]);
    this.#refuseOwnPiece(line, 'attribution.source', named.source);
    this.#refuseOwnPiece(line, 'attribution.relayed_from.source', named.relayed_from);
    return { columns, ...named };
  }

  /** What readers do not see is not shown to them by a quotation on the record. */
  async #refuseHidden(
    line: number,
    rule: NewQuotation['ground_rule'],
    { source, relayed_from, speaker, voiced_by, recounted_by }: StagedAttribution,
  ): Promise<void> {
    if ((rule ?? 'on_record') !== 'on_record') return;
    const saved = (n: number | null) => (n === null ? null : this.names.savedId(n));
    const people = {
      speaker_id: saved(speaker),
      voiced_by_id: saved(voiced_by),
      recounted_by_id: saved(recounted_by),
    };
    const faults = [
      ...(await hiddenSourceFaults(this.#context, saved(source), 'source.title')),
      ...(await hiddenSourceFaults(this.#context, saved(relayed_from), 'relayed_from.source.title')),
      ...(await hiddenSpeakerFaults(this.#context, 'on_record', null, people)).map(({ path, message }) => ({
        ...{ path: `${path}.name`, message },
      })),
    ];
    this.#refuse(line, 'attribution.', faults);
  }

  #refuseOwnPiece(line: number, at: string, source: number | null): void {
    if (source === null || !this.names.isOwnPiece(source)) return;
    this.ownPieces.add(line);
    this.#refuse(line, `${at}.`, [{ path: 'title', message: OWN_PIECE }]);
  }

  #isSame(one: number | null, other: number): boolean {
    return one !== null && this.names.isSame(one, other);
  }

  async #addSource(line: number, source: NewSource): Promise<void> {
    const meant = await findMatchingSource(this.#context, { ...source, id: null });
    this.#parts.basis.named('source', source.title);
    this.#parts.basis.named('outlet', source.outlet?.name ?? null);
    if (!meant.ok) return this.#refuse(line, '', meant.errors);
    const faults = meant.value === null ? await this.names.outletFaults(source) : [];
    if (faults.length > 0) return this.#refuse(line, '', faults);
    if (await this.#isKnown(line, JSON.stringify(source), async () => meant.value?.id ?? null)) return;
    await this.#parts.alike?.addSource(line, source);
    const { title: words, language, issued, outlet } = source;
    this.#take(
      { kind: KINDS.source, line, body: source },
      { line, words, language, who: outlet?.name ?? null, day: issued?.text ?? null, source: null },
    );
  }

  async #name<W extends NamedWhat>(
    line: number,
    path: string,
    what: W,
    described: Described[W],
    apart = '',
  ): Promise<number | null> {
    const column = headerOf(path, this.#parts.layout.columns);
    const n: Result<number> = await this.names.of(what, described, { column, apart });
    if (n.ok) return n.value;
    this.#refuse(line, `${path}.`, n.errors);
    return null;
  }

  /** Whether the row exists already and is not to be added: reported, or an error, by option. */
  async #isKnown(line: number, key: string, onDesk: () => Promise<number | null>): Promise<boolean> {
    const { duplicates, faults } = this.#parts;
    if (duplicates === 'add') return false;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, line);
    const desk = before === undefined ? await onDesk() : null;
    if (before === undefined && desk === null) return false;
    if (duplicates === 'skip') {
      this.skippedCount += 1;
      const as = before === undefined ? { desk: desk ?? 0 } : { line: before };
      if (this.skipped.length < MAX_SKIPPED) this.skipped.push({ line, as });
      return true;
    }
    const where = before === undefined ? `already saved, number ${desk}` : `already in line ${before}`;
    faults.add({
      line,
      column: null,
      message: `This row is ${where}: remove it, or choose to skip or import duplicates.`,
    });
    return true;
  }

  #refuse(line: number, at: string, errors: readonly FieldError[]): void {
    for (const { path, message } of errors)
      this.#parts.faults.add({ line, column: headerOf(`${at}${path}`, this.#parts.layout.columns), message });
  }

  #take(staged: Staged, first: FirstRow): void {
    this.taken += 1;
    if (this.first.length < MAX_FIRST_ROWS) this.first.push(first);
    // After a fault nothing will be imported: later rows are only read for their own faults.
    if (this.#parts.faults.count === 0) this.#put(staged);
  }
}
