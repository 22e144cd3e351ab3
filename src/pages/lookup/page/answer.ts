import type { Excerpts } from '../../../checking/comparisons/excerpt-store.js';
import { quoted } from '../../../checking/comparisons/model/quoted.js';
import { shortWords } from '../../../engines/text/short-words.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import type { Viewer } from '../../../platform/viewer.js';
import { KIND_WORDS, type LookupKind } from '../model/found.js';
import { printedForm } from '../model/items.js';
import type { AnswerState } from '../model/remarks.js';
import { type Answer, wholeAnswer } from '../model/shown.js';
import { warningsOf } from '../model/warnings.js';
import { claimPage } from './claim.js';
import { copiesPage } from './copies.js';

const MAX_WORDS_UTF16 = 300;

/** A quotation of the text with its own answer. @param isOnly whether the text has no other: its words stand in the form */
export function answerPage(answer: Answer, excerpts: Excerpts, viewer: Viewer, isOnly: boolean) {
  const { n, item, state, stands, claims, copies, left } = answer;
  return {
    n,
    id: `q-${n}`,
    words: isOnly ? null : shortWords(item.text, MAX_WORDS_UTF16),
    form: printedForm(item),
    credit: isOnly || answer.answeredFor.instead !== null ? null : creditOf(answer),
    state,
    icon: ICONS[state],
    isRefused: state === 'another_speaker' || state === 'not_asserted' || state === 'differs',
    stands,
    says: wholeAnswer(answer),
    groups: isOnly ? KINDS.flatMap((kind) => groupPage(kind, answer)) : [],
    claims: isOnly ? [] : claims.map((one) => claimPage(answer, one, true)),
    left: left === 0 ? null : `Not shown: ${howMany(left, 'more quotation')} with similar words.`,
    areCopiesSearched: copies !== null,
    copies: copiesPage(answer, excerpts, viewer),
  };
}

/** `Your text credits Ilse Marren`, `Your text credits ‘she’` */
function creditOf({ item: { name, credit } }: Answer): string {
  if (name !== null) return `Your text credits ${name}`;
  return credit.mention === null
    ? 'Your text credits nobody by name'
    : `Your text credits ${quoted(credit.mention)}`;
}

function groupPage(kind: LookupKind, answer: Answer) {
  const own = answer.claims.filter(({ found }) => found.kind === kind);
  if (own.length === 0) return [];
  // Of one quotation alone, its warnings are the answer above it.
  const told = answer.claims.length === 1 ? warningsOf({ answers: [answer] }) : [];
  const rows = own.map((one) => claimPage(answer, one, false, told));
  return [{ id: kind.replace('_', '-'), title: KIND_WORDS[kind], claims: rows }];
}

const KINDS = Object.keys(KIND_WORDS) as LookupKind[];

const ICONS: Readonly<Record<AnswerState, string>> = {
  another_speaker: 'warning',
  not_asserted: 'warning',
  differs: 'warning',
  reported_only: 'warning',
  not_on_record: 'help',
  in_copy: 'more',
  on_record: 'check',
};
