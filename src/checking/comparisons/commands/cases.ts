import { z } from 'zod';
import { compareWording } from '../../../engines/fidelity/compare.js';
import type { Comparison } from '../../../engines/fidelity/verdict.js';
import { Reading } from '../../../engines/reading/reading.js';
import { clip } from '../../../platform/lib/fields/values.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import { FORMS, keysOf } from '../../../vocabulary.js';

// Batches of wordings for measuring the engine: each case is a wording with a text to compare it with.

const CASES = z.array(
  z.object({
    id: z.string(),
    quote: z.string(),
    source_text: z.string(),
    form: z.enum(keysOf(FORMS)).optional(),
    speaker: z.union([z.string(), z.array(z.string())]).optional(),
    language: z.string().optional(),
  }),
);

export type Cases = z.infer<typeof CASES>;

/** The result of each case, by its id. */
export type Answers = Readonly<Record<string, Pick<Comparison, 'verdict' | 'flags' | 'spans'>>>;

/** @throws UsageError naming the file and what it lacks */
export function parseCases(file: string, json: string): Cases {
  const read = CASES.safeParse(parseJson(file, json));
  if (read.success) return withoutTwins(file, read.data);
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  throw new UsageError(
    `${file} is no list of cases (${where}: ${issue?.message ?? 'unreadable'}). Each has id, quote and source_text.`,
  );
}

/** Results are keyed by id, so a duplicate would be lost. */
function withoutTwins(file: string, cases: Cases): Cases {
  const ids = new Set<string>();
  for (const { id } of cases) {
    if (ids.has(id))
      throw new UsageError(`${file} has two cases with the id ${clip(id)}: give each its own.`);
    ids.add(id);
  }
  return cases;
}

function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${file} is not JSON: ${error.message}.`);
  }
}

/** Each text is read once for all wordings compared with it. */
export function answerCases(cases: Cases): Answers {
  const texts = new Map<string, Reading>();
  return Object.fromEntries(
    cases.map(({ id, quote, source_text, form, speaker, language }) => {
      const text = texts.get(source_text) ?? new Reading(source_text);
      texts.set(source_text, text);
      const { verdict, flags, spans } = compareWording(quote, text, {
        form: form ?? 'direct',
        speakers: speaker === undefined ? [] : [speaker].flat(),
        language: language ?? null,
      });
      return [id, { verdict, flags, spans }];
    }),
  );
}
