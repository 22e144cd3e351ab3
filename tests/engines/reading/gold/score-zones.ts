import type { Answers } from './answers.js';
import { count, countByKey, type Figures, type OnError } from './figures.js';
import type { GoldText, GoldZone } from './gold-text.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The share of characters whose kind is right, and each kind by the lines in which it occurs. */
export function scoreZones(
  { text, zones }: GoldText,
  found: Answers['zones'],
  figures: Figures,
  onError: OnError,
): void {
  const marked = zoneOfEach(text, zones);
  const own = zoneOfEach(text, found).map((zone, at) => kindAmong(zone?.kind ?? 'body', marked[at]));
  const kinds = marked.map((zone) => zone?.kind ?? 'body');
  const letters = [...own.keys()].filter((at) => /\S/.test(text[at] ?? ''));
  const right = letters.filter((at) => own[at] === kinds[at]).length;
  count(figures, 'zones: characters', right, letters.length, letters.length);
  const [ownLines, markedLines] = [lineKinds(text, own), lineKinds(text, kinds)];
  for (const kind of new Set([...ownLines, ...markedLines].map((line) => line.kind)))
    countByKey(
      figures,
      `zones: ${kind}`,
      ownLines.filter((line) => line.kind === kind),
      markedLines.filter((line) => line.kind === kind),
      ({ line, from }) => `line ${line} “${from}”`,
      onError,
    );
}

/** The zone of each UTF-16 code unit; later zones lie over earlier ones. */
function zoneOfEach<T extends Span>(text: string, zones: readonly T[]): (T | undefined)[] {
  const each = new Array<T | undefined>(text.length).fill(undefined);
  for (const zone of zones) each.fill(zone, zone.start, zone.end);
  return each;
}

/** The kind that the gold has, where the one found is right as well. */
function kindAmong(kind: string, marked: GoldZone | undefined): string {
  return marked?.others.includes(kind) ? marked.kind : kind;
}

interface LineKind {
  readonly line: number;
  readonly kind: string;
  readonly from: string;
}

function lineKinds(text: string, kinds: readonly string[]): readonly LineKind[] {
  let start = 0;
  return text.split('\n').flatMap((from, line) => {
    const found = new Set(
      kinds.slice(start, start + from.length).filter((_, at) => /\S/.test(from[at] ?? '')),
    );
    start += from.length + 1;
    return [...found].map((kind) => ({ line, kind, from }));
  });
}
