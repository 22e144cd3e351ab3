import type { InPlace } from '../../../checking/comparisons/section.js';
import type { ComparisonOfClaim } from '../../../checking/comparisons/store.js';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { recalledBy, recalledSentence, throughVoice } from '../../../derived/match/model/recalled.js';
import { isOfRecord } from '../../../derived/match/model/sentence.js';
import { matchStrip } from '../../../derived/match/section.js';
import { misattributionShown } from '../../../derived/status/model/misattribution.js';
import { besideStatus, waitingOf } from '../../../derived/status/model/reason.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { instantInWords } from '../../../platform/lib/fields/typed-instant.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import type { AttributionRow } from '../../../record/attributions/row-store.js';
import { isRestricted } from '../../../record/claims/model.js';
import { claimFacts } from '../../../record/claims/section.js';
import type { ClaimRow, LinkRow } from '../../../record/claims/store.js';
import {
  ATTRIBUTION_STATUSES,
  FORMS,
  GROUND_RULES,
  LINK_KINDS,
  LINK_KINDS_BACK,
} from '../../../vocabulary.js';
import { type ChainShown, chainPage } from './chain.js';
import { openFirst, sourcePanel } from './panels.js';
import { sourceName } from './source-name.js';
import { sourceTable } from './source-table.js';

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
  const { claim, wordings, chain } = shown;
  const isTrashed = claim.trashed_at !== null;
  const canEdit = mayWrite(viewer) && !isTrashed;
  const inPart = new Set(wordings.attributions.map(({ id }) => id));
  const match = stripPage(claim.match, wordings.attributions);
  return {
    ...wordingsPart(shown, places, viewer, match?.text),
    quote: quotePage(shown),
    restriction: isRestricted(claim) ? restrictionPage(claim) : null,
    match,
    guess: claim.language_guessed === 1 ? guessPage(claim, canEdit) : null,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status], ...besideStatus(claim) },
    waiting: waitingOf(claim),
    summary: claim.summary,
    note: claim.note,
    facts: claimFacts(claim),
    tags: shown.tags.map(({ name }) => ({ name, href: `/claims?${new URLSearchParams({ tag: name })}` })),
    sources: sourceTable(chain, inPart, places, wordings.matches),
    chain: chainPage(chain),
    linked: linksPart(claim, shown.links, viewer),
    canEdit,
    menu: menuOf(claim, {
      canTrash: reaches(viewer.role, 'editor') && !isTrashed,
      areSeveral: chain.whole.nodes.length > 1,
    }),
    isTrashed,
  };
}

/** The sources that have the forms for a saved copy on the page itself: more would make it heavy. */
const MAX_KEEP_FORMS = 5;

/**
 * A part of the sources of a claim, for its page and for the pages of the other parts.
 * @param strip what the page says above of the match, and so not again beside its source
 */
export function wordingsPart(
  { claim, wordings, chain }: Pick<ClaimShown, 'claim' | 'wordings' | 'chain'>,
  places: ReadonlyMap<number, InPlace>,
  viewer: Viewer,
  strip: string | null = null,
) {
  const canEdit = mayWrite(viewer) && claim.trashed_at === null;
  const may = { edit: canEdit, trash: canEdit && reaches(viewer.role, 'editor') };
  const { attributions, next } = wordings;
  const ids = chain.whole.nodes.map(({ attribution }) => attribution.id);
  const before = ids.filter((id) => id < (attributions[0]?.id ?? 0)).length;
  const count = `${before + 1} to ${before + attributions.length} of ${ids.length}`;
  const names = new Map([...chain.first, ...attributions].map((one) => [one.id, sourceName(one)]));
  const withoutCopy = attributions.filter(({ held, wording }) => !held && wording !== null);
  const withForms = new Set(withoutCopy.slice(0, MAX_KEEP_FORMS).map(({ id }) => id));
  const panels = attributions.map((one) =>
    sourcePanel(one, {
      claim,
      place: places.get(one.id) ?? null,
      match: wordings.matches.get(one.id),
      from: names.get(one.relayed_from_id ?? 0) ?? null,
      strip: one.id === claim.match.attribution_id ? strip : null,
      viewer,
      hasForms: withForms.has(one.id),
      may,
    }),
  );
  return {
    id: claim.id,
    panels: openFirst(panels, claim),
    count: attributions.length < ids.length ? count : null,
    nextHref: next && partHref(claim.id, 'attributions', next),
    isCompared: places.size > 0,
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

/** The match of the claim, with a link to the panel that shows it. */
function stripPage(match: ClaimMatch, inPart: readonly AttributionRow[]) {
  const [strip, { attribution_id: id }] = [matchStrip(match, null), match];
  if (strip === null) return null;
  const shown = inPart.find((one) => one.id === id);
  const teller = shown?.recounted_by_name ?? null;
  const text = teller === null ? strip.text : `${strip.text} ${recalledSentence(teller)}`;
  const href = id === null ? null : shown ? `#attribution-${id}` : `/attributions/${id}`;
  const label = isOfRecord(match) ? 'Show source' : 'Compare';
  return { ...strip, text, link: href === null ? strip.link : { href, label } };
}

/** What is done less often with a claim. */
function menuOf(
  { id, version, trashed_at }: ClaimRow,
  may: { readonly canTrash: boolean; readonly areSeveral: boolean },
) {
  const trash = {
    label: 'Move to the trash',
    action: `/claims/${id}/trash`,
    version,
    danger: true,
    icon: 'trash',
  };
  return [
    { label: 'History', href: `/claims/${id}/history`, icon: 'history' },
    ...(trashed_at === null ? [{ label: 'Dossier', href: `/claims/${id}/dossier`, icon: 'print' }] : []),
    { label: 'Export', href: `/claims/export?id=${id}`, icon: 'download' },
    { label: 'Search saved copies', href: `/claims/${id}/copies`, icon: 'search' },
    ...(may.areSeveral ? [{ label: 'Compare wordings', href: `/claims/${id}/collation`, icon: 'list' }] : []),
    ...(may.canTrash ? [trash] : []),
  ];
}

function quotePage({ claim, titles, wordings }: ClaimShown) {
  const reference = wordings.attributions.find(({ id }) => id === claim.reference_attribution_id);
  return {
    kicker: FORMS[claim.form],
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    role: titles.join('; ') || null,
    voiced: reference?.voiced_by_name ? throughVoice(reference.voiced_by_name) : null,
    recalled: claim.recounted_by && recalledBy(claim.recounted_by),
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
