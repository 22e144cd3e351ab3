import { below, pick, type Random, sentence } from './prose.js';
import { endOf, paragraphAt, type Range, sentenceAt, startOf, textOf, type Unit, unitsOf } from './units.js';

// Edits of a text with marked words, whose outcome is known from the edit itself.

export interface Edit {
  readonly name: string;
  readonly older: string;
  readonly newer: string;
  /** The marked words in the older text. */
  readonly start: number;
  readonly end: number;
  readonly became: 'unaltered' | 'altered' | 'gone';
  /** The place of what is left of them in the newer text; null where nothing is. */
  readonly place: { readonly start: number; readonly end: number } | null;
}

interface Draft {
  readonly units: readonly Unit[];
  readonly marked: Range;
}

type Change = (draft: Draft, random: Random) => readonly Unit[] | null;

let nextId = 1_000_000;

function fresh(text: string, gap: Unit['gap'] = ' '): Unit[] {
  return unitsOf(text).map(({ text: word }, at, all) => {
    nextId += 1;
    return { id: nextId, text: word, gap: at === all.length - 1 ? gap : ' ' };
  });
}

function put(units: readonly Unit[], at: number, more: readonly Unit[]): Unit[] {
  return [...units.slice(0, at), ...more, ...units.slice(at)];
}

/** The break of a paragraph stays where the last unit before it went. */
function cut(units: readonly Unit[], { from, to }: Range): Unit[] {
  const left = units.slice(0, from);
  const [before, last] = [left.at(-1), units[to - 1]];
  if (before !== undefined && last?.gap === '\n\n') left[left.length - 1] = { ...before, gap: '\n\n' };
  return [...left, ...units.slice(to)];
}

function isOutside({ marked }: Draft, { from, to }: Range): boolean {
  return to <= marked.from || from >= marked.to;
}

/** A sentence, paragraph or run of words without marked ones; null where none was drawn. */
function elsewhere(draft: Draft, random: Random, kind: 'words' | 'sentence' | 'paragraph'): Range | null {
  for (let tries = 0; tries < 20; tries += 1) {
    const at = below(random, draft.units.length);
    const range =
      kind === 'words'
        ? { from: at, to: Math.min(draft.units.length, at + 1 + below(random, 4)) }
        : (kind === 'sentence' ? sentenceAt : paragraphAt)(draft.units, at);
    if (isOutside(draft, range)) return range;
  }
  return null;
}

function borderOf(draft: Draft, random: Random, kind: 'sentence' | 'paragraph'): number | null {
  const range = elsewhere(draft, random, kind);
  return range === null ? null : random() < 0.5 ? range.from : range.to;
}

