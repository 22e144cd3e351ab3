import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import type { AlikeKind } from '../../engines/alike/compare.js';
import type { Form } from '../../vocabulary.js';

/** A record that may be the same as the one that is to be added. */
export type RecordNoun = 'speaker' | 'outlet' | 'occasion' | 'source';

/** A saved record whose name, address or day is near. */
export interface NearRecord {
  readonly noun: RecordNoun;
  readonly id: number;
  readonly name: string;
  readonly language: string | null;
  /** What tells it from others of its name. Null where nothing does but its number. */
  readonly detail: string | null;
  /** How many quotations it has that the viewer may see: of a speaker said, of a source reported. Counted no further than `MAX_COUNTED`. */
  readonly quotations: number;
}

export const MAX_COUNTED = 1_000;

/** A claim that may be the same statement, a part of it, or the whole of it. */
export interface AlikeClaim extends MisattributionColumn {
  readonly kind: AlikeKind;
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly speaker_name: string;
  readonly said_on: string | null;
  /** Of the first source that reports it, where there is one to be seen. */
  readonly source_title: string | null;
}

/** Records that are near to one that a new record names. */
export interface Near {
  /** Where it is named, with dots: `attribution.source`. Empty for the new record itself. */
  readonly at: string;
  /** Its name, as it was typed. */
  readonly typed: string;
  readonly records: readonly NearRecord[];
}

/** What is already saved of what somebody is about to add. */
export interface Alike {
  readonly claims: readonly AlikeClaim[];
  readonly near: readonly Near[];
}

export function isAnyAlike({ claims, near }: Alike): boolean {
  return claims.length > 0 || near.length > 0;
}

/** Of a record that is added at an address of its own. */
export function alikeRecords(typed: string, records: readonly NearRecord[]): Alike {
  return { claims: [], near: records.length === 0 ? [] : [{ at: '', typed, records }] };
}

/** As scripts are told of it. */
export function alikeJson({ claims, near }: Alike): readonly object[] {
  return [
    ...claims.map(({ kind, id }) => ({ kind, claim_id: id })),
    ...near.flatMap(({ at, records }) =>
      records.map(({ noun, id }) => ({ kind: 'near_name', [`${noun}_id`]: id, ...(at !== '' && { at }) })),
    ),
  ];
}

/** Each by a name of its own, so that a form can say which of them a person has seen. */
export function alikeNames({ claims, near }: Alike): readonly string[] {
  return [
    ...claims.map(({ kind, id }) => `${kind}-${id}`),
    ...near.flatMap(({ at, records }) => records.map(({ id }) => `${placeName(at)}-${id}`)),
  ];
}

/** A place as a form's field can be called by it. */
export function placeName(at: string): string {
  return at === '' ? 'this' : at.replaceAll('.', '-');
}
