import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { RecordKeyWriter } from './key-store.js';

/** The duplicate keys of speakers, outlets, occasions and sources. */
export const recordKeyIndex: Rebuilder = {
  name: 'comparison keys of names',
  async rebuild(change, progress) {
    const keys = new RecordKeyWriter(change.tx);
    let rows = 0;
    for (const [at, noun] of NOUNS.entries()) {
      rows += await keys.rebuild(noun);
      progress(at + 1, NOUNS.length);
    }
    return { rows };
  },
};

const NOUNS = ['speaker', 'outlet', 'occasion', 'source'] as const;
