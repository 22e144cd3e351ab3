import type { Span } from '../../text/span.js';
import type { TurnFormat } from './turn.js';

// Where a turn begins.

/** Positions are UTF-16 code units of the text. */
export interface Opening extends Identity {
  readonly format: TurnFormat;
  /** The number of the line with the label; with the first words where there is none. */
  readonly line: number;
  /** The first line of a label that has several. */
  readonly from?: number;
  readonly label: Span | null;
  readonly wordsFrom: number;
  /** Other than the end of the last line before the next opening. */
  readonly wordsUntil?: number;
  readonly isQuestioner: boolean;
  readonly isAnswer: boolean;
  /** “THE COURT”, “Operator”: the label is a function and no name. */
  readonly isByRole: boolean;
  /** Whether the label is surely a speaker's. */
  readonly isSure: boolean;
}

export interface Identity {
  /** As printed, without role. */
  readonly name: string;
  /** Null for one that names nobody. */
  readonly person: string | null;
  /** The same for all forms of a name. */
  readonly key: string;
}
