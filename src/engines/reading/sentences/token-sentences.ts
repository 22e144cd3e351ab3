import { Integers } from '../tokens/integers.js';
import { WORD } from '../tokens/kinds.js';
import { sentenceEndBetween } from './ends.js';

// Where sentences begin, in tokens.

interface Scanned {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
}

/** The first token of each sentence, then the number of tokens. */
export function sentenceStarts(text: string, tokens: Scanned, paragraphs: Int32Array): Int32Array {
  const found = new Integers();
  let [paragraph, word] = [0, -1];
  for (let token = 0; token < tokens.count; token += 1) {
    if (token === paragraphs[paragraph]) {
      paragraph += 1;
      found.push(token);
      word = -1;
    }
    if (tokens.kinds[token] !== WORD) continue;
    const start = word < 0 ? -1 : startBetween(text, tokens, word, token);
    if (start > 0) found.push(start);
    word = token;
  }
  found.push(tokens.count);
  return found.array();
}

/** The token that begins a sentence between a word and the next one; -1 where the sentence goes on. */
function startBetween(text: string, { starts, ends }: Scanned, word: number, next: number): number {
  const end = sentenceEndBetween(text, ends[word] as number, starts[next] as number);
  if (end === null) return -1;
  let token = word + 1;
  while (token < next && (starts[token] as number) < end) token += 1;
  return token;
}
