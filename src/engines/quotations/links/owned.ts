import type { Span } from '../../text/span.js';
import type { Frame } from '../frames/frame.js';
import type { ReadText } from '../tagger/read.js';
import type { Draft } from './drafts.js';

// A fragment that has its own credit is that person’s, also within what somebody else said.

/** A text with more is no article. */
const MAX_OWNED = 1_000;

/** @param drafts in order of appearance */
export function withOwned(read: ReadText, drafts: readonly Draft[], frames: readonly Frame[]): Draft[] {
  const titles = new Set(read.passages.filter(({ score }) => score > 0).map(({ outer }) => outer[0]));
  const owned = frames.filter(
    ({ kind, content: [first] }) => kind === 'owned' && first && !titles.has(first[0]),
  );
  if (owned.length === 0) return [...drafts];
  const { text } = read.tokens;
  let found: readonly Draft[] = drafts;
  for (const frame of owned.slice(0, MAX_OWNED)) found = withOne(text, found, frame);
  return found.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
}

function withOne(text: string, drafts: readonly Draft[], { content, speaker, cue }: Frame): readonly Draft[] {
  const [own] = content;
  if (own === undefined || speaker === null) return drafts;
  const isOwners = drafts.some((draft) => concerns(draft, own) && isBy(text, draft, speaker));
  if (isOwners) return drafts;
  const others = drafts.map((draft) => (concerns(draft, own) ? withoutOwned(text, draft, own) : draft));
  return [
    ...others.filter(({ spans }) => spans.length > 0),
    { spans: content, speaker, cue, origin: 'frame' },
  ];
}

function concerns({ spans }: Draft, own: Span): boolean {
  return spans.some((span) => isWithin(own, span) || isWithin(span, own));
}

function isWithin([start, end]: Span, [from, to]: Span): boolean {
  return start >= from && end <= to;
}

/** Whether the owner is whose words they stand in. */
function isBy(text: string, { speaker }: Draft, owner: Span): boolean {
  const last =
    text
      .slice(...owner)
      .split(/\s/)
      .at(-1) ?? '';
  return speaker !== null && text.slice(...speaker).includes(last);
}

function withoutOwned(text: string, draft: Draft, own: Span): Draft {
  const spans = draft.spans.filter((span) => !isWithin(span, own));
  return {
    ...draft,
    spans: spans.map((span) => (isWithin(own, span) ? withoutComment(text, span, own) : span)),
  };
}

/** “…, following Ada Berg’s “clean slate” formula”, at the end: the writer’s, and not what was said. */
function withoutComment(text: string, span: Span, [start, end]: Span): Span {
  const comma = text.slice(span[0], start).lastIndexOf(', ');
  const isLast = comma > 0 && !/[,;:.]/.test(text.slice(end, span[1]).replace(/\.$/, ''));
  return isLast && COMMENT.test(text.slice(span[0] + comma, start)) ? [span[0], span[0] + comma] : span;
}

const COMMENT =
  /^, (?:\p{Ll}{3,20}ing|in line with|in the words of|in what|what|a reference to|an echo of|in a nod to)(?!\p{L})/u;

function startOf({ spans: [first] }: Draft): number {
  return first?.[0] ?? 0;
}

function endOf({ spans: [first] }: Draft): number {
  return first?.[1] ?? 0;
}
