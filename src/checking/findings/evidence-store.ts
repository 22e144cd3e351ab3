import type { SqlBool } from 'kysely';
import type { FidelityFlag } from '../../engines/fidelity/verdict.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { EvidenceKind, Motivation, SearchOutcome, SnapshotWay } from '../../vocabulary.js';
import {
  type Among,
  attributionsAmong,
  attributionsOn,
  contactIdsOn,
  contactsAmong,
  copyIdsOf,
  idsOnClaim,
  noteIdsOn,
  notesAmong,
  searchesAmong,
  searchIdsOn,
  snapshotsAmong,
  sourcesOfAll,
} from './evidence-queries-store.js';
import type { Offered } from './model/offer.js';
import { type Held, isWordForWord } from './model/suggest.js';

// What can be evidence on a claim: its attributions, copies of their sources, notes on any of these, and searches and
// contacts about it. Nothing in the trash.

interface Seen {
  readonly id: number;
  readonly version: number;
}

export type CandidateAttribution = Seen &
  Held & {
    readonly kind: 'attribution';
    readonly source_id: number;
    readonly language: string | null;
    /** Whether it is our own piece, which is evidence of nothing. */
    readonly is_ours: SqlBool;
  };

export type Candidate =
  | CandidateAttribution
  | (Seen & {
      readonly kind: 'snapshot';
      readonly source_id: number;
      readonly source: string;
      readonly captured_at: string;
      readonly how: SnapshotWay;
      readonly typed_in_by: string | null;
      readonly saved_by: string;
    })
  | (Seen & {
      readonly kind: 'annotation';
      readonly motivation: Motivation;
      readonly body: string;
      readonly author: string;
    })
  | (Seen & {
      readonly kind: 'search';
      readonly place: string;
      readonly words: string;
      readonly outcome: SearchOutcome;
    })
  | (Seen & { readonly kind: 'contact'; readonly asked: string; readonly question: string });

/** A piece of evidence by its kind and number. */
export interface Named {
  readonly kind: EvidenceKind;
  /** Null where the viewer may not know it. */
  readonly id: number | null;
}

export class EvidenceReader extends ViewerReader {
  /**
   * Everything that can be evidence on a claim, in the order in which a form offers it.
   * @param isWanted kinds that are left out are not read @param held all its attributions; by default read
   */
  async offeredOn(
    claimId: number,
    isWanted = (_: EvidenceKind): boolean => true,
    held?: readonly CandidateAttribution[],
  ): Promise<Offered[]> {
    const claim = { claim: claimId };
    const on = held ?? (await idsOnClaim(this.db, claim, this.sees));
    const sources = JSON.stringify([...new Set(on.map(({ source_id }) => source_id))]);
    const hasCopies = isWanted('snapshot') || isWanted('annotation');
    const copies = hasCopies ? await copyIdsOf(this.db, { sources }, this.sees) : [];
    const around = { ...claim, attributions: idsOf(on), sources, snapshots: idsOf(copies) };
    const of = (kind: EvidenceKind, rows: readonly { readonly id: number }[]): Offered[] =>
      rows.map(({ id }) => ({ kind, id, outcome: null }));
    const searches = isWanted('search') ? await searchIdsOn(this.db, claim, this.sees) : [];
    return [
      ...of('attribution', on),
      ...of('snapshot', copies),
      ...of('annotation', isWanted('annotation') ? await noteIdsOn(this.db, around, this.sees) : []),
      ...searches.map((search) => ({ kind: 'search' as const, ...search })),
      ...of('contact', isWanted('contact') ? await contactIdsOn(this.db, claim, this.sees) : []),
    ];
  }

  /** What of these can be evidence on a claim. */
  async ofClaim(claimId: number, wanted: readonly Named[]): Promise<Candidate[]> {
    if (wanted.length === 0) return [];
    const keys = new Set(wanted.map(keyOf));
    const offered = await this.offeredOn(claimId, (kind) => wanted.some((one) => one.kind === kind));
    return this.among(offered.filter((one) => keys.has(keyOf(one))));
  }

  /** Reads what is offered, kind by kind. */
  async among(offered: readonly Offered[]): Promise<Candidate[]> {
    const read = async <Row>(kind: EvidenceKind, query: Among<Row>): Promise<readonly Row[]> => {
      const ids = idsOf(offered.filter((one) => one.kind === kind));
      return ids === '[]' ? [] : query(this.db, { ids }, this.sees);
    };
    return [
      ...(await read('attribution', attributionsAmong)).map(asCandidate),
      ...(await read('snapshot', snapshotsAmong)).map((one) => ({ kind: 'snapshot' as const, ...one })),
      ...(await read('annotation', notesAmong)).map((one) => ({ kind: 'annotation' as const, ...one })),
      ...(await read('search', searchesAmong)).map((one) => ({ kind: 'search' as const, ...one })),
      ...(await read('contact', contactsAmong)).map((one) => ({ kind: 'contact' as const, ...one })),
    ];
  }

  /** All attributions of a claim, for suggestions and as evidence. */
  async heldOn(claimId: number): Promise<CandidateAttribution[]> {
    return (await attributionsOn(this.db, { claim: claimId }, this.sees)).map(asCandidate);
  }

  /** The sources that have all of these claims, by title. */
  async sourcesOfAll(claimIds: readonly number[]): Promise<{ id: number; title: string }[]> {
    return sourcesOfAll(this.db, claimIds, this.sees);
  }

  /** The text of a saved copy; null where it was erased or does not exist. */
  async textOf(snapshotId: number): Promise<string | null> {
    const row = await this.db
      .selectFrom('snapshots')
      .select('snapshots.text')
      .where('snapshots.id', '=', snapshotId)
      .where(this.visible.snapshots())
      .executeTakeFirst();
    return row?.text ?? null;
  }
}

/** Identifies a piece of evidence: `attribution:8`. */
export function keyOf({ kind, id }: Named): string {
  return `${kind}:${id}`;
}

/** As JSON, for a query that is built once. */
function idsOf(rows: readonly { readonly id: number }[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}

function asCandidate<
  Row extends { readonly wording: string | null; text: string; same_words: string | null },
>({ same_words: flags, text, ...one }: Row) {
  const same = flags === null ? null : (JSON.parse(flags) as FidelityFlag[]);
  return { kind: 'attribution' as const, ...one, isWordForWord: one.wording === text && isWordForWord(same) };
}
