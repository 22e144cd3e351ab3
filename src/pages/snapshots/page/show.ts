import { noteHref } from '../../../checking/annotations/model.js';
import type { Note } from '../../../checking/annotations/store.js';
import { comparingPart } from '../../../checking/comparisons/section.js';
import type { ComparisonOnCopy } from '../../../checking/comparisons/store.js';
import type { ClaimMatch } from '../../../derived/match/model/claim-match.js';
import { creditedOrWrong } from '../../../derived/status/model/misattribution.js';
import { hasWordsAsText, kindOfMediaType } from '../../../engines/documents/kinds.js';
import type { Places } from '../../../engines/reading/places/places.js';
import type { Span } from '../../../engines/text/span.js';
import type { Headers } from '../../../platform/fetching/kept-headers.js';
import { mayWrite, reaches, type Viewer } from '../../../platform/viewer.js';
import type { Part } from '../../../record/snapshots/model/parts.js';
import { type Mismatch, mismatchInWords } from '../../../record/snapshots/model.js';
import type { Snapshot, SnapshotWithText } from '../../../record/snapshots/store.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { READINGS, type Reading, SNAPSHOT_WAYS, VERDICTS } from '../../../vocabulary.js';
import { contentsOf } from './contents.js';
import { factsOf, headersOf } from './facts.js';
import { encodingOptions } from './index.js';
import { marginItem } from './margin.js';
import type { CopyMark } from './marks.js';
import { groupsOf, locatorsOf, paragraphsOf } from './paragraphs.js';

export interface CopyShown {
  readonly source: SourceRow;
  readonly snapshot: SnapshotWithText;
  readonly mismatch: Mismatch;
  /** The pages and times of the original. */
  readonly places: Places;
  readonly marks: readonly CopyMark[];
  /** Of the quotations marked, by attribution. */
  readonly matches: ReadonlyMap<number, ClaimMatch>;
  /** Attributions whose words were looked for and not found in it. */
  readonly missing: readonly ComparisonOnCopy[];
  /** Notes on older copies whose words are not in it. */
  readonly gone: readonly Note[];
  readonly parts: readonly Part[];
  readonly part: Part;
  readonly passage: Span | null;
  /** The claim after which the next one from this copy is entered. */
  readonly like: string | null;
  /** How many wordings of the source are queued for comparison. */
  readonly waiting: number;
  readonly viewer: Viewer;
}

export function snapshotPage(shown: CopyShown) {
  const { source, snapshot } = shown;
  const reading = headersOf(snapshot)?.[':reading'] as Reading | undefined;
  const base = `/sources/${source.id}/snapshots/${snapshot.id}`;
  return {
    id: snapshot.id,
    title: source.title,
    sourceHref: `/sources/${source.id}`,
    base,
    lang: source.language,
    how: SNAPSHOT_WAYS[snapshot.how],
    keptBy: snapshot.captured_by_name,
    capturedAt: snapshot.captured_at,
    facts: factsOf(snapshot),
    text: snapshot.text === null || snapshot.text === '' ? null : textOf(shown, snapshot.text, base),
    noText: reading === 'locked' || reading === 'no_text' ? `${READINGS[reading]}.` : null,
    isErased: snapshot.text === null,
    mismatch: mismatchInWords(shown.mismatch),
    encoding: encodingOf(shown, base),
    comparing: comparingShown(shown, base),
    missing: [...shown.missing.map(missingRow), ...shown.gone.map(goneRow)],
    sha256: snapshot.text_sha256,
    rawSha256: snapshot.raw_sha256,
    isTrashed: snapshot.trashed_at !== null,
    newClaim: newClaimOf(shown),
    acts: actsOf(shown, base),
  };
}

/** That wordings are still compared with the copies of its source, and which parts of the page that changes. */
function comparingShown({ source, waiting }: CopyShown, base: string) {
  if (waiting === 0) return null;
  const part = comparingPart(
    `/sources/${source.id}`,
    'Comparing quotations with this copy…',
    '#words, #missing',
  );
  return { ...part, href: base };
}

function actsOf({ snapshot, viewer }: CopyShown, base: string) {
  const { bytes, trashed_at, version } = snapshot;
  const canTrash = mayWrite(viewer) && reaches(viewer.role, 'editor') && trashed_at === null;
  const trash = { label: 'Move to the trash', action: `${base}/trash`, version, danger: true };
  return [
    ...(bytes === null ? [] : [{ label: 'Download saved file', href: `${base}/raw` }]),
    ...(canTrash ? [trash] : []),
  ];
}

