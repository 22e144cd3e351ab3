import { mayWrite, type Viewer } from '../../platform/viewer.js';
import type { GroundRule, ListKind } from '../../vocabulary.js';
import { BY_STYLE } from '../citations/styles/model/card.js';

/** The style of a list without one, where its author prefers none: our own, made for our evidence. */
export const DEFAULT_STYLE = 'newsroom';
export const DEFAULT_LOCALE = BY_STYLE;
/** What a new list, and an export without a list, prints: nothing of what we know is left out. */
export const DEFAULT_KIND = 'evidence';

/** A bibliography is in the order of its style. */
export function orderOf(kind: ListKind): 'list' | 'style' {
  return kind === 'sources' ? 'style' : 'list';
}

/** The locales in the form. JSON may name any; a style that lacks one uses the nearest. */
export const LOCALES = {
  [BY_STYLE]: 'That of the style',
  'en-GB': 'English, British',
  'en-US': 'English, American',
  'de-DE': 'German',
  'es-ES': 'Spanish',
  'fr-FR': 'French',
  'it-IT': 'Italian',
  'nl-NL': 'Dutch',
  'pt-PT': 'Portuguese',
} as const;

/** The most restricted claims of a list that a page offers to include. */
export const MAX_TICKS = 200;

/** A list without an owner is shared. */
export interface Owned {
  readonly owner_id: number | null;
}

/** Whether a viewer may change a list: their own, or a shared one as a checker. */
export function mayEditList(viewer: Viewer, { owner_id: owner }: Owned): boolean {
  if (viewer.userId === null || viewer.scope !== 'write') return false;
  return owner === null ? mayWrite(viewer) : owner === viewer.userId;
}

/** An address with these parts of a query, without those that are null. */
export function withQuery(path: string, parts: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parts).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The address of the part of a list with this cursor, or of its first part. */
export function partHref(path: string, after: string | null): string {
  return withQuery(path, { after });
}

/** The action of a button beside a row. */
export interface Move {
  readonly id: number;
  readonly to: 'up' | 'down' | 'out';
}

/** The order after a row has moved by one place. A row at the end, or an unknown one, stays. */
export function movedBy(ids: readonly number[], { id, to }: Move): number[] {
  const at = ids.indexOf(id);
  const others = ids.filter((other) => other !== id);
  if (at < 0 || to === 'out') return at < 0 ? [...ids] : others;
  const place = Math.max(0, at + (to === 'up' ? -1 : 1));
  return others.toSpliced(place, 0, id);
}

/** The order of a list after some of its rows were ordered anew: those take the places that they had together. */
export function withPartOrdered(ids: readonly number[], part: readonly number[]): number[] {
  const isInPart = new Set(part);
  const queue = part.values();
  return ids.map((id) => (isInPart.has(id) ? (queue.next().value ?? id) : id));
}

export interface Placed {
  readonly id: number;
  readonly claim_id: number;
  readonly position: number;
}

/** A row with its claim's ground rule. */
export interface PlacedClaim extends Placed {
  readonly ground_rule: GroundRule;
}

/**
 * The unrestricted rows whose order among themselves changes: what a viewer without restricted claims sees of a move.
 * @param moved as `rearranged` returns it
 */
export function openRowsMoved(rows: readonly PlacedClaim[], moved: readonly Placed[]): ReadonlySet<number> {
  const places = new Map(moved.map(({ id, position }) => [id, position]));
  const open = rows.filter(({ ground_rule }) => ground_rule === 'on_record');
  const place = (row: PlacedClaim) => places.get(row.id) ?? row.position;
  const after = open.toSorted((one, other) => place(one) - place(other) || one.id - other.id);
  return new Set(open.filter(({ id }, at) => after[at]?.id !== id).map(({ id }) => id));
}

/**
 * The new position of each row for the wanted order of claims. Rows that are not named keep their positions, so that
 * hidden rows are not moved.
 * @param rows all rows of the list, by position
 * @returns only the rows whose position changes
 */
export function rearranged(rows: readonly Placed[], wanted: readonly number[]): Placed[] {
  const byClaim = new Map(rows.map((row) => [row.claim_id, row]));
  const named = wanted.flatMap((claim) => byClaim.get(claim) ?? []);
  const isNamed = new Set(named);
  const queue = named.values();
  const order = rows.map((row) => (isNamed.has(row) ? (queue.next().value ?? row) : row));
  // Occupied positions stay occupied: closing a gap would move other rows.
  const isInOrder = rows.every(({ position }, at) => position > (rows[at - 1]?.position ?? 0));
  return order.flatMap((row, at) => {
    const position = (isInOrder ? rows[at]?.position : null) ?? at + 1;
    return row.position === position ? [] : [{ ...row, position }];
  });
}
