import { creditedOrWrong } from '../../../derived/status/model/misattribution.js';
import { statusOfClaim } from '../../../derived/status/model/reason.js';
import { printedShort } from '../../../engines/reading/printed-words.js';
import type { Doing } from '../../../people/activity/section/doings.js';
import { type Day, daysOf, sentenceWords } from '../../../people/activity/section/sentences.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { markBidiControls } from '../../../platform/lib/text/bidi-controls.js';
import { isRestricted } from '../../../record/claims/model.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { type Form, GROUND_RULES } from '../../../vocabulary.js';
import type { Since } from '../input.js';
import { countWords } from '../model.js';
import { queueSections } from './queue.js';
import type { Queue, QueueRow, QueueSection } from './queue-row.js';

export interface Handover {
  readonly by: string;
  readonly now: string;
  readonly since: string;
  /** The chosen beginning of the period. */
  readonly from: Since;
  readonly doings: readonly Doing[];
  readonly isCut: boolean;
  /** What was done, with names as any viewer may see them. */
  readonly publicDoings: readonly Doing[];
  /** Claims that were worked on, with their present status. */
  readonly claims: readonly ClaimRow[];
  readonly queue: Queue;
}

// A handover as plain text, which may be pasted where others read it: without words off the record, and with pending
// findings only mentioned.

/** Lines of a sentence at most, each with a line feed. @param most rows of each list */
export function handoverText(shift: Handover, most: number): string {
  const { by, since, now } = shift;
  const parts = [
    [`Handover by ${by}, ${moment(now)}`, `Since ${moment(since)}`],
    list('Done', doneLines(shift)),
    list('Status of quotations I worked on', shift.claims.map(claimLine)),
    ...queueSections(shift.queue, most).map((section) => list(titleOf(section), queueLines(section))),
  ];
  return markBidiControls(`${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

function list(title: string, lines: readonly string[]): string[] {
  return [title, ...(lines.length === 0 ? ['- nothing'] : lines.map((line) => `- ${line}`))];
}

function doneLines({ publicDoings, isCut }: Handover): string[] {
  return daysOf(publicDoings, isCut).flatMap(dayLines);
}

function dayLines({ date, sentences }: Day): string[] {
  return sentences.map((one) => `${formatEdtf(date)}, ${one.at.slice(11, 16)} UTC: ${sentenceWords(one)}`);
}

function claimLine(claim: Handover['claims'][number]): string {
  return `${wordsOf({ ...claim, claim_id: claim.id, speaker: creditedOrWrong(claim) })}: ${statusOfClaim(claim).reason}`;
}

function wordsOf(claim: {
  readonly claim_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly speaker: string;
  readonly ground_rule: keyof typeof GROUND_RULES;
}): string {
  if (isRestricted(claim)) return restricted(claim.claim_id, GROUND_RULES[claim.ground_rule]);
  const words = printedShort(claim.form, claim.text, claim.language);
  return `Quotation ${claim.claim_id}, ${claim.speaker}: ${words}`;
}

function restricted(id: number, rule: string): string {
  return `Quotation ${id} (${rule.toLowerCase()}; text not shown)`;
}

function titleOf({ title, dates, shown }: QueueSection): string {
  return `${title}: ${countWords(dates)}${shown < dates.length ? `, ${shown} shown` : ''}`;
}

function queueLines({ id, rows }: QueueSection): string[] {
  return rows.map((row) => {
    const { claim } = row;
    // The copy may belong to a claim off the record, so neither its title nor its words are included.
    if (claim === null)
      return `Source ${row.source?.id}: the words that a note quotes are missing from the newest copy or differ there ${sinceWords(row)}`;
    if (claim.lock !== null) return `${restricted(claim.id, claim.lock)} ${sinceWords(row)}`;
    const words = printedShort(claim.form, claim.text, claim.lang);
    return `Quotation ${claim.id}, ${claim.wrong ?? claim.speaker}: ${words}: ${said(id, row)} ${sinceWords(row)}`;
  });
}

/** An accusation that nobody has agreed to is not included. */
function said(id: QueueSection['id'], { text, more }: QueueRow): string {
  if (id === 'waiting') return more ?? '';
  return more === null ? text : `${text}, ${more}`;
}

function sinceWords({ by, at }: QueueRow): string {
  return `(by ${by}, ${moment(at)})`;
}

/** `24 November 2026, 17:02 UTC` */
function moment(iso: string): string {
  return `${formatEdtf(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}
