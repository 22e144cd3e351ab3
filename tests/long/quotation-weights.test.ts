import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeModel } from '../../src/engines/quotations/tagger/weights.js';
import { isHeldBack, learnFromArticles } from '../../src/engines/quotations/training/learn.js';
import { parseArticle } from '../../src/engines/quotations/training/markup.js';

const FOLDER = 'data/quotations';

it('has weights that are those learnt from the articles beside them, byte for byte', () => {
  const articles = readdirSync(join(FOLDER, 'articles'))
    .toSorted()
    .filter((name) => !isHeldBack(name))
    .map((name) => parseArticle(name, readFileSync(join(FOLDER, 'articles', name), 'utf8')));
  const learnt = Buffer.from(writeModel(learnFromArticles(articles)));
  // Not `toEqual`: a difference would be printed byte by byte.
  expect(learnt.equals(readFileSync(join(FOLDER, 'weights.bin'))), 'run npm run train').toBe(true);
});
