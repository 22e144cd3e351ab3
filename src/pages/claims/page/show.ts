import type { InPlace } from '../../../checking/comparisons/section.js';
import type { ComparisonOfClaim } from '../../../checking/comparisons/store.js';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { isComparable } from '../../../derived/match/model/comparison.js';
import { decisionSentence } from '../../../derived/match/model/sentence.js';
import { matchStrip } from '../../../derived/match/section.js';
import { misattributionShown } from '../../../derived/status/model/misattribution.js';
import { sentenceUnder } from '../../../derived/status/model/reason.js';
import { fold } from '../../../engines/text/fold.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { instantInWords } from '../../../platform/lib/fields/typed-instant.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import { attributionFacts } from '../../../record/attributions/section.js';
import type { AttributionRow } from '../../../record/attributions/store.js';
import { isRestricted } from '../../../record/claims/model.js';
import { claimFacts } from '../../../record/claims/section.js';
import type { ClaimRow, LinkRow } from '../../../record/claims/store.js';
import {
  ATTRIBUTION_STATUSES,
  FORMS,
  GROUND_RULES,
  LINK_KINDS,
  LINK_KINDS_BACK,
  RANKS,
} from '../../../vocabulary.js';
import { type ChainShown, chainPage } from './chain.js';

export interface ClaimShown {
  readonly claim: ClaimRow;
  readonly titles: readonly string[];
  readonly tags: readonly { readonly id: number; readonly name: string }[];
  readonly wordings: WordingsShown;
  readonly chain: ChainShown;
  readonly links: LinksShown;
}

/** A part of the links of a claim. */
export interface LinksShown {
  readonly rows: readonly LinkRow[];
  readonly next: string | null;
}

/** A part of what the sources of a claim print. */
export interface WordingsShown {
  readonly attributions: readonly AttributionRow[];
  /** The cursor of the next part; null on the last. */
  readonly next: string | null;
  /** Newest copy first. */
  readonly comparisons: readonly ComparisonOfClaim[];
  /** By attribution, where a wording differs from our copy. */
  readonly matches: ReadonlyMap<number, ClaimMatch>;
}

/** @param places the comparisons of wordings with saved copies, by attribution */
export function claimPage(shown: ClaimShown, places: ReadonlyMap<number, InPlace>, viewer: Viewer) {
  const { claim } = shown;
  const isTrashed = claim.trashed_at !== null;
  const canEdit = mayWrite(viewer) && !isTrashed;
  return {
    ...wordingsPart(shown, places, viewer),
    quote: quotePage(shown),
    restriction: isRestricted(claim) ? restrictionPage(claim) : null,
    match: matchStrip(claim.match),
    guess: claim.language_guessed === 1 ? guessPage(claim, canEdit) : null,
    status: {
      size: 'standing',
      status: claim.status,
      word: ATTRIBUTION_STATUSES[claim.status],
      sentence: sentenceUnder(claim),
    },
    summary: claim.summary,
    note: claim.note,
    facts: claimFacts(claim),
    tags: shown.tags.map(({ name }) => ({ name, href: `/claims?${new URLSearchParams({ tag: name })}` })),
    chain: chainPage(shown.chain),
    linked: linksPart(claim, shown.links, viewer),
    acts: claimActs(claim, { canEdit, canTrash: reaches(viewer.role, 'editor') && !isTrashed }),
    isTrashed,
  };
}

/** A part of the sources of a claim, for its page and for the pages of the other parts. */
export function wordingsPart(
  { claim, wordings, chain }: Pick<ClaimShown, 'claim' | 'wordings' | 'chain'>,
  places: ReadonlyMap<number, InPlace>,
  viewer: Viewer,
) {
  const canEdit = mayWrite(viewer) && claim.trashed_at === null;
  const may = { edit: canEdit, trash: canEdit && reaches(viewer.role, 'editor') };
  const { attributions, next } = wordings;
  const ids = chain.whole.nodes.map(({ attribution }) => attribution.id);
  const before = ids.filter((id) => id < (attributions[0]?.id ?? 0)).length;
  const count = `${before + 1} to ${before + attributions.length} of ${ids.length}`;
  return {
    id: claim.id,
    attributions: attributions.map((one) => ({
      ...attributionCard(one, claim, may),
      inPlace: places.get(one.id) ?? null,
      decision: decisionOn(wordings.matches.get(one.id)),
    })),
    count: attributions.length < ids.length ? count : null,
    nextHref: next && partHref(claim.id, 'attributions', next),
    isCompared: places.size > 0,
    wordingActs: wordingActs(claim, ids.length > 1),
    canEdit,
  };
}

/** A part of the links of a claim, for its page and for the pages of the other parts. */
export function linksPart(claim: ClaimRow, { rows, next }: LinksShown, viewer: Viewer) {
  return {
    id: claim.id,
    links: rows.map((link) => linkPage(link, claim.id, viewer)),
    nextHref: next && partHref(claim.id, 'links', next),
    canEdit: mayWrite(viewer) && claim.trashed_at === null,
  };
}

/** The address of a part of what belongs to a claim. @param of with `.json` for a client */
export function partHref(claimId: number, of: string, after: string): string {
  return `/claims/${claimId}/${of}?${new URLSearchParams({ after })}`;
}

