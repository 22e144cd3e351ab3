import type { FieldError } from '../../../platform/lib/result.js';
import type { Facet, FindingValue, SnapshotWay, Tier, Translation } from '../../../vocabulary.js';
import { isSettled, valueWords } from './values.js';

// What a value requires of the record: the sources and copies among its evidence, and the claim itself. A finding
// without it is refused; one that an earlier version recorded, or a file brought in, stays and is not conclusive.

export interface Grounds {
  /** The claim’s sources among the evidence. */
  readonly sources: readonly CitedSource[];
  /** The saved copies among the evidence. */
  readonly copies: readonly CitedCopy[];
  /** Whether the evidence holds anything else: a note, a search or a contact. */
  readonly hasOther: boolean;
  readonly claim: GroundsOfClaim;
}

export interface CitedSource {
  readonly source_id: number;
  readonly tier: Tier | null;
  /** Whether somebody has seen its wording; false for one that is cited only, and for our own piece. */
  readonly isSeen: boolean;
}

export interface CitedCopy {
  readonly source_id: number;
  readonly how: SnapshotWay;
  /** Null where nobody is recorded as having typed it in. */
  readonly typed_in_by: string | null;
  readonly saved_by: string;
}

export interface GroundsOfClaim {
  readonly hasWhenOrWhere: boolean;
  /** Of the source that the quotation’s wording comes from. */
  readonly translation: Translation | null;
  /** Whether the wording of any of its sources was seen; our own piece is none. */
  readonly isSeen: boolean;
  /** Whether somebody else recounts it, in the source that the quotation’s wording comes from. */
  readonly isRecounted: boolean;
}

interface OfTheRecord {
  readonly tiers: readonly Tier[];
  readonly words: string;
  readonly needsCopy?: true;
}

const EITHER = {
  tiers: ['primary', 'issuer'],
  words: 'a primary or official source with a wording. Tick one',
} as const;

/** Values that state that the record was seen or held. */
const OF_THE_RECORD: Readonly<Partial<Record<FindingValue, OfTheRecord>>> = {
  verbatim: EITHER,
  not_in_record: EITHER,
  issuer_version: EITHER,
  primary_seen: { tiers: ['primary'], words: 'a primary source with a wording. Tick one' },
  primary_held: {
    tiers: ['primary'],
    needsCopy: true,
    words: 'a primary source with a wording, and a copy of it that was uploaded or fetched. Tick both',
  },
};

/** What a finding lacks, at the field where it is missing; null where it has everything that its value requires. */
export function lackOf(facet: Facet, value: FindingValue, grounds: Grounds): FieldError | null {
  const named = `“${valueWords(facet, value)}”`;
  const evidence = (message: string) => ({ path: 'evidence', message });
  const record = OF_THE_RECORD[value];
  if (value === 'primary_held' && grounds.claim.isRecounted) return { path: 'value', message: RECOUNTED };
  if (record !== undefined && !holdsTheRecord(record, grounds))
    return evidence(`${named} needs ${record.words}`);
  const typed = record?.needsCopy && typedCopyIn(record, grounds);
  if (typed)
    return evidence(
      `${named} needs an uploaded or fetched copy; this one was ${typedWords(typed)}. Upload or fetch one, or choose “${valueWords(facet, 'primary_seen')}”`,
    );
  if (isOnlyNamed(grounds) && (isSettled(facet, value) || value === 'as_printed'))
    return evidence(`${named} needs a source we have seen, other than our own piece`);
  if (value === 'as_printed' && !grounds.claim.isSeen)
    return evidence(`${named} needs a source with a wording. Add one first`);
  return lackOfClaim(facet, value, grounds.claim);
}

const RECOUNTED =
  'This wording is someone else’s recollection, not the speaker’s own recording or document. Choose another finding, or take the wording from the original';

function lackOfClaim(facet: Facet, value: FindingValue, claim: GroundsOfClaim): FieldError | null {
  if (facet === 'occasion' && value === 'confirmed' && !claim.hasWhenOrWhere)
    return {
      path: 'value',
      message: 'There is nothing to confirm: the quotation has no occasion and no date. Enter one first',
    };
  if (value === 'not_needed' && claim.translation !== null && TRANSLATED.includes(claim.translation))
    return {
      path: 'value',
      message:
        'The source of the wording is recorded as a translation. Choose another finding, or correct the source',
    };
  return null;
}

const TRANSLATED: readonly Translation[] = ['official', 'agency', 'own', 'machine'];

function holdsTheRecord(record: OfTheRecord, { sources, copies }: Grounds): boolean {
  const seen = sources.filter((one) => isOfTheRecord(record, one));
  return seen.some((one) => !record.needsCopy || copies.some((copy) => copy.source_id === one.source_id));
}

/** What somebody typed or pasted shows that they saw the original, and is none; null where another copy is cited. */
function typedCopyIn(record: OfTheRecord, { sources, copies }: Grounds): CitedCopy | null {
  const seen = sources.filter((one) => isOfTheRecord(record, one));
  const own = copies.filter((copy) => seen.some((one) => one.source_id === copy.source_id));
  const [first = null] = own;
  return own.some(({ how }) => how !== 'paste') ? null : first;
}

function typedWords({ typed_in_by, saved_by }: CitedCopy): string {
  return typed_in_by === null ? `pasted by ${saved_by}` : `typed in by ${typed_in_by}`;
}

function isOfTheRecord({ tiers }: OfTheRecord, { tier, isSeen }: CitedSource): boolean {
  return isSeen && tier !== null && tiers.includes(tier);
}

/** Whether all of its evidence is sources that nobody has seen. */
function isOnlyNamed({ sources, copies, hasOther }: Grounds): boolean {
  return sources.length > 0 && sources.every(({ isSeen }) => !isSeen) && copies.length === 0 && !hasOther;
}
