import { fold } from '../../text/fold.js';
import type { Line, LinedText } from './lines.js';
import { numberedPosts } from './numbered-posts.js';
import type { Opening } from './opening.js';
import type { People } from './people.js';
import { headerOn } from './post-headers.js';
import { isVerbOfSaying } from './words.js';

// Posts of a thread and comments below an article: each under the name of its account, or numbered.

/** In order. */
export function postOpenings(read: LinedText, people: People): Opening[] {
  const { text, lines } = read;
  const headers = lines.flatMap((line, at) => headerOn(read, line, at, people) ?? []);
  const numbered = numberedPosts(read, headers, people);
  if (numbered.length > 0) return numbered;
  const comments = lines.flatMap((line, at) => commentOn(text, line, lines[at + 1], at) ?? []);
  const isThread = headers.length > 1 || headers.some(({ hasTime }) => hasTime);
  return [...(isThread ? headers : []), ...(comments.length > 1 ? comments : [])];
}

const COMMENT = /^(\S(?:[^:“"\n]{0,58}\S)?) (\p{Ll}+)(?: (?:on|at|am|le|el) [^:\n]{3,40})?:$/u;
const MAX_LINE_UTF16 = 120;

/** “marge_b says:”, where no quotation follows. */
function commentOn(text: string, line: Line, next: Line | undefined, at: number): Opening | null {
  if (
    next === undefined ||
    line.end - line.start > MAX_LINE_UTF16 ||
    /^["“«„]/u.test(text.slice(next.start, next.start + 1))
  )
    return null;
  const [, name = '', verb = ''] = COMMENT.exec(text.slice(line.start, line.end)) ?? [];
  if (name.split(' ').length > 4 || !isVerbOfSaying(fold(verb))) return null;
  return {
    ...{
      format: 'post',
      name,
      person: name,
      key: fold(name),
      isQuestioner: false,
      isAnswer: false,
      isSure: false,
    },
    ...{ line: at, label: [line.start, line.start + name.length], wordsFrom: line.end },
  };
}
