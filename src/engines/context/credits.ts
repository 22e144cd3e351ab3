import type { FoundQuotation, Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import type { Region } from '../reading/regions/region.js';
import { type Turn, turnAt } from '../reading/turns/turn.js';
import type { Span } from '../text/span.js';
import { type CreditedName, creditedName } from './credited-name.js';
import { fullNamesIn } from './head-name.js';

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

/** @param found the quotations of the text, in the order in which they begin @param region the marks around it */
export function creditsOf(
  reading: Reading,
  passage: Span,
  found: readonly FoundQuotation[],
  region: Region | null,
): Credits {
  const turn = turnAt(reading.turns, passage[0]);
  // Within a turn, outside marks, whoever has the turn speaks, whatever a clause of it is about.
  const isSpoken = turn !== null && turn.label !== null && (region === null || region.start <= turn.start);
  const around = found
    .filter((one) => coveredBy(one, passage) >= MIN_COVERED * (passage[1] - passage[0]))
    .toSorted((one, other) => extentOf(one) - extentOf(other));
  const [own] = around;
  if (own === undefined || own.speaker === null)
    return byTurn(reading, turn) ?? byColon(reading, region) ?? NOBODY;
  const spoken = isSpoken && !LABELLED.has(own.speaker?.naming ?? '') ? byTurn(reading, turn) : null;
  if (spoken !== null) return spoken;
  const outer = around.find((one) => one !== own && one.speaker !== null && !isSameMention(one, own));
  const recountedBy = tellerOf(own) ?? outer?.speaker ?? null;
  return { quotation: own, speaker: own.speaker, recountedBy, ...creditedName(reading, own, found) };
}

const LABELLED = new Set(['label', 'signature']);
const NOBODY: Credits = { quotation: null, speaker: null, recountedBy: null, name: null, isNamed: false };

function byTurn({ text }: Reading, turn: Turn | null): Credits | null {
  if (turn === null || turn.label === null || turn.name === '') return null;
  const speaker = labelled(text, turn, turn.label);
  const name = speaker.resolved ?? (turn.isByRole ? null : speaker.name);
  return { ...NOBODY, speaker, name, isNamed: name !== null };
}

/** “A statement by Ada Berg, the mayor: “…””: the one person whom the words before the colon name. */
function byColon(reading: Reading, region: Region | null): Credits | null {
  if (region === null) return null;
  const [start] = reading.sentenceAt(region.outer[0]);
  const before = reading.text.slice(Math.max(start, region.outer[0] - MAX_BEFORE_UTF16), region.outer[0]);
  const names = /:\s*$/u.test(before) ? fullNamesIn(before) : [];
  const [only] = names;
  if (only === undefined || names.length > 1) return null;
  const from = region.outer[0] - before.length + only[0];
  const to = region.outer[0] - before.length + only[1];
  const text = reading.text.slice(from, to);
  const speaker = { text, start: from, end: to, resolved: text, name: text, naming: 'name' } as const;
  return {
    ...NOBODY,
    speaker: { ...speaker, creditedAs: null, isCertain: false },
    name: text,
    isNamed: true,
  };
}

/** UTF-16 code units of a clause that brings in words. */
const MAX_BEFORE_UTF16 = 200;

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
