import type { SpeakerKind } from '../../vocabulary.js';

// Pure rules for speakers: which title applies on a day, what each kind may have, and which rows of a list an edit
// keeps.

/** Inclusive days, YYYY-MM-DD; null is open. */
export interface Days {
  readonly min: string | null;
  readonly max: string | null;
}

export interface Title {
  readonly title: string;
  readonly body: string | null;
  readonly held_from_min: string | null;
  readonly held_to_max: string | null;
}

/**
 * The titles held on a day, latest first. For a date less exact than a day, the titles held on every day that it may
 * mean, so that nobody is given an office too early.
 * @param date null where the day is unknown: then no title applies
 */
export function titleOn<T extends Title>(titles: readonly T[], date: Days | null): T[] {
  if (date === null) return [];
  return titles.filter((title) => isHeldThroughout(title, date)).sort(byLatest);
}

/** `Secretary of State, United States` */
export function wordTitle({ title, body }: Pick<Title, 'title' | 'body'>): string {
  return body === null ? title : `${title}, ${body}`;
}

function isHeldThroughout({ held_from_min: from, held_to_max: to }: Title, { min, max }: Days): boolean {
  const hasBegun = from === null || (min !== null && from <= min);
  const hasNotEnded = to === null || (max !== null && max <= to);
  return hasBegun && hasNotEnded;
}

/** Latest first; those with an unknown beginning last. */
function byLatest(a: Title, b: Title): number {
  return (b.held_from_min ?? '').localeCompare(a.held_from_min ?? '');
}

/** What only some kinds of speaker may have. */
interface KindBound {
  readonly kind: SpeakerKind;
  readonly wikidata_id: string | null;
  readonly names: readonly unknown[];
  readonly titles: readonly unknown[];
  readonly members: readonly unknown[];
}

const NO_IDENTITY =
  'An unnamed source has only the published description. Leave this empty, or choose Person or Organisation';

/** The fields that a speaker of this kind may not have, with what would be right. */
export function kindFaults(speaker: KindBound): { readonly path: string; readonly message: string }[] {
  const faults = [];
  if (speaker.kind !== 'body' && speaker.members.length > 0) {
    faults.push({
      path: 'members',
      message: 'Only an organisation has members. Choose Organisation, or remove them',
    });
  }
  if (speaker.kind === 'unnamed') {
    if (speaker.wikidata_id !== null) faults.push({ path: 'wikidata_id', message: NO_IDENTITY });
    if (speaker.names.length > 0) faults.push({ path: 'names', message: NO_IDENTITY });
    if (speaker.titles.length > 0) faults.push({ path: 'titles', message: NO_IDENTITY });
  }
  return faults;
}

interface Pairing<Old, Wanted> {
  readonly kept: readonly { readonly old: Old; readonly wanted: Wanted }[];
  readonly removed: readonly Old[];
  readonly added: readonly Wanted[];
}

/**
 * Which rows of a list are kept, removed and added. Each wanted row is matched with the first free old one that is
 * equal in the first sense; the rest in the second sense, and so on.
 */
export function pairRows<Old, Wanted>(
  old: readonly Old[],
  wanted: readonly Wanted[],
  senses: readonly ((old: Old, wanted: Wanted) => boolean)[],
): Pairing<Old, Wanted> {
  const free = new Set(old);
  const added = new Set(wanted);
  const kept: { old: Old; wanted: Wanted }[] = [];
  for (const same of senses) {
    for (const one of added) {
      const partner = [...free].find((row) => same(row, one));
      if (partner === undefined) continue;
      free.delete(partner);
      added.delete(one);
      kept.push({ old: partner, wanted: one });
    }
  }
  return { kept, removed: [...free], added: [...added] };
}

/** The order of lists of speakers: by the name for sorting, or by name where there is none, without regard to case. */
export const BY_SORT_NAME = {
  keys: [{ column: 'speakers.sort_name', or: 'speakers.name', collate: 'nocase' }, 'speakers.id'],
  direction: 'asc',
} as const;
