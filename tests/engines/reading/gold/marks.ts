import type { Span } from '../../../../src/engines/text/span.js';
import { bareNumbers, sentenceEnds } from './defaults.js';
import type { GoldNumber, GoldRegion, GoldText, GoldTurn, GoldZone } from './gold-text.js';

// Takes the marks out of a text and keeps what they say. README.md describes them.

export const ZONE_KINDS: readonly string[] =
  'headline standfirst byline dateline caption heading body correction footer furniture markup'.split(' ');

type Marked = Pick<GoldText, 'text' | 'zones' | 'turns' | 'regions' | 'ends' | 'numbers'>;

interface Turn {
  label: Span | null;
  readonly words: Span[];
  readonly persons: readonly string[];
}

/** What is read so far. Each kind of bracket has a stack of its own, so that they may cross. */
class State {
  text = '';
  /** Of the line that is read. */
  kind = 'body';
  readonly inline: GoldZone[] = [];
  readonly turns: Turn[] = [];
  readonly regions: GoldRegion[] = [];
  readonly numbers: GoldNumber[] = [];
  readonly ends = new Set<number>();
  readonly noEnds = new Set<number>();
  readonly braces: ((span: Span) => void)[] = [];
  readonly braceStarts: number[] = [];
  readonly open: { readonly start: number; readonly group: number }[] = [];
  number: number | null = null;
  groups = 0;
}

/** @throws Error that names the file and the first fault */
export function parseMarks(file: string, content: string): Marked {
  const state = new State();
  const lines: GoldZone[] = [];
  for (const [index, line] of content.trimEnd().split('\n').entries()) {
    if (line === '') closeAll(state);
    if (index > 0) state.text += '\n';
    const [prefix = '', kinds = 'body'] = /^§([a-z|]+) /.exec(line) ?? [];
    const [kind = '', ...others] = kinds.split('|');
    if (![kind, ...others].every((one) => ZONE_KINDS.includes(one)))
      throw new Error(`${file}: “${kinds}” is no kind of zone.`);
    state.kind = kind;
    const start = state.text.length;
    readLine(`${file}: ${line}`, line.slice(prefix.length), state);
    if (state.text.length > start) lines.push({ kind, others, start, end: state.text.length });
  }
  closeAll(state);
  if (state.braces.length > 0 || state.number !== null) throw new Error(`${file}: a mark is not closed.`);
  return marked(state, lines);
}

const BRACE = /\{(?:(l|w)(<)?(?:=([^|{}]*))?|([a-z]+))\|/y;
const NUMBER_END = /(?:=([^⟦⟧]+))?⟧/y;

function readLine(where: string, line: string, state: State): void {
  for (let at = 0; at < line.length; ) {
    const length = readBrace(where, line, at, state) || readSign(where, line, at, state);
    if (length === 0) state.text += line[at];
    at += length || 1;
  }
}

/** The length of the mark at a position; 0 for none. */
function readBrace(where: string, line: string, at: number, state: State): number {
  if (line[at] === '}') {
    const close = state.braces.pop();
    if (close === undefined) throw new Error(`${where}: a brace was not opened.`);
    close([state.braceStarts.pop() as number, state.text.length]);
    return 1;
  }
  BRACE.lastIndex = at;
  const found = BRACE.exec(line);
  if (found === null) return 0;
  const [whole, role, isAfter, person, kind = ''] = found;
  if (role === undefined && !ZONE_KINDS.includes(kind)) throw new Error(`${where}: “${kind}” is no mark.`);
  state.braceStarts.push(state.text.length);
  if (role === undefined) state.braces.push((span) => state.inline.push(inlineZone(state.kind, kind, span)));
  else state.braces.push(turnMark(where, state, role, isAfter !== undefined, person));
  return whole.length;
}

/** Furniture and markup within a line may also be read as what the line is. */
function inlineZone(ofLine: string, kind: string, [start, end]: Span): GoldZone {
  const isOptional = kind === 'furniture' || kind === 'markup';
  return isOptional ? { kind: ofLine, others: [kind], start, end } : { kind, others: [], start, end };
}

function turnMark(where: string, state: State, role: string, isAfter: boolean, person?: string) {
  if ((role === 'l' && !isAfter) || (role === 'w' && person !== undefined))
    state.turns.push({ label: null, words: [], persons: person ? person.split(';') : [] });
  const turn = state.turns.at(-1);
  if (turn === undefined) throw new Error(`${where}: words without a turn.`);
  return (span: Span) => {
    if (role === 'l') turn.label = span;
    else turn.words.push(span);
  };
}

function readSign(where: string, line: string, at: number, state: State): number {
  const sign = line[at];
  if (sign === '¶') state.ends.add(state.text.trimEnd().length);
  else if (sign === '¬') state.noEnds.add(state.text.trimEnd().length);
  else if (sign === '⟪') return openRegion(line[at + 1] === '+', state);
  else if (sign === '⟫') closeRegion(where, state);
  else if (sign === '⟦') state.number = state.text.length;
  else return state.number === null ? 0 : closeNumber(where, line, at, state, state.number);
  return 1;
}

function openRegion(continues: boolean, state: State): number {
  const level = state.open.length + 1;
  const before = state.regions.findLast((region) => region.level === level);
  state.groups += 1;
  state.open.push({ start: state.text.length, group: continues && before ? before.group : state.groups });
  return continues ? 2 : 1;
}

function closeRegion(where: string, state: State): void {
  const opened = state.open.pop();
  if (opened === undefined) throw new Error(`${where}: a region was not opened.`);
  state.regions.push({ ...opened, end: state.text.length, level: state.open.length + 1 });
}

/** A region that is open at the end of its paragraph ends with it. */
function closeAll(state: State): void {
  while (state.open.length > 0) closeRegion('', state);
}

function closeNumber(where: string, line: string, at: number, state: State, start: number): number {
  NUMBER_END.lastIndex = at;
  const found = NUMBER_END.exec(line);
  if (found === null) return 0;
  const [whole, values = state.text.slice(start)] = found;
  if (state.text.length === start) throw new Error(`${where}: an empty number.`);
  state.numbers.push({ start, end: state.text.length, values: values.split('|') });
  state.number = null;
  return whole.length;
}

function marked(state: State, lines: readonly GoldZone[]): Marked {
  const { text, inline, turns } = state;
  const zones = [...lines, ...inline];
  const ends = sentenceEnds(text, zones, turns, state.ends, state.noEnds);
  const numbers = [...state.numbers, ...bareNumbers(text, state.numbers)].toSorted(
    (a, b) => a.start - b.start,
  );
  const regions = state.regions.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return { text, zones, turns: turns as readonly GoldTurn[], regions, ends, numbers };
}
