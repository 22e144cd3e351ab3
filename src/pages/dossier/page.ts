import type { Note, NoteThread } from '../../checking/annotations/store.js';
import { recalledBy } from '../../derived/match/model/recalled.js';
import { setAsidesShown } from '../../derived/set-asides/section.js';
import { misattributionShown } from '../../derived/status/model/misattribution.js';
import { NOT_WHETHER_SO, sentenceUnder } from '../../derived/status/model/reason.js';
import { ComparisonBudget, compareWords } from '../../engines/text/differences.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { howMany } from '../../platform/lib/text/how-many.js';
import { ANONYMOUS } from '../../platform/viewer.js';
import { isRestricted } from '../../record/claims/model.js';
import { claimFacts } from '../../record/claims/section.js';
import { ATTRIBUTION_STATUSES, FORMS, GROUND_RULES, MOTIVATIONS, SEARCH_OUTCOMES } from '../../vocabulary.js';
import { type Part, ROWS_IN_A_PART } from './model.js';
import { facetsShown } from './page/findings.js';
import { attributionsShown, chainShown, copiesShown } from './page/sources.js';
import type { DossierRows } from './store.js';

/** Who printed it and when; `address` is null where the instance has no public one. */
export interface Making {
  readonly by: string;
  readonly at: string;
  readonly address: string | null;
}

/** One claim's dossier, with the running head of its pages. */
function claimDossier(rows: DossierRows, making: Making, budget: ComparisonBudget, isBesideOthers: boolean) {
  const { claim, entry, part } = rows;
  const { status } = claim;
  return {
    id: claim.id,
    version: claim.version,
    running: runningHead(rows),
    rest: part.of === 1 || !isBesideOthers ? null : `/claims/${claim.id}/dossier?part=2`,
    making,
    quote: {
      kicker: `${FORMS[claim.form]} ${claim.id}`,
      text: claim.text,
      lang: claim.language ?? 'und',
      form: claim.form,
      speaker: { name: claim.speaker_name, href: `/speakers/${claim.speaker_id}` },
      role: entry.title_on_day,
      recalled: claim.recounted_by && recalledBy(claim.recounted_by),
      wrong: misattributionShown(claim),
      where: whereOf(rows),
      level: 'h2',
    },
    restriction: isRestricted(claim) ? GROUND_RULES[claim.ground_rule] : null,
    match: entry.match?.sentence ?? null,
    setAsides: setAsidesShown(rows.setAsides, ANONYMOUS, claim.status_alone === 1),
    status: { status, word: ATTRIBUTION_STATUSES[status], sentence: sentenceUnder(claim) },
    summary: claim.summary,
    note: claim.note,
    facts: claimFacts(claim),
    facets: facetsShown(rows),
    attributions: attributionsShown(rows),
    chain: chainShown(rows),
    copies: copiesShown(rows),
    ...notesShown(rows.threads),
    searches: rows.searches.map(({ outcome, ...search }) => ({
      ...search,
      outcome: SEARCH_OUTCOMES[outcome],
    })),
    corrections: correctionsShown(rows, budget),
  };
}

function runningHead({ claim, part }: DossierRows): string {
  const which = part.of === 1 ? '' : `, part ${part.number} of ${part.of}`;
  return `Dossier of quotation ${claim.id}, version ${claim.version}${which}`;
}

function whereOf({ claim }: DossierRows) {
  const day = claim.said_on === null ? null : formatEdtf(claim.said_on);
  const parts = [claim.occasion_name, claim.occasion_place, day];
  return parts.flatMap((text) => (text === null ? [] : [{ text }]));
}

function notesShown(threads: readonly NoteThread[]) {
  const kept = threads.filter(({ note }) => note.trashed_at === null);
  return {
    openNotes: kept.filter(({ note }) => note.resolved_at === null).map(threadShown),
    resolvedNotes: kept
      .filter(({ note }) => note.resolved_at !== null)
      .map(({ note, more = 0 }) => ({
        ...noteShown(note),
        by: note.resolved_by_name ?? 'Someone',
        on: note.resolved_at,
        replies: more === 0 ? null : howMany(more, 'reply', 'replies'),
      })),
  };
}

function threadShown({ note, replies, more = 0 }: NoteThread) {
  const elsewhere =
    more === 0 ? null : `${howMany(more, 'reply', 'replies')} in other parts of this dossier.`;
  return { ...noteShown(note), replies: replies.map(noteShown), elsewhere };
}

