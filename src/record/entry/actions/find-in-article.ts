import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findQuotations } from '../../../engines/quotations/find-quotations.js';
import type { FoundInText } from '../../../engines/quotations/found.js';
import { type Model, readModel } from '../../../engines/quotations/tagger/weights.js';
import { Reading } from '../../../engines/reading/reading.js';
import { packageRoot } from '../../../platform/lib/package-root.js';

/** Rebuilt from data/quotations/articles by `npm run train`. */
const WEIGHTS = 'data/quotations/weights.bin';

let model: Model | null = null;

/** Finds the quotations of an article. The weights are read on the first call. */
export function findInArticle(text: string): FoundInText {
  return findIn(new Reading(text));
}

export function findIn(reading: Reading): FoundInText {
  model ??= readModel(readFileSync(join(packageRoot, WEIGHTS)));
  return findQuotations(reading, model);
}