/** The link to a new claim from its words; null for those who may not, and for a copy without text. */
function newClaimOf({ source, snapshot, passage, viewer, like }: CopyShown) {
  if (!mayWrite(viewer) || snapshot.trashed_at !== null || !snapshot.text) return null;
  const words = passage && snapshot.text.slice(...passage);
  return {
    href: `/claims/new?source=${source.id}&snapshot=${snapshot.id}${like === null ? '' : `&like=${like}`}`,
    sends: { source: source.id, snapshot: snapshot.id, ...(like !== null && { like }) },
    words,
    field: {
      ...{ form: 'claim', name: 'exact', label: 'Text of the quotation', kind: 'textarea', rows: 3 },
      ...{ lang: source.language, value: words },
      hint: 'Copy it from the text. Separate two passages of one quotation with an empty line.',
    },
  };
}

/** The form for another encoding; null for a copy without a choice. */
function encodingOf({ snapshot, viewer }: CopyShown, base: string) {
  const kind = kindOfMediaType(snapshot.media_type);
  const isReadable = kind !== null && hasWordsAsText(kind) && snapshot.how !== 'paste';
  if (!isReadable || snapshot.bytes === null || !snapshot.text || snapshot.trashed_at !== null) return null;
  const notice = encodingNotice(headersOf(snapshot) ?? {});
  if (!mayWrite(viewer) && notice === null) return null;
  return {
    notice,
    action: mayWrite(viewer) ? `${base}/readings` : null,
    field: {
      ...{ form: 'reading', name: 'encoding', label: 'Encoding', kind: 'select', value: '', required: true },
      options: encodingOptions('Choose an encoding'),
      hint: 'Saved as a new copy; this one stays.',
    },
  };
}

/** Says how the text was decoded, if that may be wrong. */
function encodingNotice(headers: Headers): string | null {
  const guessed = headers[':encoding-guessed'];
  if (guessed !== undefined) return `Encoding guessed: ${guessed}. If letters look wrong, choose another.`;
  return headers[':encoded-twice'] === undefined
    ? null
    : 'Garbled characters in the file (such as â€™) were repaired. If letters look wrong, choose an encoding.';
}

/** Maximum number of margin items unfolded at a paragraph: more would move the text apart. */
const MAX_MARGIN_ITEMS = 3;

function textOf(shown: CopyShown, text: string, base: string) {
  const { source, part } = shown;
  const marks = shown.marks.map((mark, index) => ({ number: index + 1, mark }));
  const locators = locatorsOf(shown.places);
  const place = {
    ...{ text, base, sourceHref: `/sources/${source.id}` },
    ...{ lang: source.language, url: source.url, from: part.start, matches: shown.matches },
  };
  const paragraphs = paragraphsOf(text, { part, marks, locators, passage: shown.passage }).map(
    ({ begins, ...paragraph }) => ({
      ...paragraph,
      margin: begins.slice(0, MAX_MARGIN_ITEMS).map((one) => marginItem(one, place)),
      folded: begins.slice(MAX_MARGIN_ITEMS).map((one) => marginItem(one, place)),
    }),
  );
  return {
    from: part.start,
    hasLocators: locators.length > 0,
    key: keyOf(paragraphs.flatMap(({ runs }) => runs)),
    groups: groupsOf(paragraphs),
    contents: contentsOf(text, { base, marks, part, parts: shown.parts }),
  };
}

const KEY = [
  { look: 'quoted', label: 'Quotation', meaning: null },
  { look: 'noted', label: 'Note', meaning: null },
  { look: 'unlike', label: 'Bold, wavy underline', meaning: 'the wording differs' },
] as const;

/** What the marks of a part mean: of those alone that it has. */
function keyOf(runs: readonly { readonly look: string | null }[]) {
  const looks = new Set(runs.flatMap(({ look }) => look?.split(' ') ?? []));
  return KEY.filter(({ look }) => looks.has(look));
}

/** A row for words that are not in this copy, or could not be compared with it. */
function missingRow(one: ComparisonOnCopy) {
  return {
    href: `/attributions/${one.attribution_id}`,
    words: one.wording,
    lang: one.wording_language,
    who: creditedOrWrong(one),
    said: VERDICTS[one.verdict],
    form: one.form,
  };
}

function goneRow(note: Note) {
  return {
    href: noteHref(`/sources/${note.on_source_id}/snapshots/${note.snapshot_id}`, note.id),
    words: note.selector_exact ?? '',
    lang: note.source_language,
    who: note.author_name,
    said: 'Note on an older copy; its passage is not in this one',
    form: 'direct',
  };
}

/** @param mismatch what does not match its SHA-256; undefined where that was not checked */
export function snapshotJson(snapshot: Snapshot | SnapshotWithText, mismatch?: Mismatch) {
  const { captured_by, erased_by, trashed_at, trashed_by, captured_by_name, headers, bytes, ...plain } =
    snapshot;
  return {
    ...plain,
    size: bytes,
    headers: headersOf(snapshot),
    captured_by: { id: captured_by, name: captured_by_name },
    erased: erased_by !== null,
    ...(mismatch !== undefined && { mismatch }),
  };
}
