import { firstIndex } from '../../text/first-index.js';
import type { Span } from '../../text/span.js';
import type { Turn } from '../turns/turn.js';
import { readBelow } from './below.js';
import type { Boilerplate } from './boilerplate.js';
import { readHead } from './head.js';
import { kindOfLine } from './line-kind.js';
import type { Parts } from './parts.js';
import { datelineLength } from './place.js';
import { isProse } from './shape.js';
import { endsSentence, type Unit, unitsIn } from './unit.js';
import type { Zone, ZoneKind } from './zone.js';

// Divides a text into headline, byline, body and what else its lines are, by where they stand and what they look like.

export interface ZoneClues {
  readonly boilerplate: Boilerplate;
  readonly turns: readonly Pick<Turn, 'label' | 'spans'>[];
  /** ISO 639-1 */
  readonly language: string | null;
}

/** In order, without gaps but for spaces and empty lines. Takes time linear in the text. */
export function zonesIn(text: string, clues: ZoneClues): Zone[] {
  const parts = partsOf(text, clues);
  if (parts.units.some(isCueTime)) readCues(parts);
  const isCorrection =
    parts.kinds[0] === 'correction' && parts.units.length > 1 && !endsSentence(parts.units[0] as Unit);
  if (isCorrection) parts.kinds[0] = 'headline';
  readBelow(parts, readHead(parts));
  if (isCorrection) replaceBody(parts);
  return stretchesOf(parts);
}

/** “Correction: Museum theft” above an article: all of it corrects another. */
function replaceBody({ kinds }: Parts): void {
  kinds.forEach((kind, at) => {
    if (kind === 'body') kinds[at] = 'correction';
  });
}

function partsOf(text: string, { boilerplate, turns, language }: ZoneClues): Parts {
  const isRepeated = containing([...boilerplate.lines, ...shownAgain(text, boilerplate.rolling)]);
  const isLabel = containing(turns.flatMap(({ label }) => (label === null ? [] : [label])));
  const isSpoken = containing(turns.flatMap(({ spans }) => spans));
  const known = new Map<number, ZoneKind | null>();
  const beginsTurn = ({ span: [start], text: line }: Unit): boolean =>
    isLabel(start + (/^[\s>[(*]*/u.exec(line)?.[0].length ?? 0));
  const kindOf = (line: Unit): ZoneKind | null => {
    const [start] = line.span;
    const kind = known.get(start);
    if (kind !== undefined) return kind;
    const read = isRepeated(start) ? 'furniture' : beginsTurn(line) ? null : kindOfLine(line);
    known.set(start, read);
    return read;
  };
  const units = unitsIn(text, {
    begins: (line) => kindOf(line) !== null || beginsTurn(line),
    ends: (line) => ENDING.has(kindOf(line)),
  });
  const isTurn = units.map(beginsTurn);
  const firstTurn = isTurn.indexOf(true);
  return {
    units,
    kinds: units.map(kindOf),
    isProse: units.map((unit, at) => isTurn[at] === true || isSpoken(unit.span[0]) || isProse(unit)),
    isTurn,
    firstTurn: firstTurn < 0 ? units.length : firstTurn,
    language,
  };
}

/** Kinds of lines that are never wrapped. */
const ENDING: ReadonlySet<ZoneKind | null> = new Set<ZoneKind>(['markup', 'furniture', 'dateline']);

/** Whether a position is within one of these, which are in order. */
function containing(spans: readonly Span[]): (position: number) => boolean {
  const all = spans.toSorted(([one], [other]) => one - other);
  return (position) => {
    const [start, end] = all[firstIndex(all.length, (at) => (all[at]?.[0] ?? 0) > position) - 1] ?? [0, 0];
    return position >= start && position < end;
  };
}

/** Lines of rolling captions that the next one repeats. */
function shownAgain(text: string, rolling: readonly Span[]): Span[] {
  return rolling.filter((line, at) => {
    const next = rolling[at + 1];
    return next !== undefined && text.startsWith(text.slice(...line), next[0]);
  });
}

function isCueTime({ text }: Unit): boolean {
  return /^[\d:.,]+\s*-->/.test(text);
}

/** Caption files have numbers and times, and what is spoken. */
function readCues({ units, kinds }: Parts): void {
  units.forEach((unit, at) => {
    const next = units[at + 1];
    if (/^\d+$/.test(unit.text) && next !== undefined && isCueTime(next)) kinds[at] = 'markup';
    else kinds[at] ??= 'body';
  });
}

function stretchesOf({ units, kinds }: Parts): Zone[] {
  const zones: Zone[] = [];
  const add = (kind: ZoneKind, [start, end]: Span): void => {
    const last = zones.at(-1);
    if (last?.kind === kind) zones[zones.length - 1] = { kind, start: last.start, end };
    else zones.push({ kind, start, end });
  };
  const first = kinds.findIndex((kind) => kind === 'body' || kind === 'correction');
  units.forEach((unit, at) => {
    const kind = kinds[at] ?? 'body';
    const [start, end] = unit.span;
    const length = kind === 'body' || kind === 'correction' ? datelineLength(unit, at === first) : 0;
    if (length > 0) add('dateline', [start, start + length]);
    const rest = start + length + (/^\s*/.exec(unit.text.slice(length))?.[0].length ?? 0);
    add(kind, [rest, end]);
  });
  return zones;
}
