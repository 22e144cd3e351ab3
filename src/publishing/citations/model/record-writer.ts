import { type CslItem, cslItems } from './csl.js';
import type { Told } from './facts.js';
import { LineMaker } from './file-line.js';
import type { ListHead, ListWriter } from './list.js';
import type { Voice } from './voice.js';

/** What one record is made of, beside its entry. */
export interface RecordParts {
  /** The cited work, with an id that is stable and unique in the file. */
  readonly item: CslItem;
  readonly voice: Voice;
  /** A text as one line that any program can read. */
  line(text: string): string;
}

/** Writes one record for each printed entry, and nothing else. */
export function recordWriter(
  { voice }: ListHead,
  recordOf: (told: Told, parts: RecordParts) => string,
): ListWriter {
  const lines = new LineMaker();
  const toCslItem = cslItems();
  const line = (text: string) => lines.line(text);
  return {
    start: '',
    entry(prepared) {
      if (prepared.outcome === 'failed') return '';
      const record = recordOf(prepared, { item: toCslItem(prepared), voice, line });
      lines.endEntry();
      return record;
    },
    end: () => '',
    get cleaned() {
      return lines.entries;
    },
  };
}
