import type { Excerpts } from '../../checking/comparisons/excerpt-store.js';
import { placed, placeOf, sourcesIn } from '../../checking/comparisons/section.js';
import { partsOf } from '../../derived/search/model/highlight.js';
import { matchRow } from '../../derived/match/section.js';
import { checksShown } from '../../derived/status/model/checks.js';
import { misattributionShown } from '../../derived/status/model/misattribution.js';
import { shortWords } from '../../engines/text/short-words.js';
import { fieldsWith, type Typed } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { howMany, listed } from '../../platform/lib/text/how-many.js';
import { mayWrite, type Viewer } from '../../platform/viewer.js';
import { isRestricted } from '../../record/claims/model.js';
import { ATTRIBUTION_STATUSES, GROUND_RULES } from '../../vocabulary.js';
import { drawnOf } from './model/drawn.js';
import { KIND_WORDS, type LookupKind } from './model/found.js';
import type { LookedUp, ShownClaim, ShownCopy } from './model/shown.js';

/** The form, and below it what was found; null before anything was looked up. */
export function lookupPage(
  typed: Typed,
  errors: readonly FieldError[],
  looked: { readonly up: LookedUp; readonly excerpts: Excerpts } | null,
  viewer: Viewer,
) {
  const field = fieldsWith(typed, errors);
  return {
    errors,
    fields: [
      field('text', 'Sentence or paragraph', { kind: 'textarea', rows: 4, words: true, lang: '', required: true }),
      field('speaker', 'Speaker', { kind: 'text', optional: true, hint: 'To see whether anyone else said it.' }),
    ],
    found: looked === null ? null : foundPage(looked.up, looked.excerpts, viewer),
  };
}

function foundPage(up: LookedUp, excerpts: Excerpts, viewer: Viewer) {
  const groups = KINDS.flatMap((kind) => {
    const claims = up.claims.filter(({ found }) => found.kind === kind);
    if (claims.length === 0) return [];
    return [{ id: kind.replace('_', '-'), title: KIND_WORDS[kind], claims: claims.map((one) => claimPage(one, up)) }];
  });
  const citable = up.claims.filter(({ claim }) => !isRestricted(claim));
  return {
    summary: summaryOf(up),
    cite:
      citable.length === 0
        ? null
        : { href: citeHref(citable.map(({ claim }) => claim.id)), label: citable.length === 1 ? 'Copy citation' : 'Copy citations' },
    groups,
    left: up.left === 0 ? null : `${howMany(up.left, 'more quotation')} with similar words not shown. Look up a longer or a more exact text.`,
    copies: up.copies === null ? null : copiesPage(up.copies, excerpts, viewer),
    empty: up.claims.length === 0 && up.copies?.length === 0 ? emptyPage(up, viewer) : null,
  };
}

const KINDS = Object.keys(KIND_WORDS) as LookupKind[];

