import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type AttributionChange,
  attributionChanges,
} from '../../../src/engines/context/attribution-change.js';
import { CreditReader } from '../../../src/engines/context/credited.js';
import { findQuotations } from '../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../src/engines/quotations/tagger/weights.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import { ATTRIBUTION_EDITS, HARMLESS_EDITS } from './attribution-edits.js';

const model = readModel(readFileSync('data/quotations/weights.bin'));

function credited(marked: string) {
  const [before = '', passage = '', after = ''] = marked.split(/[[\]]/);
  const reader = new CreditReader(
    new Reading(before + passage + after),
    (reading) => findQuotations(reading, model).quotations,
  );
  return reader.at([[before.length, before.length + passage.length]]);
}

const changesOf = (old: string, now: string): AttributionChange[] =>
  attributionChanges(credited(old), credited(now));

describe('unchanged words in a newer copy', () => {
  it.each(ATTRIBUTION_EDITS)('are told apart: $change in $now', ({ change, old, now }) => {
    expect(changesOf(old, now)).toContain(change);
  });

  it.each(HARMLESS_EDITS)('are left alone in $now', ({ old, now }) => {
    expect(changesOf(old, now)).toEqual([]);
  });
});
