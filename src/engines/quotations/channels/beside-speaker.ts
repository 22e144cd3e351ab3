import { DOUBLE_MARKS } from '../../reading/regions/characters.js';
import { sentenceBefore } from '../../reading/sentences/sentences.js';
import type { Tokens } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import type { Draft } from '../links/drafts.js';
import type { FoundChannel } from './channel.js';

// “Ada Berg, in an email to the Courier, said”, “Ada Berg on Telegram: …”: where she said it is no part of her name.

export function withoutMedium(read: Tokens, channels: readonly FoundChannel[], draft: Draft): Draft {
  const { speaker } = draft;
  if (speaker === null) return draft;
  const [start, end] = speaker;
  const around = channels.find((one) => one.start < start && one.end >= end - 1 && one.construction === 'in');
  if (around !== undefined) return { ...draft, speaker: subjectBefore(read, around) ?? speaker };
  const medium = channels.find(
    ({ lead, construction, end: its }) => lead[0] > start + 1 && its <= end + 1 && construction !== 'subject',
  );
  if (medium === undefined) return draft;
  const name = read.text
    .slice(start, medium.lead[0])
    .replace(/[,\s]+(?:(?:speaking|writing|posting|talking)\s)?$/u, '');
  return /\p{L}/u.test(name) ? { ...draft, speaker: [start, start + name.length] } : draft;
}

/** The name with which the sentence begins, before a comma and the medium. */
function subjectBefore(read: Tokens, { lead }: FoundChannel): Span | null {
  const [start] = sentenceBefore(read, lead[0]);
  const [, name] = SUBJECT.exec(read.text.slice(start, lead[0])) ?? [];
  return name === undefined ? null : [start, start + name.length];
}

const SUBJECT = new RegExp(String.raw`^((?:[Tt]he )?\p{Lu}[^,;:${DOUBLE_MARKS}]{1,60}), $`, 'u');
