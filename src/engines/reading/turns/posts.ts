import { fold } from '../../text/fold.js';
import { isVerbOfSaying } from '../../words/turns.js';
import type { Line, LinedText } from './lines.js';
import { numberedPosts } from './numbered-posts.js';
import type { Opening } from './opening.js';
import type { People } from './people.js';
import { headerOn, namedHandles } from './post-headers.js';

// Posts of a thread and comments below an article: each under the name of its account, or numbered.

/** In order. */
export function postOpenings(read: LinedText, people: People): Opening[] {
  const { text, lines } = read;
  const named = namedHandles(text);
  const headers = lines.flatMap((line, at) => headerOn(read, line, at, people, named) ?? []);
  const numbered = numberedPosts(read, headers, people);
  if (numbered.length > 0) return numbered;
  const comments = lines.flatMap((line, at) => commentOn(text, line, lines[at + 1], at) ?? []);
  const isThread = headers.length > 1 || headers.some(({ hasTime }) => hasTime);
  const timed = isThread ? [] : lines.flatMap((_, at) => timedOn(read, at) ?? []);
  return [
    ...(isThread ? headers : []),
    ...(comments.length > 1 ? comments : []),
    ...(timed.length > 1 ? timed : []),
  ];
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
  return { ...commentBy(name), line: at, label: [line.start, line.start + name.length], wordsFrom: line.end };
}

const AGO =
  /(?:^|[\s·•|,–-]\s*)(?:(?:about |over )?(?:\d{1,2}|an?) ?(?:s|secs?|min(?:ute)?s?|m|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?)\.? ago|just now)$/u;
const SCREEN_NAME = /^[\p{L}\p{N}_][^:.!?“”"]{1,38}$/u;

/** “Marge B. 2 hours ago”, on one line or two. */
function timedOn({ text, lines }: LinedText, at: number): Opening | null {
  const line = lines[at];
  if (line === undefined || line.end - line.start > MAX_LINE_UTF16) return null;
  const printed = text.slice(line.start, line.end);
  const own = AGO.exec(printed);
  const above = own?.index === 0 ? lines[at - 1] : line;
  if (own === null || above === undefined || above.end - above.start > MAX_LINE_UTF16) return null;
  const name = own.index === 0 ? text.slice(above.start, above.end) : printed.slice(0, own.index).trim();
  if (!SCREEN_NAME.test(name) || name.split(' ').length > 4) return null;
  const from = above === line ? at : at - 1;
  const label = [above.start, above.start + name.length] as const;
  return { ...commentBy(name), line: at, from, label, wordsFrom: line.end };
}

function commentBy(name: string): Omit<Opening, 'line' | 'label' | 'wordsFrom'> {
  const identity = { name, person: name, key: fold(name) };
  return {
    ...identity,
    format: 'post',
    isQuestioner: false,
    isAnswer: false,
    isByRole: false,
    isSure: false,
  };
}
