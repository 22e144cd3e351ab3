import type { FoundQuotation, Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import { type Turn, turnAt } from '../reading/turns/turn.js';
import type { Span } from '../text/span.js';
import { type CreditedName, creditedName } from './credited-name.js';

// Whom a text credits with a passage: the innermost quotation that covers most of it, and who recounts it; in a
// transcript, the speaker of the turn.

export interface Credits extends CreditedName {
  /** Null where no quotation was found around the passage. */
  readonly quotation: FoundQuotation | null;
  readonly speaker: Speaker | null;
  readonly recountedBy: Mention | null;
}

/** Share of the passage that a quotation covers for its credit to count. */
const MIN_COVERED = 0.5;

/** @param found the quotations of the text, in the order in which they begin */
export function creditsOf(reading: Reading, passage: Span, found: readonly FoundQuotation[]): Credits {
  const around = found
    .filter((one) => coveredBy(one, passage) >= MIN_COVERED * (passage[1] - passage[0]))
    .toSorted((one, other) => extentOf(one) - extentOf(other));
  const [own] = around;
  if (own === undefined) return byTurn(reading, passage);
  const outer = around.find((one) => one !== own && one.speaker !== null && !isSameMention(one, own));
  const recountedBy = tellerOf(own) ?? outer?.speaker ?? null;
  return { quotation: own, speaker: own.speaker, recountedBy, ...creditedName(reading, own, found) };
}

function byTurn({ text, turns }: Reading, [start]: Span): Credits {
  const turn = turnAt(turns, start);
  const speaker = turn?.label == null || turn.name === '' ? null : labelled(text, turn, turn.label);
  const name = speaker === null ? null : (speaker.resolved ?? (turn?.isByRole ? null : speaker.name));
  return { quotation: null, speaker, recountedBy: null, name, isNamed: name !== null };
}

function labelled(text: string, { person, name, isByRole, isCertain }: Turn, [start, end]: Span): Speaker {
  return {
    ...{ text: text.slice(start, end), start, end, resolved: person, naming: 'label', isCertain },
    name: isByRole ? person : (person ?? name),
    creditedAs: isByRole ? name : null,
  };
}

/** “Lind said he could say only this: …”: nobody recounts their own words, and “he” may be Lind. */
function tellerOf({ recountedBy, speaker }: FoundQuotation): Mention | null {
  const surname = speaker?.resolved?.split(' ').at(-1);
  return surname === undefined || recountedBy?.text.includes(surname) ? null : recountedBy;
}

function coveredBy({ spans }: FoundQuotation, [start, end]: Span): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span[1], end) - Math.max(span[0], start)), 0);
}

function extentOf({ spans }: FoundQuotation): number {
  return (spans.at(-1)?.[1] ?? 0) - (spans[0]?.[0] ?? 0);
}

function isSameMention(one: FoundQuotation, other: FoundQuotation): boolean {
  const [a, b] = [one.speaker, other.speaker];
  if (a === null || b === null) return a === b;
  return a.start === b.start || (a.resolved !== null && a.resolved === b.resolved);
}
