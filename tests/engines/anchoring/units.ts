// A text as a row of units, each a word with the marks on it and what stands behind it. Edits move units about and
// never lose sight of one, so that where marked words went is known without looking for them.

export interface Unit {
  readonly id: number;
  readonly text: string;
  /** Space, or the break of a paragraph. */
  readonly gap: ' ' | '\n\n';
}

export interface Range {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export function textOf(units: readonly Unit[]): string {
  return units.map(({ text, gap }) => text + gap).join('');
}

export function unitsOf(text: string): Unit[] {
  return [...text.matchAll(/(\S+)(\s*)/g)].map(([, word = '', gap = ''], id) => ({
    id,
    text: word,
    gap: gap.includes('\n') ? '\n\n' : ' ',
  }));
}

/** Where a unit begins in the text. */
export function startOf(units: readonly Unit[], at: number): number {
  return units.slice(0, at).reduce((sum, { text, gap }) => sum + text.length + gap.length, 0);
}

export function endOf(units: readonly Unit[], at: number): number {
  return startOf(units, at) + (units[at]?.text.length ?? 0);
}

/** From the first unit behind a full stop to the one with the next. */
export function sentenceAt(units: readonly Unit[], at: number): Range {
  let [from, to] = [at, at];
  while (from > 0 && !endsSentence(units[from - 1])) from -= 1;
  while (to < units.length - 1 && !endsSentence(units[to])) to += 1;
  return { from, to: to + 1 };
}

export function paragraphAt(units: readonly Unit[], at: number): Range {
  let [from, to] = [at, at];
  while (from > 0 && units[from - 1]?.gap === ' ') from -= 1;
  while (to < units.length - 1 && units[to]?.gap === ' ') to += 1;
  return { from, to: to + 1 };
}

function endsSentence(unit: Unit | undefined): boolean {
  return unit === undefined || unit.gap !== ' ' || /[.?!][”"’']?$/.test(unit.text);
}
