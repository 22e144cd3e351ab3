// Learns data/quotations/weights.bin from data/quotations/articles: `npm run train`. The same articles always make the
// same bytes. Every fifth article is held back for measuring.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeModel } from '../dist/src/engines/quotations/tagger/weights.js';
import { isHeldBack, learnFromArticles } from '../dist/src/engines/quotations/training/learn.js';
import { parseArticle } from '../dist/src/engines/quotations/training/markup.js';

const folder = fileURLToPath(new URL('../data/quotations/', import.meta.url));
const names = readdirSync(join(folder, 'articles'))
  .filter((name) => name.endsWith('.txt'))
  .sort();
const articles = names
  .filter((name) => !isHeldBack(name))
  .map((name) => parseArticle(name, readFileSync(join(folder, 'articles', name), 'utf8')));
const started = performance.now();
const bytes = writeModel(learnFromArticles(articles));
writeFileSync(join(folder, 'weights.bin'), bytes);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(`${articles.length} of ${names.length} articles, ${bytes.length} bytes, ${seconds} s\n`);
