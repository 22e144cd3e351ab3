import type { Draft } from '../links/drafts.js';
import type { FoundChannel } from './channel.js';

// “Ada Berg, in an email to the Courier, said”, “Ada Berg on Telegram: …”: where she said it is no part of her name.

export function withoutMedium(text: string, channels: readonly FoundChannel[], draft: Draft): Draft {
  const { speaker } = draft;
  if (speaker === null) return draft;
  const [start, end] = speaker;
  const medium = channels.find(
    ({ lead, construction, end: its }) => lead[0] > start + 1 && its <= end + 1 && construction !== 'subject',
  );
  if (medium === undefined) return draft;
  const name = text
    .slice(start, medium.lead[0])
    .replace(/[,\s]+(?:(?:speaking|writing|posting|talking)\s)?$/u, '');
  return /\p{L}/u.test(name) ? { ...draft, speaker: [start, start + name.length] } : draft;
}
