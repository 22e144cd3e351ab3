import { comparingPart, type InPlace } from '../../../checking/comparisons/section.js';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { isComparable } from '../../../derived/match/model/comparison.js';
import { creditLine, decisionSentence } from '../../../derived/match/model/sentence.js';
import { isMismatch } from '../../../derived/match/model/state.js';
import { fold } from '../../../engines/text/fold.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import { attributionFacts } from '../../../record/attributions/section.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import type { FoundShown } from '../../../record/snapshots/found-section.js';
import { keepHere } from '../../../record/snapshots/keep-section.js';
import { creditFacts } from '../../../record/sources/section.js';
import { MATCH_STATES, RANKS, type Tier } from '../../../vocabulary.js';
import { shortRuns } from './short-pieces.js';
import { sourceName } from './source-name.js';

// What each source of a quotation prints, beside the saved copy: a panel for each, of which one is open.

/** What is known of a source beside its row. */
export interface PanelContext {
  readonly claim: ClaimRow;
  /** Its comparison with a saved copy; null where nothing was compared. */
  readonly place: InPlace | null;
  /** Where its wording differs from our copy. */
  readonly match: ClaimMatch | undefined;
  /** Where it got the words from. */
  readonly from: string | null;
  /** What the strip under the quotation says; null where it is about another source. */
  readonly strip: string | null;
  readonly viewer: Viewer;
  /** Whether it has the forms that save a copy; without them it has a link. */
  readonly hasForms: boolean;
  readonly may: { readonly edit: boolean; readonly trash: boolean };
}

export type Panel = ReturnType<typeof sourcePanel>;

export function sourcePanel(one: AttributionRow, on: PanelContext) {
  const { claim, place, may } = on;
  const isReference = claim.reference_attribution_id === one.id;
  const wording = wordingShown(one, on);
  const differs = differsFrom(claim, one);
  return {
    id: one.id,
    name: sourceName(one),
    href: `/sources/${one.source_id}`,
    tier: one.tier === null ? null : TIER_NAMES[one.tier],
    rank: one.rank === 'normal' ? null : RANKS[one.rank],
    isSeen: one.wording !== null,
    isOpen: false,
    /** What its page has for its empty fields, right after that was saved here. */
    found: null as FoundShown | null,
    isReference,
    /** `The source credits Bo Lind, not Ilse Marren`; null where it credits the speaker. */
    credits: on.match?.credits ? creditLine(on.match.credits) : null,
    sign: signOf(on, differs),
    wording,
    isRepeated: one.wording !== null && wording === null && !isReference,
    differs,
    decision: on.match === undefined ? null : decisionSentence(on.match),
    place: place && placeShown(place, on.strip, comparingShown(one.id, claim, place)),
    ...keepShown(one, on),
    from: on.from,
    facts: factsShown(one),
    note: one.note,
    acts: may.edit ? actsOn(one, claim, { isReference, canTrash: may.trash }) : [],
  };
}

/** The gravest thing about a source, in a sign beside its name. */
function signOf({ match, place }: PanelContext, differs: boolean) {
  if (match?.credits) return ANOTHER_SPEAKER;
  if (place !== null) return { icon: place.icon, word: place.word };
  return differs ? OTHER_WORDS : null;
}

/** Of a source that was compared with no copy. */
const OTHER_WORDS = { icon: 'warning', word: 'The wording differs from the quotation' };

export const ANOTHER_SPEAKER = { icon: 'warning', word: MATCH_STATES.another_speaker };

/** Who made the source, and what it says beside the wording. */
function factsShown(one: AttributionRow) {
  const facts = [...creditFacts(one.source_authors), ...attributionFacts(one)];
  return facts.map(([term, text]) => ({ term, text }));
}

/** With the one open, and first, that differs from its copy; else the one from which the quotation is taken. */
export function openFirst(panels: readonly Panel[], { match }: Pick<ClaimRow, 'match'>): Panel[] {
  const seen = panels.filter(({ isSeen }) => isSeen);
  const unlike = isMismatch(match.state) ? seen.find(({ id }) => id === match.attribution_id) : undefined;
  const first = unlike ?? seen.find(({ isReference }) => isReference) ?? seen[0];
  if (first === undefined) return [...panels];
  return [{ ...first, isOpen: true }, ...panels.filter((one) => one !== first)];
}

