import type { Excerpts } from '../../checking/comparisons/excerpt-store.js';
import { comparingPart } from '../../checking/comparisons/section.js';
import { driftJson, driftSection } from '../../checking/drift/section.js';
import type { Drift } from '../../checking/drift/store.js';
import { matchJson } from '../../derived/match/section.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { claimRow } from '../../derived/status/section.js';
import type { Page } from '../../platform/db/queries/page-of.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { wordLanguage } from '../../platform/lib/text/word-language.js';
import { mayWrite, reaches, seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { SourceCheck } from '../../record/snapshots/check-store.js';
import { foundSection } from '../../record/snapshots/found-section.js';
import type { FoundDetails } from '../../record/snapshots/found-store.js';
import {
  checkedWords,
  checkJson,
  copyRows,
  failedCheck,
  foundSameAt,
} from '../../record/snapshots/section.js';
import type { Snapshot } from '../../record/snapshots/store.js';
import { authorsOf } from '../../record/sources/model.js';
import { creditFacts } from '../../record/sources/section.js';
import type { SourceAttribution, SourceRow } from '../../record/sources/store.js';
import { CONDITIONS, SOURCE_TYPES, TITLE_KINDS, TYPE_NOT_KNOWN } from '../../vocabulary.js';
import { sourceStanding } from './page/standing.js';

export interface SourceShown {
  readonly source: SourceRow;
  /** A part of them. */
  readonly attributions: Page<SourceAttribution>;
  /** The cursor of the part; null for the first. */
  readonly after: string | null;
  /** Empty where the viewer may not see them. */
  readonly snapshots: readonly Snapshot[];
  /** The last time it was fetched again. */
  readonly check: SourceCheck | null;
  readonly drifts: readonly Drift[];
  readonly excerpts: Excerpts;
  /** How many of its wordings are queued for comparison. */
  readonly waiting: number;
  /** What its newest copy has for its empty fields. */
  readonly found: FoundDetails | null;
}

export function sourcePage(shown: SourceShown, viewer: Viewer) {
  const { source, attributions, snapshots } = shown;
  const isTrashed = source.trashed_at !== null;
  const drift = driftSection(shown.drifts, shown.excerpts);
  return {
    id: source.id,
    title: source.title,
    lang: source.language,
    translatedTitle: source.translated_title,
    kind: source.type === null ? TYPE_NOT_KNOWN : SOURCE_TYPES[source.type],
    facts: factsOf(source),
    note: source.note,
    condition: source.condition === 'as_published' ? null : conditionOf(source),
    standing: sourceStanding(attributions.rows, shown.after === null && attributions.next === null),
    attributions: attributions.rows.map(attributionRow),
    firstHref: shown.after && `/sources/${source.id}#reports`,
    nextHref: attributions.next && `${partHref(source.id, '', attributions.next)}#reports`,
    comparing: comparingOf(source.id, shown.waiting, '#quotations, #changed'),
    found: shown.found && foundSection(shown.found, null),
    snapshots: copyRows(source.id, snapshots, shown.check),
    captureHref: captureOf(source.id, snapshots),
    // The same message where there is none and where they are restricted, so that it does not reveal which.
    noCopy: seesRestricted(viewer) ? 'No saved copies yet.' : 'No saved copies to show.',
    drift,
    checked: checkedWords(shown.check, drift[0]?.counts ?? null),
    failed: failedCheck(shown.check),
    canRecheck: mayWrite(viewer) && !isTrashed && source.url !== null,
    version: source.version,
    isTrashed,
    canEdit: mayWrite(viewer) && !isTrashed,
    canTrash: reaches(viewer.role, 'editor') && !isTrashed,
  };
}

/** Of its newest copy, and of a text to be pasted where it has none. */
function captureOf(sourceId: number, [newest]: readonly Snapshot[]): string {
  return newest?.erased_by === null ? `/capture?snapshot_id=${newest.id}` : `/capture?source_id=${sourceId}`;
}

/** That wordings of a source are being compared; null where none waits. @param shown the parts that this changes */
function comparingOf(sourceId: number, waiting: number, shown: string) {
  if (waiting === 0) return null;
  const what = waiting === 1 ? '1 quotation' : `${waiting.toLocaleString('en')} quotations`;
  return comparingPart(`/sources/${sourceId}`, `Comparing ${what} with the saved copies…`, shown);
}

/** The address of a part of a source's quotations. */
export function partHref(sourceId: number, suffix: string, after: string): string {
  return `/sources/${sourceId}${suffix}?${new URLSearchParams({ after })}`;
}

/** The words of the source, or those of the quotation where nobody has seen the source’s. */
function attributionRow(one: SourceAttribution) {
  const { wording, wording_form, wording_language, speaker_id, speaker_name: name } = one;
  const words = {
    text: wording ?? one.text,
    form: wording_form ?? one.form,
    language: wording_language ?? one.language,
  };
  const row = claimRow({ ...one, ...words }, { name, href: `/speakers/${speaker_id}` });
  if (wording !== null) return row;
  const { icon, text } = row.todo ?? { icon: 'help', text: '' };
  return { ...row, todo: { icon, text: text === '' ? CITED_ONLY : `${CITED_ONLY}; ${text}` } };
}

const CITED_ONLY = 'Cited only; not seen by us';

function factsOf(source: SourceRow) {
  const facts: readonly (readonly [string, string | null, string?])[] = [
    [
      'Outlet',
      source.outlet_name,
      source.outlet_id !== null && source.outlet_name !== null ? `/outlets/${source.outlet_id}` : undefined,
    ],
    ['Our own piece', source.outlet_is_ours === 1 ? 'Not counted as a source' : null],
    ['Title', source.title_is === 'title' ? null : TITLE_KINDS[source.title_is]],
    ['Part of', source.container_title],
    ...creditFacts(source.authors),
    ['Author', source.no_author === 1 ? 'No author given' : null],
    ['Published', publishedWords(source)],
    ['Accessed', source.accessed === null ? null : formatEdtf(source.accessed)],
    ['Web address', source.url, source.url ?? undefined],
    ['Archived copy', source.archive_url, source.archive_url ?? undefined],
    ['Language', wordLanguage(source.language)],
    ['Medium', source.medium],
    ['Genre', source.genre],
    ['Number', source.number],
    ['Account', source.account],
    ['Post number', source.post_id],
  ];
  return facts.flatMap(([term, text, href]) => (text === null ? [] : [{ term, text, href: href ?? null }]));
}

/** A missing date is left out, unless it is recorded that the source gives none. */
function publishedWords({ issued, no_date }: SourceRow): string | null {
  if (issued !== null) return formatEdtf(issued);
  return no_date === 1 ? 'The source gives no date' : null;
}

function conditionOf(source: SourceRow) {
  return { word: CONDITIONS[source.condition], on: source.condition_on, notice: source.condition_notice };
}

/** A source as JSON, with what its page shows. */
export function sourceShownJson({ source, attributions, snapshots, check, drifts }: SourceShown) {
  return {
    ...sourceJson(source),
    attributions: attributions.rows.map((one) => ({
      id: one.attribution_id,
      claim_id: one.id,
      wording: one.wording,
      match: matchJson(one.match),
      misattributed: misattributionOf(one),
    })),
    snapshots: snapshots.map(({ id, captured_at, text_sha256 }) => ({
      id,
      captured_at,
      text_sha256,
      found_same_at: foundSameAt(id, check),
    })),
    last_check: checkJson(check),
    drift: driftJson(drifts),
  };
}

/** A source as JSON: the keys that a write accepts, and computed ones. */
export function sourceJson(source: SourceRow) {
  const {
    created_at,
    created_by,
    updated_at,
    trashed_at,
    trashed_by,
    authors,
    issued_min,
    issued_max,
    accessed_min,
    accessed_max,
    outlet_name,
    outlet_kind,
    outlet_is_ours,
    outlet_id,
    no_author,
    no_date,
    ...plain
  } = source;
  return {
    ...plain,
    no_author: no_author === 1,
    no_date: no_date === 1,
    authors: authorsOf(authors),
    outlet: outlet_id === null || outlet_name === null ? null : { id: outlet_id, name: outlet_name },
    own_piece: outlet_is_ours === 1,
  };
}
