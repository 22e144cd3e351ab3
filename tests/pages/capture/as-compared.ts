import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAINLY_SPOKEN } from '../../../src/derived/match/model/spoken.js';
import { stateOf } from '../../../src/derived/match/model/state.js';
import { compareInLong } from '../../../src/engines/anchoring/long-text.js';
import type { Comparison } from '../../../src/engines/fidelity/verdict.js';
import { guessLanguage } from '../../../src/engines/language/guess.js';
import { parseArticle } from '../../../src/engines/quotations/training/markup.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import { captureOf } from '../../../src/pages/capture/job.js';
import { fieldsOf } from '../../../src/pages/capture/model/fields.js';
import { packageRoot } from '../../../src/platform/lib/package-root.js';
import type { MatchState } from '../../../src/vocabulary.js';

// What is found in an article, as it would be compared with the article once it is saved.

export interface ComparedItem {
  readonly words: string;
  readonly form: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly speaker: string | null;
  readonly comparison: Comparison;
  readonly state: MatchState;
}

export function comparedItems(text: string): ComparedItem[] {
  const reading = new Reading(text);
  const language = guessLanguage(text);
  return captureOf({ wanted: 'quotations', text, date: null }).quotations.map(({ found, wording }) => {
    const speaker = fieldsOf(wording, found, null)['speaker.name'] ?? null;
    const { words, form, spans } = wording;
    const speakers = speaker === null ? [] : [speaker];
    const comparison = compareInLong(words, reading, { form, speakers, isRecord: false, language });
    const { verdict, flags } = comparison;
    return {
      words,
      form,
      spans,
      speaker,
      comparison,
      state: stateOf({ verdict, flags, form, spoken: PLAINLY_SPOKEN, is_parted: false }),
    };
  });
}

const ARTICLES = join(packageRoot, 'data/quotations/articles');

export function articles(): { readonly name: string; readonly text: string }[] {
  return readdirSync(ARTICLES)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: parseArticle(name, readFileSync(join(ARTICLES, name), 'utf8')).text }));
}
