import { readFileSync } from 'node:fs';

// Texts with the turns that they should have: “{Ada Berg|We will not wait.}”, “{?|Why not?}” for a question.

export interface MarkedTurn {
  readonly person: string;
  readonly isQuestion: boolean;
  readonly start: number;
  readonly end: number;
}

export interface MarkedText {
  readonly title: string;
  /** Without the markup. */
  readonly text: string;
  readonly turns: readonly MarkedTurn[];
}

export function readMarkedTexts(file: string): MarkedText[] {
  const [, ...parts] = readFileSync(`tests/engines/reading/turns/${file}`, 'utf8').split(/^=== /m);
  return parts.map((part) => {
    const title = part.slice(0, part.indexOf('\n'));
    return { title, ...readMarkup(part.slice(title.length + 1).trim()) };
  });
}

function readMarkup(marked: string): Omit<MarkedText, 'title'> {
  let text = '';
  let after = 0;
  const turns: MarkedTurn[] = [];
  for (const match of marked.matchAll(/\{(\??)([^|{}]*)\|([^{}]*)\}/g)) {
    const [whole, question = '', person = '', words = ''] = match;
    text += marked.slice(after, match.index);
    after = match.index + whole.length;
    turns.push({ person, isQuestion: question !== '', start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text: text + marked.slice(after), turns };
}
