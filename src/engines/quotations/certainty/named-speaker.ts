import type { Span } from '../../text/span.js';

export interface NamedSpeaker {
  readonly spans: readonly Span[];
  readonly quotedShare: number;
  readonly speaker: Span;
  readonly cue: Span | null;
  readonly origin: 'cue' | 'label' | 'signature' | 'follow_on' | 'frame' | 'nearest' | 'passive';
}