const OUTSIDE: Readonly<Record<string, Change>> = {
  'a sentence is put in elsewhere': (draft, random) => {
    const at = borderOf(draft, random, 'sentence');
    return at === null ? null : put(draft.units, at, fresh(sentence(random), draft.units[at - 1]?.gap));
  },
  'a paragraph is put in elsewhere': (draft, random) => {
    const at = borderOf(draft, random, 'paragraph');
    return at === null
      ? null
      : put(draft.units, at, fresh(`${sentence(random)} ${sentence(random)}`, '\n\n'));
  },
  'a sentence is put in right before': ({ units, marked }, random) =>
    put(units, sentenceAt(units, marked.from).from, fresh(sentence(random))),
  'a sentence is deleted elsewhere': (draft, random) => {
    const range = elsewhere(draft, random, 'sentence');
    return range && cut(draft.units, range);
  },
  'a paragraph is deleted elsewhere': (draft, random) => {
    const range = elsewhere(draft, random, 'paragraph');
    return range && cut(draft.units, range);
  },
  'both neighbours are deleted': ({ units, marked }) => {
    const own = { from: sentenceAt(units, marked.from).from, to: sentenceAt(units, marked.to - 1).to };
    const after = own.to < units.length ? cut(units, sentenceAt(units, own.to)) : units;
    return own.from > 0 ? cut(after, sentenceAt(after, own.from - 1)) : after;
  },
  'words are changed elsewhere': (draft, random) => {
    const range = elsewhere(draft, random, 'words');
    if (range === null) return null;
    const last = draft.units[range.to - 1];
    return put(cut(draft.units, range), range.from, fresh(pick(random, WORDS), last?.gap));
  },
  'a paragraph is moved': (draft, random) => {
    const range = paragraphAt(draft.units, below(random, draft.units.length));
    const moved = draft.units.slice(range.from, range.to);
    const rest = [...draft.units.slice(0, range.from), ...draft.units.slice(range.to)];
    if (rest.length === 0) return null;
    const to = paragraphAt(rest, below(random, rest.length)).to;
    const last = moved.at(-1);
    return last === undefined ? null : put(rest, to, [...moved.slice(0, -1), { ...last, gap: '\n\n' }]);
  },
  'their own paragraph is moved': ({ units, marked }, random) => {
    const from = paragraphAt(units, marked.from).from;
    const to = paragraphAt(units, marked.to - 1).to;
    const [moved, rest] = [units.slice(from, to), [...units.slice(0, from), ...units.slice(to)]];
    const last = moved.at(-1);
    if (rest.length === 0 || last === undefined) return null;
    return put(rest, paragraphAt(rest, below(random, rest.length)).from, [
      ...moved.slice(0, -1),
      { ...last, gap: '\n\n' },
    ]);
  },
  'their own sentence is moved': ({ units, marked }, random) => {
    const from = sentenceAt(units, marked.from).from;
    const to = sentenceAt(units, marked.to - 1).to;
    const moved = units.slice(from, to);
    const rest = cut(units, { from, to });
    const last = moved.at(-1);
    if (rest.length === 0 || last === undefined) return null;
    return put(rest, sentenceAt(rest, below(random, rest.length)).from, [
      ...moved.slice(0, -1),
      { ...last, gap: ' ' },
    ]);
  },
  'all is retyped with other marks': ({ units }, random) => {
    const style = pick(random, [STRAIGHT, GERMAN, FRENCH]);
    return units.map((unit) => ({ ...unit, text: style(unit.text) }));
  },
};

const WORDS = ['a quiet harbour town', 'eleven', 'some of the older clerks', 'rather', 'under the clock'];

const STRAIGHT = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('…', '...');
const GERMAN = (text: string) => text.replaceAll('“', '„').replaceAll('”', '“');
const FRENCH = (text: string) => text.replaceAll('“', '«').replaceAll('”', '»');

/** A word of the marked ones, neither the first nor the last of them where there are more than two. */
function inside({ marked }: Draft, random: Random): number {
  const size = marked.to - marked.from;
  return size > 2 ? marked.from + 1 + below(random, size - 2) : marked.from + below(random, size);
}

