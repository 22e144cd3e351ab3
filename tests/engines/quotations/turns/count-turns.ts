import { readdirSync, readFileSync } from 'node:fs';
import { findQuotations } from '../../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../../src/engines/quotations/tagger/weights.js';
import { Reading } from '../../../../src/engines/reading/reading.js';
import type { Span } from '../../../../src/engines/text/span.js';
import type { GoldTurn } from '../../reading/gold/gold-text.js';
import { parseMarks } from '../../reading/gold/marks.js';

// How many turns of texts in the markup of the gold are found as quotations, under whose name, and how surely.

export interface FormatCounts {
  readonly marked: number;
  /** With the same words. */
  readonly found: number;
  /** Of those marked: found, under the right name, or under none where nobody is named. */
  readonly named: number;
  /** Offered under a name that nobody needs to confirm. */
  readonly certain: number;
  readonly certainWrong: number;
  /** Quotations from turns that are none. */
  readonly wrong: number;
  readonly errors: readonly string[];
}

const model = readModel(readFileSync('data/quotations/weights.bin'));

/** @param folder of files with texts, each below a line “=== title” */
export function countFormats(folder: string): FormatCounts {
  const counts = { marked: 0, found: 0, named: 0, certain: 0, certainWrong: 0, wrong: 0 };
  const errors: string[] = [];
  for (const { title, text, turns } of readFormats(folder)) {
    const { quotations } = findQuotations(new Reading(text), model);
    const left = new Set(quotations);
    counts.marked += turns.length;
    for (const turn of turns) {
      const words = plain(textOf(text, turn.words));
      const match = quotations.find((one) => left.has(one) && isSame(plain(one.text), words));
      if (match === undefined) {
        errors.push(`${title}: lost “${words}”`);
        continue;
      }
      left.delete(match);
      counts.found += 1;
      const name = match.speaker?.name ?? null;
      const isCertain = match.speaker?.isCertain === true;
      const isRight = isPerson(text, turn, name);
      if (isRight) counts.named += 1;
      if (isCertain) counts.certain += 1;
      if (isCertain && !isRight) counts.certainWrong += 1;
      if (!isRight)
        errors.push(`${title}: ${isCertain ? 'CERTAIN ' : ''}“${name}” for “${turn.persons}”: “${words}”`);
    }
    for (const { text: words, speaker, reason } of left) {
      if (reason !== 'label' && reason !== 'interviewed') continue;
      counts.wrong += 1;
      if (speaker?.isCertain === true) counts.certainWrong += 1;
      errors.push(`${title}: extra, ${speaker?.isCertain ? 'CERTAIN ' : ''}“${speaker?.name}”: “${words}”`);
    }
  }
  return { ...counts, errors };
}

interface FormatText {
  readonly title: string;
  readonly text: string;
  readonly turns: readonly GoldTurn[];
}

function readFormats(folder: string): FormatText[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const [, ...parts] = readFileSync(`${folder}/${file}`, 'utf8').split(/^=== /m);
      return parts.map((part) => {
        const title = part.slice(0, part.indexOf('\n'));
        return { title, ...parseMarks(file, part.slice(title.length + 1).trim()) };
      });
    });
}

function textOf(text: string, spans: readonly Span[]): string {
  return spans.map((span) => text.slice(...span)).join(' ');
}

/** Letters and figures, without the numbers and times of captions. */
function plain(words: string): string {
  return words
    .replace(/\n\d+\n[\d:,.]+ --> [\d:,.]+\n/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same but for a tenth of the words. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 0 && long.includes(short) && short.length >= 0.9 * long.length;
}

/** A role as printed is right for one whom the text does not name. */
function isPerson(text: string, { label, persons }: GoldTurn, name: string | null): boolean {
  if (name === null) return persons.length === 0;
  if (persons.length > 0) return persons.some((one) => plain(one) === plain(name));
  return label !== null && plain(name) === plain(text.slice(...label));
}
