import type { FoundQuotation, Mention, Speaker } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import type { Region } from '../reading/regions/region.js';
import { STOPS } from '../reading/sentences/stops.js';
import { type Turn, turnAt } from '../reading/turns/turn.js';
import type { Span } from '../text/span.js';
import { isSpeechVerb } from '../words/saying.js';
import { namedElsewhere } from './credited-elsewhere.js';
import { type CreditedName, creditedName } from './credited-name.js';
import { fullNamesIn } from './head-name.js';
import { writerOf } from './letter.js';

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
    return (
      byTurn(reading, turn) ??
      byColon(reading, region) ??
      asPutBy(reading, region) ??
      byElsewhere(reading, region) ??
      byWriter(reading, region) ??
      NOBODY
    );
  const isVague = own.speaker.naming === 'inferred' || own.speaker.naming === 'description';
  const put = isVague
    ? (asPutBy(reading, region) ?? shownSaying(reading, region) ?? byElsewhere(reading, region))
    : null;
  if (put !== null) return put;
  const spoken = isSpoken && !LABELLED.has(own.speaker?.naming ?? '') ? byTurn(reading, turn) : null;
  if (spoken !== null) return spoken;
  const outer = around.find((one) => one !== own && one.speaker !== null && !isSameMention(one, own));
  const recountedBy = tellerOf(own) ?? outer?.speaker ?? null;
  return { quotation: own, speaker: own.speaker, recountedBy, ...creditedName(reading, own, found) };
}

const LABELLED = new Set(['label', 'signature']);
const NOBODY: Credits = { quotation: null, speaker: null, recountedBy: null, name: null, isNamed: false };

function byTurn({ text }: Reading, turn: Turn | null): Credits | null {
  if (turn === null || turn.label === null || (turn.name === '' && !turn.isQuestioner)) return null;
  const speaker = labelled(text, turn, turn.label);
  const isNamed = !turn.isByRole && !turn.isAnswer;
  const name = speaker.resolved ?? (isNamed ? (speaker.name ?? speaker.text) : null);
  return { ...NOBODY, speaker, name, isNamed: name !== null };
}

/** UTF-16 code units of a clause that brings in words, or follows them. */
const MAX_CLAUSE_UTF16 = 200;

/** “A statement by Ada Berg, the mayor: “…””: the one person whom the words before the colon name. */
function byColon(reading: Reading, region: Region | null): Credits | null {
  if (region === null) return null;
  const [start] = reading.sentenceAt(Math.max(0, region.outer[0] - 2));
  const from = Math.max(start, region.outer[0] - MAX_CLAUSE_UTF16);
  const before = reading.text.slice(from, region.outer[0]);
  const names = /:\s*$/u.test(before) ? fullNamesIn(before) : [];
  return names.length === 1 ? byName(reading.text, from, names[0]) : null;
}

/** “The film shows Ada Berg asking, “…””: the name directly before the participle that brings in the words. */
function shownSaying({ text }: Reading, region: Region | null): Credits | null {
  if (region === null) return null;
  const from = Math.max(0, region.outer[0] - MAX_CLAUSE_UTF16);
  const [shown, before = '', verb = ''] = SHOWN.exec(text.slice(from, region.outer[0])) ?? [];
  const own = shown === undefined || !isSpeechVerb(verb) ? undefined : fullNamesIn(before).at(-1);
  return own === undefined || own[1] !== before.length ? null : byName(text, from, own);
}

const SHOWN = /^([\s\S]*\p{Lu}[\p{L}’'-]+) (\p{Ll}+ing)[,:]? $/u;

/** “…”, as Ada Berg, the mayor, put it; “…” was how Ada Berg put it. */
function asPutBy({ text }: Reading, region: Region | null): Credits | null {
  if (region === null) return null;
  const [, end] = region.outer;
  const after = text.slice(end, end + MAX_CLAUSE_UTF16);
  const found = AS_PUT.exec(after) ?? THUS.exec(after);
  const [, before = '', name = ''] = found ?? [];
  return found === null ? null : byName(text, end, [before.length, before.length + name.length]);
}

const AS_PUT = new RegExp(
  String.raw`^([,\s]*(?:as|was how|is how) )((?:\p{Lu}[\p{L}.’'-]* ?)*\p{Lu}[\p{L}’'-]+)\b[^${STOPS}\n]*\b(?:(?:put|puts|phrased) it|once said|(?<=how .*)(?:described|describes|summed|called|saw|remembers|remembered) (?:it|him|her|them|this))\b`,
  'u',
);

/** “…”: thus Ada Berg. */
const THUS =
  /^([\s:,—–-]*(?:thus|this from|so says|so said|the words of|words from) )((?:\p{Lu}[\p{L}.’'-]* ?)*\p{Lu}[\p{L}’'-]+)/u;

function byElsewhere({ text }: Reading, region: Region | null): Credits | null {
  const own = region === null ? null : namedElsewhere(text, region);
  return own === null ? null : byName(text, 0, own);
}

function byWriter({ text }: Reading, region: Region | null): Credits | null {
  const own = region === null ? writerOf(text) : null;
  return own === null ? null : byName(text, 0, own);
}

function byName(text: string, from: number, own: Span | undefined): Credits | null {
  if (own === undefined) return null;
  const [start, end] = [from + own[0], from + own[1]];
  const name = text.slice(start, end);
  const speaker = { text: name, start, end, resolved: name, name, naming: 'name' } as const;
  return { ...NOBODY, speaker: { ...speaker, creditedAs: null, isCertain: false }, name, isNamed: true };
}

function labelled(text: string, { person, name, isByRole, isCertain }: Turn, [start, end]: Span): Speaker {
  return {
    ...{
      text: text.slice(start, end).replace(/[\s.:]+$/u, ''),
      start,
      end,
      resolved: person,
      naming: 'label',
      isCertain,
    },
    name: isByRole ? person : (person ?? (name === '' ? null : name)),
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
