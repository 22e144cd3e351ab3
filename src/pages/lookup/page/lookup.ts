import type { Excerpts } from '../../../checking/comparisons/excerpt-store.js';
import { DOUBLE_MARKS } from '../../../engines/reading/regions/characters.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany, listed } from '../../../platform/lib/text/how-many.js';
import { mayWrite, type Viewer } from '../../../platform/viewer.js';
import { isRestricted } from '../../../record/claims/model.js';
import { KIND_WORDS, type LookupKind } from '../model/found.js';
import type { LookedUp } from '../model/shown.js';
import { warningsOf } from '../model/warnings.js';
import { citeHref, claimPage } from './claim.js';
import { copiesPage } from './copies.js';

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
      field('text', 'Sentence or paragraph', {
        kind: 'textarea',
        rows: 4,
        words: true,
        lang: '',
        required: true,
      }),
      field('speaker', 'Speaker', {
        kind: 'text',
        optional: true,
        hint: 'To see whether it is recorded under another name.',
      }),
    ],
    found: looked === null ? null : foundPage(looked.up, looked.excerpts, viewer),
  };
}

function foundPage(up: LookedUp, excerpts: Excerpts, viewer: Viewer) {
  return {
    summary: summaryOf(up),
    warnings: warningsPage(up),
    areCreditsRead: up.areCreditsRead || up.claims.length === 0,
    cite: citePage(up),
    groups: KINDS.flatMap((kind) => groupPage(kind, up)),
    left:
      up.left === 0
        ? null
        : `Not shown: ${howMany(up.left, 'more quotation')} with similar words. Look up a longer or more exact text.`,
    copies: up.copies === null ? null : copiesPage(up.copies, excerpts, viewer),
    empty: up.claims.length === 0 && up.copies?.length === 0 ? emptyPage(up, viewer) : null,
  };
}

function warningsPage(up: LookedUp) {
  const words = warningsOf(up);
  const isWrong = up.claims.some(({ claim }) => claim.status === 'misattributed');
  return words.length === 0 ? null : { words, status: isWrong ? 'misattributed' : 'disputed' };
}

function citePage({ claims }: LookedUp) {
  const ids = claims.filter(({ claim }) => !isRestricted(claim)).map(({ claim }) => claim.id);
  if (ids.length === 0) return null;
  return { href: citeHref(ids), label: ids.length === 1 ? 'Copy citation' : 'Copy citations' };
}

function groupPage(kind: LookupKind, { claims }: LookedUp) {
  const own = claims.filter(({ found }) => found.kind === kind);
  if (own.length === 0) return [];
  const rows = own.map(claimPage);
  return [{ id: kind.replace('_', '-'), title: KIND_WORDS[kind], claims: rows }];
}

const KINDS = Object.keys(KIND_WORDS) as LookupKind[];

/** `Found: 2 with the same words and 1 saved copy` */
function summaryOf({ claims, copies }: LookedUp): string {
  const counts = SUMMARY.flatMap(([kind, words]) => {
    const count = claims.filter(({ found }) => found.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const inCopies =
    copies === null
      ? 'saved copies were not searched'
      : copies.length === 0
        ? null
        : `${copies.length} saved ${copies.length === 1 ? 'copy' : 'copies'}`;
  const all = [...counts, ...(inCopies === null ? [] : [inCopies])];
  return all.length === 0 ? 'Not on record' : `Found: ${listed(all)}`;
}

const SUMMARY: readonly (readonly [LookupKind, string])[] = [
  ['same', 'with the same words'],
  ['nearly', 'with nearly the same words'],
  ['part_of', 'longer'],
  ['contains', 'in your text'],
  ['alike', 'alike in some words only'],
  ['translation', 'in translation'],
];

const SEARCH_SIGNS = new RegExp(`[${DOUBLE_MARKS}…]`, 'g');

function emptyPage({ text }: LookedUp, viewer: Viewer) {
  const search = `/claims?${new URLSearchParams({
    q: shortWords(text, 60).replace(SEARCH_SIGNS, '').trim(),
  })}`;
  return {
    title: 'Searched',
    text: 'All quotations with their other wordings and linked translations, and all saved copies.',
    steps: [
      { label: 'Search for some of the words', href: search, text: 'It may be on record in other words.' },
      ...(mayWrite(viewer)
        ? [
            {
              label: 'Save a copy of a source that has it',
              href: '/sources',
              text: 'A saved copy can be searched at once.',
            },
            {
              label: 'Add the quotation',
              href: '/claims/new',
              text: 'With the source you read it in.',
            },
          ]
        : []),
    ],
  };
}