/** `2 quotations with the same words, one in a saved copy alone` */
function summaryOf({ claims, copies }: LookedUp): string {
  const counts = SUMMARY.flatMap(([kind, words]) => {
    const count = claims.filter(({ found }) => found.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const inCopies = copies === null ? 'saved copies were not searched' : copies.length === 0 ? null : `${howMany(copies.length, 'saved copy', 'saved copies')} without a quotation`;
  const all = [...counts, ...(inCopies === null ? [] : [inCopies])];
  return all.length === 0 ? 'Not on record' : `Found: ${listed(all)}`;
}

const SUMMARY: readonly (readonly [LookupKind, string])[] = [
  ['same', 'with the same words'],
  ['nearly', 'with nearly the same words'],
  ['part_of', 'longer'],
  ['contains', 'in your text'],
  ['translation', 'in translation'],
];

function citeHref(ids: readonly number[]): string {
  return `/claims/export?${new URLSearchParams(ids.map((id): [string, string] => ['id', String(id)]))}`;
}

function claimPage(shown: ShownClaim, { speaker }: LookedUp) {
  const { claim, source } = shown;
  const { saved, typed, notes } = drawnOf(shown.found);
  const isOwn = shown.found.wording?.attributionId === null;
  return {
    id: claim.id,
    href: `/claims/${claim.id}`,
    ...quotationOf(shown, isOwn ? saved : null),
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    checks: checksShown(claim.status_checks),
    match: matchRow(claim.match),
    wrong: misattributionShown(claim),
    speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
    date: claim.said_on,
    source: source && { href: `/sources/${source.id}`, title: shortWords(source.title, MAX_TITLE_LENGTH), lang: source.language, outlet: source.outlet_name },
    lock: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    lines: [
      ...(isOwn || shown.found.wording === null ? [] : [{ label: 'In another wording', parts: saved ?? [plain(shown.found.wording.text)] }]),
      ...(typed === null ? [] : [{ label: 'Your text', parts: shortPieces(typed) }]),
    ],
    notes: [...(shown.isOtherSpeaker ? [`Said by another, not by ${speaker}`] : []), ...notes],
    alsoBy: shown.alsoBy.map((other) => ({ href: `/claims/${other.id}`, name: other.speaker_name })),
    translates: shown.found.linkedTo,
    cite: isRestricted(claim) ? null : citeHref([claim.id]),
  };
}

const MAX_TITLE_LENGTH = 80;
/** A longer quotation is shown around the part that was looked up. */
const MAX_DRAWN_UTF16 = 1_200;
const MAX_AROUND_UTF16 = 600;

/** The words of a claim, with the differences drawn in them; without any, cut as in other rows. */
function quotationOf({ claim, found }: ShownClaim, pieces: ReturnType<typeof drawnOf>['saved']) {
  const words = { text: claim.text, lang: claim.language ?? 'und', form: claim.form, isCut: pieces === null };
  if (pieces === null || claim.text.length <= MAX_DRAWN_UTF16) return { ...words, pieces };
  const places = (found.comparison?.spans ?? []).map(([start, end]) => ({ start, end }));
  places.sort((one, other) => one.start - other.start);
  return { ...words, pieces: partsOf(claim.text, places, MAX_AROUND_UTF16) };
}

/** Longer pieces lose their middle. */
const MAX_PIECE_UTF16 = 300;

function shortPieces<P extends { readonly text: string }>(pieces: readonly P[]): P[] {
  return pieces.map((piece) => (piece.text.length <= MAX_PIECE_UTF16 ? piece : { ...piece, text: withoutMiddle(piece.text) }));
}

function withoutMiddle(text: string): string {
  const half = MAX_PIECE_UTF16 / 2;
  const head = text.slice(0, half).replace(/(?:\s\S{0,40}|[\ud800-\udbff])$/, '');
  const tail = text.slice(-half).replace(/^(?:\S{0,40}\s|[\udc00-\udfff])/, '');
  return `${head} … ${tail}`;
}

function plain(text: string) {
  return { text, found: false };
}

function copiesPage(copies: readonly ShownCopy[], excerpts: Excerpts, viewer: Viewer) {
  const passages = new Map(copies.map(({ passage, wording }) => [wording, passage.text]));
  return sourcesIn(copies.map(({ wording }) => wording)).map((own) => {
    const [{ copy, comparison }] = own;
    const words = passages.get(own[0]) ?? '';
    const place = placeOf(
      { wording: words, source_title: copy.source_title, being_compared: false, comparing_gave_up: null },
      own.map(placed),
      excerpts,
      null,
    );
    const isLong = words.length > MAX_PIECE_UTF16;
    const at = spansInAddress(comparison.spans);
    const enter = { label: 'Enter as a quotation', href: `/claims/new?source=${copy.source_id}&snapshot=${copy.id}&at=${at}`, about: `from ${copy.source_title}` };
    return {
      level: 'h3',
      source: { title: copy.source_title, href: `/sources/${copy.source_id}` },
      wording: isLong ? shortWords(words, MAX_PIECE_UTF16) : words,
      lang: copy.language ?? '',
      form: null,
      inPlace: isLong ? { ...place, wording: null } : place,
      acts: mayWrite(viewer) && comparison.spans.length > 0 ? [enter] : [],
    };
  });
}

/** Maximum number of passages that the form of a quotation takes. */
const MAX_PASSAGES = 20;

function spansInAddress(spans: readonly (readonly [number, number])[]): string {
  if (spans.length <= MAX_PASSAGES) return spans.map(([start, end]) => `${start}-${end}`).join(',');
  return `${Math.min(...spans.map(([start]) => start))}-${Math.max(...spans.map(([, end]) => end))}`;
}

function emptyPage({ text }: LookedUp, viewer: Viewer) {
  const search = `/claims?${new URLSearchParams({ q: shortWords(text, 60).replace(/[“”"…]/g, '').trim() })}`;
  return {
    title: 'Not on record',
    text: 'Looked at: all quotations and their other wordings, for the same words, nearly the same, a part or the whole of your text; translations linked to them; and all saved copies.',
    steps: [
      { label: 'Search for some of the words', href: search, text: 'In other words it may be on record.' },
      ...(mayWrite(viewer)
        ? [
            { label: 'Save a copy of a source that has it', href: '/sources', text: 'Saved copies are searched as soon as they are saved.' },
            { label: 'Add the quotation', href: '/claims/new', text: 'With the source in which you read it.' },
          ]
        : []),
    ],
  };
}
