import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../../../src/engines/text/span.js';
import { packageRoot } from '../../../../src/platform/lib/package-root.js';
import { parseMarks } from './marks.js';

// A text of the gold, with what a reader should see in it. README.md describes the marks.

export interface GoldZone {
  readonly kind: string;
  /** Kinds that are right as well. */
  readonly others: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface GoldTurn {
  readonly label: Span | null;
  readonly words: readonly Span[];
  /** The fullest name that the text gives, and others that are right as well; empty for nobody. */
  readonly persons: readonly string[];
}

export interface GoldRegion {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  /** Regions with the same number are one quotation that continues over paragraphs. */
  readonly group: number;
}

export interface GoldNumber {
  readonly start: number;
  readonly end: number;
  /** Any of them is right. */
  readonly values: readonly string[];
}

/** Positions are UTF-16 code units of `text`, end exclusive. */
export interface GoldText {
  readonly name: string;
  readonly manner: string;
  readonly language: string;
  readonly text: string;
  readonly zones: readonly GoldZone[];
  readonly turns: readonly GoldTurn[];
  readonly regions: readonly GoldRegion[];
  /** Where sentences end, after the marks that close them. */
  readonly ends: readonly number[];
  readonly numbers: readonly GoldNumber[];
}

const TEXTS = join(packageRoot, 'tests/engines/reading/gold/texts');

export function readGold(): readonly GoldText[] {
  return readdirSync(TEXTS)
    .toSorted()
    .map((file) => parseGold(file, readFileSync(join(TEXTS, file), 'utf8')));
}

/** Every third text is measured and never tuned on. */
export function isHeldBack({ name }: GoldText): boolean {
  return Number(name.slice(0, 3)) % 3 === 0;
}

/** @throws Error that names the file and the first fault */
export function parseGold(file: string, content: string): GoldText {
  const divider = content.indexOf('\n---\n');
  const language = /^language: (\w+)$/m.exec(content.slice(0, divider))?.[1];
  const [, manner] = /^\d{3}-([a-z]+)-/.exec(file) ?? [];
  if (divider < 0 || language === undefined || manner === undefined)
    throw new Error(`${file}: the header or the name is not complete.`);
  return {
    name: file.replace(/\.txt$/, ''),
    manner,
    language,
    ...parseMarks(file, content.slice(divider + 5)),
  };
}
