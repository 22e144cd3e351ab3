// Which part of a list a dossier prints, and which corrections a claim's words had.

/** Maximum number of dossiers on a page: more would block other requests. */
export const CLAIMS_IN_A_PART = 50;

export interface Part {
  readonly number: number;
  readonly of: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The requested part of a list of this many claims; null where there is no such part. An empty list has one. */
export function partOf(claims: number, number: number): Part | null {
  const of = Math.max(1, Math.ceil(claims / CLAIMS_IN_A_PART));
  if (number < 1 || number > of) return null;
  const from = (number - 1) * CLAIMS_IN_A_PART;
  return { number, of, from, to: Math.min(from + CLAIMS_IN_A_PART, claims) };
}

export interface Happened {
  readonly at: string;
  readonly actor: string;
  readonly subject_kind: string;
  readonly subject_id: number;
  /** Whole rows as JSON text; null where there was none, or it was erased. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface Correction {
  readonly at: string;
  readonly by: string;
  /** Null for the claim's own words. */
  readonly attributionId: number | null;
  readonly was: string;
  readonly now: string;
}

/** Every change of the claim's words or of an attribution's wording, in the order of the events. */
export function correctionsIn(events: readonly Happened[]): Correction[] {
  return events.flatMap((event) => {
    const column = { claim: 'text', attribution: 'wording' }[event.subject_kind];
    if (column === undefined || event.before === null || event.after === null) return [];
    const [was, now] = [wordsIn(event.before, column), wordsIn(event.after, column)];
    if (was === null || now === null || was === now) return [];
    const attributionId = event.subject_kind === 'claim' ? null : event.subject_id;
    return [{ at: event.at, by: event.actor, attributionId, was, now }];
  });
}

function wordsIn(row: string, column: string): string | null {
  const value = (JSON.parse(row) as Readonly<Record<string, unknown>>)[column];
  return typeof value === 'string' && value !== '' ? value : null;
}
