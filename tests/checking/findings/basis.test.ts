import { describe, expect, it } from 'vitest';
import { changesSince } from '../../../src/checking/findings/model/basis.js';
import { hashOf, type Mismatch, NO_TEXT } from '../../../src/derived/match/model/mismatch.js';

const CREDITED: Mismatch = {
  ...NO_TEXT,
  ...{ attribution_id: 1, version: 1, wording_sha256: hashOf('words'), snapshot_id: 2, verdict: 'exact' },
  ...{ facet: 'speaker', speaker_id: 3, credited_sha256: hashOf('Ada Berg') },
};

describe('what changed since a finding on the speaker', () => {
  it('is the speaker, where only they were changed', () => {
    expect(changesSince([CREDITED], [{ ...CREDITED, speaker_id: 4 }])).toEqual([
      'the speaker of the quotation was changed',
    ]);
  });

  it('is whom our copy credits, where it names somebody else', () => {
    expect(changesSince([CREDITED], [{ ...CREDITED, credited_sha256: hashOf('Nils Lind') }])).toEqual([
      'our copy now credits a different person',
    ]);
  });

  it('is nothing where nothing changed', () => {
    expect(changesSince([CREDITED], [CREDITED])).toEqual([]);
  });
});
