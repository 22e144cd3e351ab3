import type { Channel, ChannelType } from '../found.js';

/** How the words beside it make something a channel. */
export type Construction = 'told' | 'according' | 'in' | 'on' | 'quoted_by' | 'subject';

export interface FoundChannel extends Channel {
  readonly construction: Construction;
}

export function channelOfWords(
  text: string,
  [start, end]: readonly [number, number],
  construction: Construction,
  type: ChannelType | null,
  outlet: string | null = null,
): FoundChannel {
  return { text: text.slice(start, end), start, end, type, outlet, construction };
}
