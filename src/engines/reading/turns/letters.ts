import { groupedBy } from './grouped.js';
import type { Line, LinedText } from './lines.js';
import type { Opening } from './opening.js';
import { isQuestion } from './spoken.js';

// The turns of an interview under one letter each: Q. and A., or the letters of another language, F and A, P and R.

const LETTER =
  /^((?:[*_]{1,3}|>{1,3}\s*|\[[^\]\n]{1,30}\]\s*|\d{1,2}:\d{2}(?::\d{2})?\s+|\d{1,3}\s+(?=[QA]))?)(\p{Lu})(\d{0,3})([ \t\u00A0\u202F]?[:\uFF1A][*_]{0,3}|[ \t]*[–—-]|[.)]?[*_]{0,3}[.)]?)(?:[ \t\u00A0]+|$)/u;
const NAMED = /^[*_]{0,3}\p{Lu}[^:?!]{1,50}:/u;
const MAX_HEAD_UTF16 = 60;

interface Letter {
  readonly line: number;
  readonly letter: string;
  /** Without full stop or colon. */
  readonly isBare: boolean;
  readonly start: number;
  readonly end: number;
  readonly wordsFrom: number;
}

/** Empty where no letter asks and another answers. In order. */
export function letterOpenings({ text, lines }: LinedText): Opening[] {
  const all = lines.flatMap((line, at) => letterOn(text, line, at) ?? []);
  // “A dog barked.”: a bare letter is a label only where the questions have one too.
  const isBare = all.some(({ letter, isBare }) => letter === 'Q' && isBare);
  const found = all.filter((one) => isBare || !one.isBare);
  const groups = groupedBy(found, ({ letter }) => letter);
  const asking = askingOf(text, lines, groups);
  if (asking === null) return [];
  const answering = [...groups.keys()].filter(
    (letter) =>
      letter !== asking && (letter === 'A' || letter === 'R' || letter === 'О' || groups.size === 2),
  );
  const examiners = lines.flatMap((line, at) => examinerOn(text, line, at) ?? []);
  let next = 0;
  return found
    .filter(({ letter }) => letter === asking || answering.includes(letter))
    .map(({ line, letter, start, end, wordsFrom }) => {
      while ((examiners[next]?.line ?? Number.POSITIVE_INFINITY) < line) next += 1;
      const person = letter === asking ? (examiners[next - 1]?.name ?? null) : null;
      return {
        ...{ format: 'letter', line, label: [start, end], wordsFrom, name: letter, person, key: letter },
        ...{ isQuestioner: letter === asking, isAnswer: letter !== asking, isByRole: false, isSure: true },
      };
    });
}

function letterOn(text: string, line: Line, at: number): Letter | null {
  const match = LETTER.exec(text.slice(line.start, Math.min(line.end, line.start + MAX_HEAD_UTF16)));
  if (match === null) return null;
  const [whole, lead = '', letter = '', number = '', sign = ''] = match;
  const isBare = sign === '' && number === '';
  // “Q12 Ada Berg: …”: the number of a question, with the name of who asks it.
  if (
    sign === '' &&
    number !== '' &&
    NAMED.test(text.slice(line.start + whole.length, line.end).slice(0, MAX_HEAD_UTF16))
  )
    return null;
  if (isBare && letter !== 'Q' && letter !== 'A') return null;
  const start = line.start + lead.length;
  return {
    line: at,
    letter,
    isBare,
    start,
    end: start + letter.length + number.length,
    wordsFrom: line.start + whole.length,
  };
}

const EXAMINER = /^(?:[\p{Lu} -]{4,40} )?BY (?:(?:MR|MS|MRS|DR)\.? )?(\p{Lu}[\p{Lu}'’ -]{1,40}):?$/u;

/** “BY MS. BERG:”: the questions below are hers. */
function examinerOn(
  text: string,
  line: Line,
  at: number,
): { readonly line: number; readonly name: string } | null {
  if (line.end - line.start > 2 * MAX_HEAD_UTF16) return null;
  const [, name] = EXAMINER.exec(text.slice(line.start, line.end)) ?? [];
  return name === undefined ? null : { line: at, name };
}

/** The letter whose turns are questions, if another letter's are not. */
function askingOf(
  text: string,
  lines: readonly Line[],
  groups: ReadonlyMap<string, readonly Letter[]>,
): string | null {
  if (groups.size < 2 && !groups.has('Q')) return null;
  const shares = [...groups].map(([letter, group]) => {
    const asked = group.filter(({ line, wordsFrom }) => asks(text, lines, line, wordsFrom)).length;
    return { letter, share: asked / group.length };
  });
  const [most] = shares.toSorted((a, b) => b.share - a.share || (a.letter === 'Q' ? -1 : 1));
  if (most === undefined || most.share < MIN_ASKED || (groups.size < 2 && most.letter !== 'Q')) return null;
  return groups.has('Q') ? 'Q' : most.letter;
}

const MIN_ASKED = 0.3;

/** Whether the turn's first or last line is a question. */
function asks(text: string, lines: readonly Line[], at: number, from: number): boolean {
  const line = lines[at];
  const next = lines[at + 1];
  const own = line === undefined ? '' : text.slice(from, line.end);
  return (
    /[?？؟]/.test(own) || (own === '' && next !== undefined && isQuestion(text.slice(next.start, next.end)))
  );
}
