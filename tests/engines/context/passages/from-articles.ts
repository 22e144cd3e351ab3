import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, MarkedQuotation } from '../../../../src/engines/quotations/training/article.js';
import { parseArticle } from '../../../../src/engines/quotations/training/markup.js';
import type { Span } from '../../../../src/engines/text/span.js';
import { packageRoot } from '../../../../src/platform/lib/package-root.js';
import type { Case } from './figures.js';

// True ones out of the articles from which quotations are learnt: a direct quotation that a plain verb of saying gives
// to a named speaker, one of each article in prose.

const ARTICLES = join(packageRoot, 'data/quotations/articles');
const PLAIN_CUE =
  /^(?:said|says|told|tells|added|adds|wrote|writes|replied|replies|recalled|explained|explains|shouted|insisted|insists|continued|went on|goes on|concluded|noted|argued|argues|conceded|joked|declared|announced)$/u;
const NAME = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}$/u;
const PRONOUN = /^(?:he|she|they|i)$/iu;
/** In these one person may recount what another said. */
const OF_SEVERAL_VOICES =
  /thread|interview|q&a|transcript|podcast|letter|oral history|first.person|posts|blog|speech/iu;
const MARKED = /^["“‘«']+(.+?)[,.]?["”’»']+$/su;
const INNER_MARK = /["“”«»‘]|(?:^|\s)'/u;
const MIN_WORDS = 5;

export function trueOnesFromArticles(): readonly Case[] {
  return readdirSync(ARTICLES)
    .toSorted()
    .flatMap((file, at) => {
      const article = parseArticle(file, readFileSync(join(ARTICLES, file), 'utf8'));
      const isProse = !OF_SEVERAL_VOICES.test(`${file} ${article.header.get('manner')}`);
      if (article.header.get('language') !== 'en' || !isProse) return [];
      const usable = article.quotations.flatMap((one) => caseOf(file, article, one) ?? []);
      const chosen = usable[at % Math.max(usable.length, 1)];
      return chosen === undefined ? [] : [{ ...chosen, isHeld: at % 3 === 0 }];
    });
}

function caseOf(file: string, { text, quotations }: Article, one: MarkedQuotation): Case | null {
  const [content] = one.contents;
  const [source] = one.sources;
  const [cue] = one.cues;
  if (content === undefined || source === undefined || cue === undefined) return null;
  const printed = text.slice(...source);
  const name = one.speaker ?? printed;
  const words = MARKED.exec(text.slice(...content))?.[1] ?? '';
  const isWithinAnother = quotations.some((other) => other !== one && other.contents.some(isAround(content)));
  const isPlain = PLAIN_CUE.test(text.slice(...cue)) && !isWithinAnother && NAME.test(name);
  if (!isPlain || !isUsable(words, text)) return null;
  const start = text.indexOf(words);
  return {
    ...{ id: `${file} ${one.number}`, kind: 'plain', mouth: 'same', setting: 'plain', toldBy: null },
    by: PRONOUN.test(printed) ? 'pronoun' : 'name',
    ...{ names: [name], text, quote: words, span: [start, start + words.length], isHeld: false },
  };
}

function isUsable(words: string, text: string): boolean {
  const isOnlyHere = text.split(words).length === 2;
  return isOnlyHere && !INNER_MARK.test(words) && words.split(/\s+/u).length >= MIN_WORDS;
}

function isAround([start, end]: Span) {
  return ([from, to]: Span): boolean => from <= start && end <= to;
}
