import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../src/engines/context/passage-context.js';
import { findQuotations } from '../../../src/engines/quotations/find-quotations.js';
import { readModel } from '../../../src/engines/quotations/tagger/weights.js';
import { Reading } from '../../../src/engines/reading/reading.js';
import { SETTINGS_IN_TEXTS } from './settings.js';

const model = readModel(readFileSync('data/quotations/weights.bin'));

describe('the setting of a passage', () => {
  it.each(SETTINGS_IN_TEXTS)('is %s in: %s', (setting, marked) => {
    const [before = '', passage = '', after = ''] = marked.split(/[[\]]/);
    const reading = new Reading(before + passage + after);
    const { quotations } = findQuotations(reading, model);
    const context = contextOf(reading, [[before.length, before.length + passage.length]], quotations);
    expect(context.setting).toBe(setting);
  });
});
