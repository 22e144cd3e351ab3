import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { GroundRule } from '../../vocabulary.js';

/** The style of a list for which none was chosen: written here, and made for the desk's evidence. */
export const DEFAULT_STYLE = 'newsroom';
export const DEFAULT_LOCALE = 'en-GB';

/** The locales a form offers. JSON may name any; a style that lacks one takes the nearest it has. */
export const LOCALES = {
  'en-GB': 'English, British',
  'en-US': 'English, American',
  'de-DE': 'German',
  'es-ES': 'Spanish',
  'fr-FR': 'French',
  'it-IT': 'Italian',
  'nl-NL': 'Dutch',
  'pt-PT': 'Portuguese',
} as const;

/** Whose a list is: a list without an owner is the desk's. */
export interface Owned {
  readonly owner_id: number | null;
}

/** Whether a viewer may change a list: their own, or the desk's as a checker. */
export function mayEditList(viewer: Viewer, { owner_id: owner }: Owned): boolean {
  if (viewer.userId === null || viewer.scope !== 'write') return false;
  return owner === null ? mayWrite(viewer) : owner === viewer.userId;
}

/** What a button beside a row asks for. */
export interface Move {
  readonly id: number;
  readonly to: 'up' | 'down' | 'out';
}

/** The order once a row has moved by one place. A row at the end, or one that is not there, stays. */
export function movedBy(ids: readonly number[], { id, to }: Move): number[] {
  const at = ids.indexOf(id);
  const others = ids.filter((other) => other !== id);
  if (at < 0 || to === 'out') return at < 0 ? [...ids] : others;
  const place = Math.max(0, at + (to === 'up' ? -1 : 1));
  return others.toSpliced(place, 0, id);
}

export interface Placed {
  readonly id: number;
  readonly claim_id: number;
  readonly position: number;
}

/** A row with the rule of its claim. */
export interface PlacedClaim extends Placed {
  readonly ground_rule: GroundRule;
}

/**
 * The rows on the record that stand elsewhere among those on the record: what somebody sees of a move who sees no
 * others. @param moved as `rearranged` answers it
 */
export function openRowsMoved(rows: readonly PlacedClaim[], moved: readonly Placed[]): ReadonlySet<number> {
  const places = new Map(moved.map(({ id, position }) => [id, position]));
  const open = rows.filter(({ ground_rule }) => ground_rule === 'on_record');
  const place = (row: PlacedClaim) => places.get(row.id) ?? row.position;
  const after = open.toSorted((one, other) => place(one) - place(other) || one.id - other.id);
  return new Set(open.filter(({ id }, at) => after[at]?.id !== id).map(({ id }) => id));
}

/**
 * Where each row goes for the claims to stand in the wanted order. Rows that were not named keep their
 * places, so that what a person cannot see is not moved by them.
 * @param rows all rows of the list, by position
 * @returns only the rows whose position changes
 */
export function rearranged(rows: readonly Placed[], wanted: readonly number[]): Placed[] {
  const byClaim = new Map(rows.map((row) => [row.claim_id, row]));
  const named = wanted.flatMap((claim) => byClaim.get(claim) ?? []);
  const isNamed = new Set(named);
  const queue = named.values();
  const order = rows.map((row) => (isNamed.has(row) ? (queue.next().value ?? row) : row));
  // The places that are taken stay taken: to close a gap would move rows that nobody moved.
  const isInOrder = rows.every(({ position }, at) => position > (rows[at - 1]?.position ?? 0));
  return order.flatMap((row, at) => {
    const position = (isInOrder ? rows[at]?.position : null) ?? at + 1;
    return row.position === position ? [] : [{ ...row, position }];
  });
}