/** With the panel open of which a copy was just saved, and what was found on its page. */
export function openKept(panels: readonly Panel[], id: number, found: FoundShown | null): readonly Panel[] {
  if (!panels.some((one) => one.id === id)) return panels;
  return panels.map((one) => (one.id === id ? { ...one, isOpen: true, found } : { ...one, isOpen: false }));
}

export const TIER_NAMES: Readonly<Record<Tier, string>> = {
  primary: 'primary',
  issuer: 'official',
  secondary: 'secondary',
};

/** The next step for a source without a saved copy: the forms that save one, or a link to them. */
function keepShown(one: AttributionRow, { claim, viewer, may, hasForms }: PanelContext) {
  const isNext = !one.held && one.wording !== null && may.edit;
  const source = { id: one.source_id, url: one.source_url };
  return {
    keep: isNext && hasForms ? keepHere(source, { claimId: claim.id, attributionId: one.id }, viewer) : null,
    copyHref: isNext && !hasForms ? `/sources/${one.source_id}/snapshots` : null,
  };
}

/** Longer wordings scroll. */
const MAX_WHOLE_WORDING_UTF16 = 1_500;

/** Its wording, where that is not the quotation to the letter, or differs from our copy. */
function wordingShown(one: AttributionRow, { claim, place }: PanelContext) {
  const pieces = place?.wording ?? null;
  if (one.wording === null || (one.wording === claim.text && pieces === null)) return null;
  return {
    text: one.wording,
    lang: one.language ?? claim.language ?? 'und',
    form: one.form ?? claim.form,
    pieces,
    isLong: one.wording.length > MAX_WHOLE_WORDING_UTF16,
  };
}

/** Without the verdict and the reasons that the strip gives. */
function placeShown(place: InPlace, strip: string | null, comparing: ReturnType<typeof comparingShown>) {
  const told = strip?.toLowerCase() ?? '';
  const passages = place.copy?.passages.map(({ runs, ...passage }, at, all) => ({
    ...passage,
    runs: runs.flatMap(shortRuns),
    label: all.length === 1 ? 'Show passage' : `Show passage ${at + 1}`,
  }));
  const isFirst = comparing !== null && place.waits === null;
  return {
    icon: place.icon,
    verdict: (strip === null || place.isWaiting) && !isFirst ? place.verdict : null,
    reasons: place.reasons.filter((reason) => !told.includes(reason.toLowerCase())),
    later: [place.drift, comparing === null ? place.waits : null].filter((line) => line !== null),
    comparing,
    copy: place.copy && { ...place.copy, passages: passages ?? [] },
    older: place.older,
  };
}

/** What is shown anew once a queued comparison is done: this panel, and how the quotation stands. */
function comparingShown(id: number, claim: ClaimRow, place: InPlace) {
  if (!place.isQueued) return null;
  const shown = `#attribution-${id}, .standing`;
  return comparingPart(`/claims/${claim.id}`, place.waits ?? place.verdict, shown);
}

/** Whether a source prints other words than the quotation; spelling and typography do not matter. */
function differsFrom({ text, language }: ClaimRow, { wording, language: own }: AttributionRow): boolean {
  return wording !== null && isComparable(own, language) && fold(wording) !== fold(text);
}

function actsOn(
  one: AttributionRow,
  claim: ClaimRow,
  { isReference, canTrash }: { readonly isReference: boolean; readonly canTrash: boolean },
) {
  const about = `the wording of ${one.source_title}`;
  const trash = {
    label: 'Move to the trash',
    action: `/attributions/${one.id}/trash`,
    version: one.version,
    danger: true,
    about,
  };
  const take = {
    label: 'Use this wording',
    action: `/claims/${claim.id}/reference`,
    version: claim.version,
    sends: { attribution_id: String(one.id) },
    about: `from ${one.source_title}`,
  };
  return [
    { label: 'Edit', href: `/attributions/${one.id}/edit`, about },
    ...(isReference || one.wording === null ? [] : [take]),
    // The reference cannot be trashed; a request to do so gets an explanation.
    ...(canTrash && !isReference ? [trash] : []),
  ];
}
