import { z } from 'zod';
import { type Mouth, mouthOf } from '../../../engines/context/mouth.js';
import { plainestCredit } from '../../../engines/context/plainest.js';
import type { Setting } from '../../../engines/context/setting.js';
import { compareWording } from '../../../engines/fidelity/compare.js';
import type { Comparison } from '../../../engines/fidelity/verdict.js';
import type { FoundInText } from '../../../engines/quotations/found.js';
import { Reading } from '../../../engines/reading/reading.js';
import { clip } from '../../../platform/lib/fields/values.js';
import { UsageError } from '../../../platform/terminal/refusals.js';
import { findIn } from '../../../record/entry/actions/find-in-article.js';
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

/** The attribution in the text, for a case that names a speaker. */
interface Credited {
  readonly mouth: Mouth;
  /** As the text names them; null where it credits nobody. */
  readonly credited: string | null;
  readonly setting: Setting;
}

type Answer = Pick<Comparison, 'verdict' | 'flags' | 'spans'> & Partial<Credited>;

/** The result of each case, by its id. */
export type Answers = Readonly<Record<string, Answer>>;

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

interface Text {
  readonly reading: Reading;
  readonly found: FoundInText | null;
}

/** Each text is parsed once for all wordings compared with it. */
export function answerCases(cases: Cases): Answers {
  const texts = new Map<string, Text>();
  return Object.fromEntries(
    cases.map((one) => {
      const text = readOnce(texts, one.source_text, one.speaker !== undefined);
      return [one.id, answerOf(one, text)];
    }),
  );
}

/** Quotations are found only for cases that name a speaker. */
function readOnce(texts: Map<string, Text>, source: string, isFound: boolean): Text {
  const known = texts.get(source);
  if (known !== undefined && (known.found !== null || !isFound)) return known;
  const reading = known?.reading ?? new Reading(source);
  const text = { reading, found: isFound ? findIn(reading) : null };
  texts.set(source, text);
  return text;
}

function answerOf({ quote, form, speaker, language }: Cases[number], text: Text): Answer {
  const speakers = speaker === undefined ? [] : [speaker].flat();
  const { verdict, flags, spans } = compareWording(quote, text.reading, {
    form: form ?? 'direct',
    speakers,
    language: language ?? null,
  });
  if (text.found === null || speakers.length === 0) return { verdict, flags, spans };
  const credit = plainestCredit(text.reading, spans, text.found.quotations, {
    wording: quote,
    known: speakers,
  });
  return {
    ...{ verdict, flags, spans },
    mouth: mouthOf(credit, speakers),
    credited: credit.name ?? credit.mention,
    setting: credit.setting,
  };
}