/** Who accepted that the wording differs from our copy. */
function decisionOn(match: ClaimMatch | undefined): string | null {
  return match === undefined ? null : decisionSentence(match);
}

function claimActs(
  { id, version, trashed_at }: ClaimRow,
  may: { readonly canEdit: boolean; readonly canTrash: boolean },
) {
  const trash = { label: 'Move to the trash', action: `/claims/${id}/trash`, version, danger: true };
  return [
    ...(may.canEdit ? [{ label: 'Edit', href: `/claims/${id}/edit` }] : []),
    { label: 'Cite', href: `/claims/export?id=${id}`, key: 'c' },
    { label: 'History', href: `/claims/${id}/history` },
    ...(trashed_at === null ? [{ label: 'Dossier', href: `/claims/${id}/dossier` }] : []),
    ...(may.canTrash ? [trash] : []),
  ];
}

function wordingActs({ id }: ClaimRow, areSeveral: boolean) {
  const compare = { label: 'Compare wordings', href: `/claims/${id}/collation` };
  return [...(areSeveral ? [compare] : []), { label: 'Search saved copies', href: `/claims/${id}/copies` }];
}

function quotePage({ claim, titles }: ClaimShown) {
  return {
    kicker: FORMS[claim.form],
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    role: titles.join('; ') || null,
    wrong: misattributionShown(claim),
    where: whereOf(claim),
  };
}

function restrictionPage({ ground_rule, embargoed_until }: ClaimRow) {
  return { word: GROUND_RULES[ground_rule], until: embargoed_until && instantInWords(embargoed_until) };
}

/** When and where it was said, as far as known. */
function whereOf(claim: ClaimRow) {
  const day = claim.said_on === null ? [] : [{ text: formatEdtf(claim.said_on) }];
  if (claim.occasion_id === null) return day;
  const occasion = { text: claim.occasion_name ?? '', href: `/occasions/${claim.occasion_id}` };
  const place = claim.occasion_place === null ? [] : [{ text: claim.occasion_place }];
  return [occasion, ...place, ...day];
}

/** A guessed language, with a link to confirm it for those who may. */
function guessPage({ id, language }: ClaimRow, canEdit: boolean) {
  return {
    language: wordLanguage(language),
    href: canEdit ? `/claims/${id}/edit#f-language_guessed` : null,
  };
}

function attributionCard(
  one: AttributionRow,
  claim: ClaimRow,
  may: { readonly edit: boolean; readonly trash: boolean },
) {
  const isReference = claim.reference_attribution_id === one.id;
  const note: [string, string][] = one.note === null ? [] : [['Note', one.note]];
  return {
    id: one.id,
    wording: one.wording,
    differs: one.wording !== null && differsFrom(claim, one.wording, one.language),
    lang: one.language ?? claim.language ?? 'und',
    form: one.form ?? claim.form,
    source: {
      title: one.outlet_name === null ? one.source_title : `${one.outlet_name}: ${one.source_title}`,
      href: `/sources/${one.source_id}`,
    },
    tier:
      one.tier === null ? null : { primary: 'primary', issuer: 'official', secondary: 'secondary' }[one.tier],
    rank: one.rank === 'normal' ? null : RANKS[one.rank],
    meta: [...attributionFacts(one), ...note].map(([term, text]) => ({ term, text })),
    isReference,
    acts: may.edit ? actsOn(one, claim, { isReference, canTrash: may.trash }) : [],
  };
}

/** Whether a source prints other words than the quotation; spelling and typography do not matter. */
function differsFrom({ text, language }: ClaimRow, wording: string, own: string | null): boolean {
  return isComparable(own, language) && fold(wording) !== fold(text);
}

function actsOn(
  one: AttributionRow,
  claim: ClaimRow,
  { isReference, canTrash }: { readonly isReference: boolean; readonly canTrash: boolean },
) {
  const edit = {
    label: 'Edit',
    href: `/attributions/${one.id}/edit`,
    about: `the wording of ${one.source_title}`,
  };
  const trash = {
    label: 'Move to the trash',
    action: `/attributions/${one.id}/trash`,
    version: one.version,
    danger: true,
    about: `the wording of ${one.source_title}`,
  };
  // The reference cannot be trashed; a request to do so gets an explanation.
  const last = canTrash && !isReference ? [trash] : [];
  if (isReference || one.wording === null) return [edit, ...last];
  const take = {
    label: 'Use this wording',
    action: `/claims/${claim.id}/reference`,
    version: claim.version,
    sends: { attribution_id: String(one.id) },
    about: `from ${one.source_title}`,
  };
  return [edit, take, ...last];
}

function linkPage(link: LinkRow, claimId: number, viewer: Viewer) {
  const word = link.back ? LINK_KINDS_BACK[link.kind] : LINK_KINDS[link.kind];
  const action = `/claims/${claimId}/links/${link.id}/trash`;
  return {
    word,
    href: `/claims/${link.other_id}`,
    text: link.other_text,
    lang: link.other_language,
    form: link.other_form,
    wrong: misattributionShown(link),
    note: link.note,
    acts: reaches(viewer.role, 'editor')
      ? [{ label: 'Unlink', action, danger: true, about: word.replace(/:$/, '') }]
      : [],
  };
}
