// Writes src/engines/fidelity/language/negation-list.ts from data/reference/negations.json: the engines read no file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { languages } = JSON.parse(readFileSync(join(root, 'data/reference/negations.json'), 'utf8'));
const file = join(root, 'src/engines/fidelity/language/negation-list.ts');

const lines = Object.entries(languages).map(([code, entry]) => {
  const { name, ...lists } = entry;
  const parts = Object.entries(lists).map(([key, words]) => `    ${key}: ${quoted(words.join('|'))},`);
  return `  // ${name}\n  ${code}: {\n${parts.join('\n')}\n  },`;
});

writeFileSync(
  file,
  `// Written by scripts/negation-list.js from data/reference/negations.json, which says what each list is.

export interface NegationEntry {
  readonly words: string;
  readonly phrases?: string;
  readonly endings?: string;
  readonly beginnings?: string;
  readonly lone?: string;
  readonly exceptions?: string;
  readonly conditions: string;
}

/** By language; entries of a list are parted by a bar. */
export const NEGATION_LIST = {
${lines.join('\n')}
} as const satisfies Readonly<Record<string, NegationEntry>>;
`,
);

/** As Biome writes a string. @param {string} text */
function quoted(text) {
  return text.includes("'") ? `"${text.replaceAll('"', '\\"')}"` : `'${text}'`;
}
