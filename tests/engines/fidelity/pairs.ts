import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

// The hand-written pairs of tests/fixtures/fidelity; its README says what each field means.

const FOLDER = new URL('../../fixtures/fidelity/', import.meta.url);

const lines = z
  .union([z.string().min(1), z.array(z.string()).min(2)])
  .transform((text) => (typeof text === 'string' ? text : text.join('\n')));
const pieces = z
  .union([z.string().min(1), z.array(z.string().min(1))])
  .transform((span) => (typeof span === 'string' ? [span] : span));
const flags = z.array(z.string().min(1));

const PAIRS = z.array(
  z.strictObject({
    name: z.string().min(1),
    source: lines,
    wording: lines,
    sourceLanguage: z.string().optional(),
    wordingLanguage: z.string().optional(),
    form: z.enum(['direct', 'partial', 'mixed', 'indirect']).optional(),
    speaker: z.array(z.string().min(1)).optional(),
    verdict: z.string(),
    flags,
    notFlags: flags,
    span: pieces,
    why: z.string().min(1),
  }),
);

export type Pair = z.infer<typeof PAIRS>[number];

/** Every pair, under the theme that its file is named after. */
export function pairsByTheme(): ReadonlyMap<string, readonly Pair[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(
    files.sort().map((name) => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      return [name.replace('.json', ''), PAIRS.parse(JSON.parse(text))] as const;
    }),
  );
}
