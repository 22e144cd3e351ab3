import type { Span } from '../../text/span.js';
import type { Channel, ChannelType } from '../found.js';

/** How the words beside it make something a channel. */
export type Construction = 'told' | 'according' | 'in' | 'on' | 'quoted_by' | 'subject';

export interface FoundChannel extends Channel {
  readonly construction: Construction;
  /** The words that lead to it, or follow an outlet as subject: “told”, “according to”, “quoted”. */
  readonly lead: Span;
}

export function channelOfWords(
  text: string,
  [start, end]: Span,
  by: { readonly construction: Construction; readonly lead: Span },
  { type, outlet = null }: { readonly type: ChannelType | null; readonly outlet?: string | null },
): FoundChannel {
  return { text: text.slice(start, end), start, end, type, outlet, ...by };
}