function noteShown(note: Note) {
  return {
    id: note.id,
    motivation: MOTIVATIONS[note.motivation],
    author: note.author_name,
    at: note.created_at,
    exact:
      note.selector_exact === null
        ? null
        : { text: note.selector_exact, lang: note.wording_language ?? note.claim_language },
    about: note.attribution_id === null ? null : `the source ${note.source_title ?? 'a source'}`,
    body: note.body === '' ? null : note.body,
  };
}

function correctionsShown({ claim, corrections, sourceTitles }: DossierRows, budget: ComparisonBudget) {
  return corrections.map(({ at, by, attributionId, was, now }) => {
    const source = attributionId === null ? null : sourceTitles.get(attributionId);
    return {
      at,
      by,
      what: attributionId === null ? 'Text of the quotation' : `The wording of ${source ?? 'a source'}`,
      lang: claim.language,
      ...compareWords(was, now, budget),
    };
  });
}

export interface ListDossier {
  readonly list: { readonly id: number; readonly title: string; readonly version: number };
  readonly part: Part;
  readonly dossiers: readonly DossierRows[];
  /** The number of restricted claims on the list; 0 for viewers who may not know of them. */
  readonly restricted: number;
  /** The first of them, which may be included, and those that are. */
  readonly offered: readonly { readonly id: number; readonly text: string; readonly word: string }[];
  readonly ticked: readonly number[];
  /** The number of claims of the list that this viewer may see and that are printed in some part. */
  readonly printed: number;
  readonly making: Making;
}

export function listDossier(shown: ListDossier) {
  const { list, part, restricted, offered, ticked, printed, making } = shown;
  const budget = new ComparisonBudget();
  return {
    title: list.title,
    kicker: `Dossier of list ${list.id}, version ${list.version}`,
    making,
    caveat: NOT_WHETHER_SO,
    count: howMany(printed, 'quotation'),
    start: part.from + 1,
    part: part.of === 1 ? null : partWords(part, printed),
    pages: partLinks(list.id, part, ticked),
    withheld: restricted === 0 ? null : withheldWords(restricted - ticked.length, restricted),
    action: `/lists/${list.id}/dossier`,
    field: {
      form: 'dossier',
      name: 'restricted',
      label: 'Also include',
      kind: 'checkboxes',
      optional: true,
      value: ticked.map(String),
      options: offered.map(({ id, text, word }) => {
        return { value: id, label: `Quotation ${id}: ${word}`, hint: text };
      }),
    },
    claims: shown.dossiers.map((rows) => claimDossier(rows, making, budget, true)),
  };
}

function partWords({ number, of, from, to }: Part, printed: number): string {
  return `Part ${number} of ${of}: quotations ${from + 1} to ${to} of ${printed}, in list order.`;
}

function partLinks(listId: number, { number, of }: Part, ticked: readonly number[]) {
  const at = (part: number): string => {
    const query = new URLSearchParams(ticked.map((id): [string, string] => ['restricted', String(id)]));
    query.set('part', String(part));
    return `/lists/${listId}/dossier?${query}`;
  };
  return { first: number > 1 ? at(number - 1) : null, next: number < of ? at(number + 1) : null };
}

function withheldWords(withheld: number, restricted: number): string {
  if (withheld === 0) return 'Includes quotations that are not on the record.';
  const left = withheld === 1 ? 'One quotation is' : `${withheld} quotations are`;
  const all = withheld === restricted ? '' : ` The rest of ${restricted} not on the record are printed.`;
  return `${left} not on the record and left out unless ticked.${all} This note is not printed.`;
}

/** The page of a single claim. */
export function oneDossier(rows: DossierRows, making: Making) {
  const dossier = claimDossier(rows, making, new ComparisonBudget(), false);
  const { claim, part } = rows;
  const at = (number: number) => `/claims/${claim.id}/dossier?part=${number}`;
  const limit = `Each part has up to ${ROWS_IN_A_PART} sources, notes and replies, searches, corrections and earlier findings.`;
  return {
    title: dossier.running,
    kicker: null,
    making,
    caveat: NOT_WHETHER_SO,
    count: null,
    start: 1,
    part: part.of === 1 ? null : limit,
    pages: {
      first: part.number > 1 ? at(part.number - 1) : null,
      next: part.number < part.of ? at(part.number + 1) : null,
    },
    withheld: null,
    action: null,
    field: null,
    claims: [dossier],
  };
}
