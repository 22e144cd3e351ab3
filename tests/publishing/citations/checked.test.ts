import { afterAll, describe, expect, it } from 'vitest';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { ATTRIBUTION_STATUSES, type AttributionStatus } from '../../../src/vocabulary.js';
import { cited } from './fixtures/requests.js';
import { entryRows } from './fixtures/rows.js';

const styles = openStyles();
afterAll(() => styles.close());

const DECIDED = {
  at: '2023-06-12T09:00:00.000Z',
  by_name: 'Ada Berg',
  signed_off_at: null,
  signed_off_by_name: null,
};

/** Each status with the finding that decides, as the desk words it, and the sentence it makes. */
const SENTENCES: readonly (readonly [AttributionStatus, string, string])[] = [
  ['misattributed', 'speaker – somebody else said it', 'Misattributed (speaker – somebody else said it)'],
  ['disputed', 'speaker – denied by the speaker', 'Disputed (speaker – denied by the speaker)'],
  ['not_traced', 'record – no record found', 'Not traced (record – no record found)'],
  ['attribution_confirmed', 'context: fair', 'Attribution confirmed (context: fair)'],
  [
    'partly_checked',
    '2 of 6 checks done; latest: speaker – confirmed',
    'Partly checked (2 of 6 checks done; latest: speaker – confirmed)',
  ],
];

describe('how an export tells a status', () => {
  it.each(SENTENCES)('says of %s what decides, by whom and when, once', async (status, reason, sentence) => {
    const rows = [entryRows({ status: { ...DECIDED, status, reason } })];
    for (const format of ['text', 'html'] as const) {
      const { file } = await cited(rows, { format }, styles);
      expect(file).toContain(`${sentence}, by Ada Berg, 12 June 2023. This says who said it`);
      expect(file.split(ATTRIBUTION_STATUSES[status])).toHaveLength(2);
    }
    const { file } = await cited(rows, { format: 'markdown' }, styles);
    expect(file).toContain(`${sentence}, by Ada Berg, 12 June 2023.`);
    const table = (await cited(rows, { format: 'csv' }, styles)).file;
    expect(table).toContain(`${status},${ATTRIBUTION_STATUSES[status]},`);
    expect(table).toContain(',2023-06-12T09:00:00.000Z,Ada Berg,');
  });

  it('says of an open one that nobody has checked it, without a name', async () => {
    const { file } = await cited([entryRows()], {}, styles);
    expect(file).toContain('Nobody has checked this yet. This says who said it');
    expect(file).not.toContain('Open (');
  });
});
