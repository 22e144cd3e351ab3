import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mouth } from '../../../../src/engines/context/mouth.js';
import { SETTINGS, type Setting } from '../../../../src/engines/context/setting.js';
import type { Span } from '../../../../src/engines/text/span.js';
import { packageRoot } from '../../../../src/platform/lib/package-root.js';

// A text with the words of a claim in it, and what a careful reader would say of them. README.md describes the files.

export const MANNERS =
  'agency british us state interview transcript parliament call live thread feature court letter release radio'.split(
    ' ',
  );
const MOUTHS: readonly Mouth[] = ['same', 'another', 'open', 'not_named'];
const CREDITS = ['name', 'label', 'pronoun', 'description', 'nobody'] as const;

/** How the text credits the words. */
export type By = (typeof CREDITS)[number];

export interface Passage {
  /** The file and the place in it: “denied 12”. */
  readonly id: string;
  /** What is measured with it: “another-named”, “denied”, “plain” and so on. */
  readonly kind: string;
  readonly manner: string;
  readonly mouth: Mouth;
  readonly setting: Setting;
  readonly by: By;
  /** All names of the claim's speaker, as a desk has them on record. */
  readonly names: readonly string[];
  /** Who recounts what the speaker said. */
  readonly toldBy: string | null;
  readonly text: string;
  /** The words of the claim; a cut is marked by an ellipsis. */
  readonly quote: string;
  /** Where they stand in the text, in UTF-16 code units. */
  readonly span: Span;
  /** Measured, and no rule is tuned on it. */
  readonly isHeld: boolean;
}

const FOLDER = join(packageRoot, 'tests/engines/context/passages');

interface Part {
  /** The name of the file. */
  readonly kind: string;
  /** From 1, within the file. */
  readonly number: number;
  readonly part: string;
}

/** The passages of the files of a folder, as they are written. */
export function readParts(folder: 'texts' | 'frames'): readonly Part[] {
  return readdirSync(join(FOLDER, folder))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(FOLDER, folder, file), 'utf8')
        .split(/^# /mu)
        .slice(1)
        .map((part, at) => ({ kind: file.replace('.txt', ''), number: at + 1, part })),
    );
}

export function readPassages(): readonly Passage[] {
  return readParts('texts').map(({ kind, number, part }) => parsePassage(kind, number, part));
}

/** @throws Error that names the file and the passage */
export function parsePassage(kind: string, number: number, part: string): Passage {
  const id = `${kind} ${number}`;
  const [header = '', ...lines] = part.split('\n');
  const [manner = '', marks = '', names = '', toldBy = null] = header.split(' | ');
  const [mouth, setting, by] = marks.split(' ');
  if (!MANNERS.includes(manner)) throw new Error(`${id}: “${manner}” is no manner.`);
  return {
    ...{ id, kind, manner, toldBy },
    mouth: oneOf(MOUTHS, mouth, id),
    setting: oneOf(SETTINGS, setting, id),
    by: oneOf(CREDITS, by, id),
    names: names.split('; '),
    ...parseMarked(id, lines.join('\n').trim()),
    isHeld: number % 3 === 0,
  };
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined, id: string): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new Error(`${id}: “${word}” is none of ${known.join(', ')}.`);
  return found;
}

const MARKED = /⟪(\+)?([^⟪⟫]+)⟫/gu;

/** `⟪…⟫` holds the words, or those before and after a marked cut; `⟪+…⟫` goes on without one. */
function parseMarked(id: string, marked: string): Pick<Passage, 'text' | 'quote' | 'span'> {
  const parts = [...marked.matchAll(MARKED)];
  const quote = parts.reduce(
    (said, [, goesOn, words = '']) => (said === '' ? words : `${said}${goesOn ? ' ' : ' … '}${words}`),
    '',
  );
  if (quote === '') throw new Error(`${id}: no words are marked.`);
  const text = marked.replaceAll(MARKED, '$2');
  const last = parts.at(-1);
  const before = parts.reduce((sum, [whole, , words = '']) => sum + whole.length - words.length, 0);
  const end = (last?.index ?? 0) + (last?.[0].length ?? 0) - before;
  return { text, quote, span: [parts[0]?.index ?? 0, end] };
}