/** The marks on a word stay with what stands for it. */
function reworded(text: string, by: string): string {
  const [, before = '', after = ''] = /^([^\p{L}\p{N}]*).*?([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  return before + by + after;
}

const OTHERS = ['tomorrow', 'seventeen', 'carefully', 'painters', 'refused', 'orchards'];

const INSIDE: Readonly<Record<string, Change>> = {
  'a word of them is changed': (draft, random) => {
    const at = inside(draft, random);
    return draft.units.map((unit, index) =>
      index === at ? { ...unit, text: reworded(unit.text, pick(random, OTHERS)) } : unit,
    );
  },
  'a word is put in among them': (draft, random) => {
    const { from, to } = draft.marked;
    if (to - from < 2) return null;
    return put(draft.units, from + 1 + below(random, to - from - 1), fresh(pick(random, OTHERS)));
  },
  'a word of them is deleted': (draft, random) => {
    const { from, to } = draft.marked;
    const at = inside(draft, random);
    // The marks on a deleted word would be deleted with it, and two words are half of what there is.
    if (to - from < 4 || /[^\p{L}\p{N}’]/u.test(draft.units[at]?.text ?? '')) return null;
    return cut(draft.units, { from: at, to: at + 1 });
  },
  'two of them change places': (draft, random) => {
    const { from, to } = draft.marked;
    if (to - from < 5) return null;
    const at = from + 1 + below(random, to - from - 3);
    const [one, other] = [draft.units[at], draft.units[at + 1]];
    if (!one || !other || one.text === other.text || one.gap !== other.gap) return null;
    if (/[^\p{L}\p{N}]/u.test(one.text + other.text)) return null;
    return [...draft.units.slice(0, at), other, one, ...draft.units.slice(at + 2)];
  },
};

const AWAY: Readonly<Record<string, Change>> = {
  'their sentence is deleted': ({ units, marked }) =>
    cut(units, {
      from: sentenceAt(units, marked.from).from,
      to: sentenceAt(units, marked.to - 1).to,
    }),
  'their paragraph is deleted': ({ units, marked }) =>
    cut(units, {
      from: paragraphAt(units, marked.from).from,
      to: paragraphAt(units, marked.to - 1).to,
    }),
};

/** One edit of the text, sometimes with others elsewhere. */
export function anyEdit(text: string, random: Random): Edit {
  for (;;) {
    const units = unitsOf(text);
    const draft = { units, marked: someWords(units, random) };
    const [became, kinds] = pick(random, KINDS);
    const name = pick(random, Object.keys(kinds));
    const edited = kinds[name]?.(draft, random);
    if (!edited || edited.length === 0) continue;
    const edit = resultOf(draft, edited, became, name);
    if (edit !== null && isKnown(edit)) return edit;
  }
}

const KINDS = [
  ['unaltered', OUTSIDE],
  ['unaltered', OUTSIDE],
  ['unaltered', OUTSIDE],
  ['altered', INSIDE],
  ['gone', AWAY],
] as const;

/** Mostly a clause or a sentence, sometimes two words, sometimes more than a sentence. */
function someWords(units: readonly Unit[], random: Random): Range {
  const at = below(random, units.length);
  const own = sentenceAt(units, at);
  const kind = random();
  if (kind < 0.3) return own;
  if (kind < 0.4) return { from: own.from, to: Math.min(units.length, own.to + 6) };
  const size = kind < 0.5 ? 2 : 3 + below(random, 9);
  return { from: at, to: Math.min(own.to, at + size) };
}

function resultOf(
  { units, marked }: Draft,
  edited: readonly Unit[],
  became: Edit['became'],
  name: string,
): Edit | null {
  const ids = new Set(units.slice(marked.from, marked.to).map(({ id }) => id));
  const left = edited.flatMap(({ id }, at) => (ids.has(id) ? [at] : []));
  const [first, last] = [left[0], left.at(-1)];
  const place =
    first === undefined || last === undefined
      ? null
      : { start: startOf(edited, first), end: endOf(edited, last) };
  // Of marked words between whose paragraphs others were put, nobody can say where they are.
  const isParted = first !== undefined && last !== undefined && last - first + 1 !== ids.size;
  if (became === 'unaltered' && isParted) return null;
  return {
    name,
    older: textOf(units),
    newer: textOf(edited),
    start: startOf(units, marked.from),
    end: endOf(units, marked.to - 1),
    became: place === null ? 'gone' : became,
    place,
  };
}

/** A random edit may restore what was removed, or remove half of what still counts as found. */
function isKnown({ older, newer, start, end, became }: Edit): boolean {
  const words = older.slice(start, end);
  const count = (text: string) => text.split(words).length - 1;
  if (became === 'gone') return count(newer) < count(older) && !isBesideTwin(older, start, words);
  return became === 'unaltered' || count(newer) < count(older) || count(older) === 0;
}

/** Of two sentences of the same words, one behind the other, nobody can say which was deleted. */
function isBesideTwin(text: string, start: number, words: string): boolean {
  const around = text.slice(Math.max(0, start - 2 * words.length - 100), start + 3 * words.length + 100);
  return around.split(words).length > 2;
}
