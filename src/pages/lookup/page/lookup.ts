import type { Excerpts } from '../../../checking/comparisons/excerpt-store.js';
import { DOUBLE_MARKS } from '../../../engines/reading/regions/characters.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { fieldsWith, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howMany, listed } from '../../../platform/lib/text/how-many.js';
import { mayWrite, type Viewer } from '../../../platform/viewer.js';
import { citedIn } from '../model/answers.js';
import type { LookupKind } from '../model/found.js';
import type { AnswerState } from '../model/remarks.js';
import { claimsIn, type LookedUp } from '../model/shown.js';
import { warningsOf } from '../model/warnings.js';
import { answerPage } from './answer.js';
import { citeHref } from './claim.js';

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
        hint: 'Used where your text does not name who said it.',
      }),
    ],
    found: looked === null ? null : foundPage(looked.up, looked.excerpts, viewer),
  };
}

function foundPage(up: LookedUp, excerpts: Excerpts, viewer: Viewer) {
  const { answers, unanswered } = up;
  const isOnly = answers.length === 1;
  const isNothing = answers.every(({ claims, copies }) => claims.length === 0 && copies?.length === 0);
  return {
    summary: isOnly ? summaryOf(up) : countsOf(up),
    states: isOnly ? null : statesOf(up),
    warnings: warningsPage(up),
    areCreditsRead: up.areCreditsRead,
    areCopiesSearched: answers.every(({ copies }) => copies !== null),
    cite: citePage(up),
    isOnly,
    answers: answers.map((answer) => answerPage(answer, excerpts, viewer, isOnly)),
    unanswered:
      unanswered === 0
        ? null
        : `Not looked up: ${howMany(unanswered, 'more quotation')}. Look up a part of the text.`,
    empty: isNothing ? emptyPage(up, viewer) : null,
  };
}

function warningsPage(up: LookedUp) {
  const words = warningsOf(up);
  const isWrong = claimsIn(up).some(({ claim }) => claim.status === 'misattributed');
  return words.length === 0 ? null : { words, status: isWrong ? 'misattributed' : 'disputed' };
}

function citePage({ answers }: LookedUp) {
  const ids = citedIn(answers);
  if (ids.length === 0) return null;
  return { href: citeHref(ids), label: ids.length === 1 ? 'Copy citation' : 'Copy citations' };
}

/** `4 of 15 quotations match the record` */
function countsOf({ answers }: LookedUp): string {
  const count = answers.filter(({ stands }) => stands).length;
  return `${count} of ${answers.length} quotations ${count === 1 ? 'matches' : 'match'} the record`;
}

/** `1 credited to someone else, 2 not on record` */
function statesOf({ answers }: LookedUp): string | null {
  const parts = STATES.flatMap(([state, words]) => {
    const count = answers.filter((one) => one.state === state && !one.stands).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return parts.length === 0 ? null : listed(parts);
}

const STATES: readonly (readonly [AnswerState, string])[] = [
  ['another_speaker', 'credited to someone else'],
  ['not_asserted', 'denied, conditional or second-hand'],
  ['differs', 'with different wording'],
  ['reported_only', 'on record only as a reported statement'],
  ['on_record', 'on record but in doubt'],
  ['in_copy', 'in saved copies only'],
  ['not_on_record', 'not on record'],
];

/** Of one quotation: `Found: 2 with the same words and 1 saved copy` */
function summaryOf(up: LookedUp): string {
  const [copies, claims] = [up.answers[0]?.copies ?? null, claimsIn(up)];
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
      {
        label: 'Search for some of the words',
        href: search,
        text: 'It may be on record with different wording.',
      },
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
