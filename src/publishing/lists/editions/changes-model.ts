import { type EditionEntry, entryText } from './model.js';

// What has changed since an edition was kept: its entries beside those that the list prints now in the same way.

/** An entry as it was kept. */
export interface KeptEntry {
  /** Null where its text was erased. */
  readonly entry: EditionEntry | null;
  /** Its claims by their numbers here; null for one that did not come along from another instance. */
  readonly claimIds: readonly (number | null)[];
}

/** The list as it is now. */
export interface ListNow {
  /** In its order; the numbers of their claims are those here. */
  readonly entries: readonly EditionEntry[];
  /** The claims on the list that are in the trash. */
  readonly trashed: ReadonlySet<number>;
}

/** Changes on one page. */
export const CHANGES_IN_PART = 50;

export const CHANGE_KINDS = {
  changed: 'Changed',
  status: 'Status changed',
  not_printed: 'Not printed any more',
  printed: 'Printed now',
  gone: 'No longer on the list',
  trashed: 'In the trash',
  added: 'New on the list',
  erased: 'Text erased',
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;

export interface StatusChange {
  readonly claimId: number;
  readonly before: string;
  readonly after: string;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly claimIds: readonly number[];
  /** As it was printed; empty for none. */
  readonly before: string;
  /** As it would be printed now; empty for none. */
  readonly after: string;
  /** Why it is not printed now; null where it is, or is not on the list. */
  readonly reason: string | null;
  readonly statuses: readonly StatusChange[];
}

export interface Changes {
  /** Entries that are the same. */
  readonly same: number;
  /** In the order of the edition; then what is new. */
  readonly changes: readonly Change[];
}

export function changesSince(kept: readonly KeptEntry[], now: ListNow): Changes {
  const byClaim = new Map(now.entries.flatMap((entry) => entry.claims.map(({ id }) => [id, entry] as const)));
  const known = new Set(kept.flatMap(({ claimIds }) => claimIds));
  const all = kept.map((one) => changeOf(one, byClaim, now.trashed));
  const added = now.entries.filter(({ claims }) => claims.every(({ id }) => !known.has(id)));
  const changes = [...all.filter((one) => one !== null), ...added.map(addition)];
  return { same: all.length - (changes.length - added.length), changes };
}

/** Null where it is the same. */
function changeOf(
  { entry, claimIds }: KeptEntry,
  byClaim: ReadonlyMap<number, EditionEntry>,
  trashed: ReadonlySet<number>,
): Change | null {
  const ids = claimIds.filter((id) => id !== null);
  // One entry may stand for several claims, of which some are gone.
  const still = ids.map((id) => byClaim.get(id)).find((one) => one !== undefined);
  const base = { claimIds: ids, before: entry === null ? '' : entryText(entry), reason: null, statuses: [] };
  if (entry === null) return { ...base, kind: 'erased', after: still === undefined ? '' : entryText(still) };
  if (still === undefined)
    return { ...base, kind: ids.some((id) => trashed.has(id)) ? 'trashed' : 'gone', after: '' };
  const statuses = statusesChanged(entry, claimIds, byClaim);
  const kind = kindOf(entry, still, statuses.length > 0);
  return kind && { ...base, kind, after: entryText(still), reason: still.reason, statuses };
}

function kindOf(then: EditionEntry, now: EditionEntry, isOtherStatus: boolean): ChangeKind | null {
  if (then.outcome !== 'failed' && now.outcome === 'failed') return 'not_printed';
  if (then.outcome === 'failed' && now.outcome !== 'failed') return 'printed';
  if (entryText(then) !== entryText(now)) return 'changed';
  return isOtherStatus ? 'status' : null;
}

/** The claims of the kept entry are in the order of their numbers here, unless some of these are missing. */
function statusesChanged(
  { claims }: EditionEntry,
  claimIds: readonly (number | null)[],
  byClaim: ReadonlyMap<number, EditionEntry>,
): StatusChange[] {
  if (claimIds.includes(null)) return [];
  return claims.flatMap(({ status: before }, at) => {
    const claimId = claimIds[at] ?? null;
    if (claimId === null) return [];
    const after = byClaim.get(claimId)?.claims.find(({ id }) => id === claimId)?.status;
    return after === undefined || after === before ? [] : [{ claimId, before, after }];
  });
}

function addition(entry: EditionEntry): Change {
  const claimIds = entry.claims.map(({ id }) => id);
  const { reason } = entry;
  return { kind: 'added', claimIds, before: '', after: entryText(entry), reason, statuses: [] };
}
