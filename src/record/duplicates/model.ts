import type { TitledClaim } from '../../derived/status/model/claim-title.js';
import type { AlikeKind } from '../../engines/alike/compare.js';

/** A kind of record that is checked for duplicates. */
export type RecordNoun = 'speaker' | 'outlet' | 'occasion' | 'source';

/** A saved record whose name, address or date is similar. */
export interface NearRecord {
  readonly noun: RecordNoun;
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
  /** What distinguishes it from others of its name. Null where only its id does. */
  readonly detail: string | null;
  /**
   * How many of its quotations the viewer may see: said by a speaker, or reported by a source. Counted up to
   * `MAX_COUNTED`.
   */
  readonly quotations: number;
}

/** A claim that may be the same statement, a part of it, or the whole of it. */
export interface AlikeClaim extends TitledClaim {
  readonly kind: AlikeKind;
  readonly said_on: string | null;
  /** The first visible source that reports it. */
  readonly source_title: string | null;
}

/** Records similar to one that a new record names. */
export interface Near {
  /** The path at which it is named: `attribution.source`. Empty for the new record itself. */
  readonly at: string;
  /** The name as typed. */
  readonly typed: string;
  readonly records: readonly NearRecord[];
}

/** Possible duplicates of what is about to be added. */
export interface Alike {
  readonly claims: readonly AlikeClaim[];
  readonly near: readonly Near[];
}

export function isAnyAlike({ claims, near }: Alike): boolean {
  return claims.length > 0 || near.length > 0;
}

/** For a record that is added by itself. */
export function alikeRecords(typed: string, records: readonly NearRecord[]): Alike {
  return { claims: [], near: records.length === 0 ? [] : [{ at: '', typed, records }] };
}

/** The same as JSON. */
export function alikeJson({ claims, near }: Alike): readonly object[] {
  return [
    ...claims.map(({ kind, id }) => ({ kind, claim_id: id })),
    ...near.flatMap(({ at, records }) =>
      records.map(({ noun, id }) => ({ kind: 'near_name', [`${noun}_id`]: id, ...(at !== '' && { at }) })),
    ),
  ];
}

/** A key for each, by which a form records which of them a person has seen. */
export function alikeNames({ claims, near }: Alike): readonly string[] {
  return [
    ...claims.map(({ kind, id }) => `${kind}-${id}`),
    ...near.flatMap(({ at, records }) => records.map(({ id }) => `${placeName(at)}-${id}`)),
  ];
}

/** A path as the name of a form field. */
export function placeName(at: string): string {
  return at === '' ? 'this' : at.replaceAll('.', '-');
}
