import type { Turn } from '../../reading/turns/turn.js';
import type { Span } from '../../text/span.js';
import type { Channel } from '../found.js';

export type FrameKind =
  | 'label'
  | 'signature'
  | 'colon'
  | 'as_put'
  | 'according'
  | 'headline'
  | 'inserted'
  | 'owned'
  | 'credit_after'
  | 'credit_before';

/**
 * Words in a frame that commonly reports speech, with what it shows of speaker and cue; all positions are UTF-16
 * code units of the text, end exclusive. `label`: a turn of a transcript, which is direct speech without marks.
 */
export interface Frame {
  readonly kind: FrameKind;
  /** In order, without the words that interrupt it. */
  readonly content: readonly Span[];
  readonly speaker: Span | null;
  readonly cue: Span | null;
  readonly channel: Channel | null;
  readonly strength: 'certain' | 'likely';
  /** That the words are, for a label. */
  readonly turn?: Turn;
}
