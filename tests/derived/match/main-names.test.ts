import { expect, it } from 'vitest';
import {
  inferredByMainNames,
  spokenByAllNames,
  spokenByMainNames,
} from '../../../src/derived/match/model/main-names.js';
import type { Credit } from '../../../src/engines/context/credit.js';

// A copy held against names on record: by all of them, and by the main names alone.

const CREDIT: Credit = {
  ...{ mention: 'Lindqvist', name: 'Ana Lindqvist', certainty: 'named', beside: 'Lindqvist' },
  ...{ recounted_by: null, setting: 'plain', because: null },
};

const ON_RECORD = {
  ...{ speaker: ['Clara Brandt', 'Ana Lindqvist'], members: [], recounting: [], isNamed: true },
  main: { speaker: ['Clara Brandt'], recounting: [] },
};

const HE = { ...CREDIT, mention: 'she', beside: 'she' };

it.each([
  ['another name', ON_RECORD],
  ['a member', { ...ON_RECORD, speaker: ['Clara Brandt'], members: ['Ana Lindqvist'] }],
  ['somebody described', { ...ON_RECORD, speaker: ['Clara Brandt'], isNamed: false }],
])('%s makes a copy agree, and the main name does not', (_, names) => {
  expect(spokenByAllNames({ credit: CREDIT, names }).mouth).not.toBe('another');
  expect(spokenByMainNames({ credit: CREDIT, names }).mouth).toBe('another');
});

it('the main name that a copy credits makes it agree', () => {
  const names = { ...ON_RECORD, main: { speaker: ['Ana Lindqvist'], recounting: [] } };
  expect(spokenByMainNames({ credit: CREDIT, names }).mouth).toBe('same');
});

it('“she” may be somebody with other names once the copy is read for these', () => {
  const credit: Credit = { ...HE, certainty: 'inferred' };
  const names = { ...ON_RECORD, speaker: ['Clara Brandt', 'C. Brandt'] };
  expect(spokenByAllNames({ credit, names }).mouth).toBe('open');
  expect(spokenByAllNames({ credit, names: { ...names, speaker: ['Clara Brandt'] } }).mouth).toBe('another');
});

it('“she”, of whom the copy is not certain by all names, is somebody else by main names', () => {
  const credit: Credit = { ...HE, certainty: 'open' };
  expect(inferredByMainNames({ credit, names: ON_RECORD }).mouth).toBe('another');
  expect(inferredByMainNames({ credit: { ...credit, name: null }, names: ON_RECORD }).mouth).toBe('open');
});
