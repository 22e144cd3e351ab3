import { describe, expect, it } from 'vitest';
import {
  besideStatus,
  deciding,
  type StatusColumns,
  sentenceUnder,
  staleClause,
  statusOfClaim,
} from '../../../src/derived/status/model/reason.js';

const CLAIM: StatusColumns = {
  misattribution: null,
  recounted_by: null,
  ...{ status: 'partly_checked', status_checked: 3, status_settled: 1, status_stale: 0, status_pending: 0 },
  ...{ decided_facet: 'context', decided_value: 'full_statement_not_seen' },
  ...{ decided_at: '2023-06-12T09:00:00.000Z', decided_by: 'Ada Berg', agreed_at: null, agreed_by: null },
  status_alone: 0,
  status_checks: '111000',
  status_mismatched: 0,
};

describe('why a claim has its status', () => {
  it.each([
    [3, 1, '3 of 6 checks done, 1 conclusive; latest: context – full statement not seen'],
    [6, 0, '6 of 6 checks done, none conclusive; latest: context – full statement not seen'],
    [2, 2, '2 of 6 checks done; latest: context – full statement not seen'],
  ])('tells %i checks done from %i that are conclusive', (status_checked, status_settled, words) => {
    expect(deciding({ ...CLAIM, status_checked, status_settled })).toBe(words);
  });

  it('is told without the status under its word, and with it where it stands alone', () => {
    const denied: StatusColumns = {
      ...CLAIM,
      ...{ status: 'disputed', decided_facet: 'speaker', decided_value: 'denied', status_stale: 1 },
    };
    const grounds = 'denied by the speaker, on 12 June 2023, by Ada Berg; 1 finding is out of date';
    expect(sentenceUnder(denied)).toBe(
      'Speaker – denied by the speaker (12 June 2023); 1 finding is out of date.',
    );
    expect(statusOfClaim(denied).reason).toBe(`Disputed: speaker – ${grounds}`);
  });

  it('gives the number of checks before the latest of them', () => {
    expect(sentenceUnder(CLAIM)).toBe(
      '3 of 6 checks done, 1 conclusive. Latest: context – full statement not seen (12 June 2023).',
    );
  });

  it('stands beside the number of checks on the page of a quotation, which does not give it twice', () => {
    const latest = 'Latest: context – full statement not seen (12 June 2023).';
    expect(besideStatus(CLAIM)).toEqual({ checked: '3 of 6', sentence: `1 conclusive. ${latest}` });
    expect(besideStatus({ ...CLAIM, status_settled: 3 })).toEqual({ checked: '3 of 6', sentence: latest });
  });

  it('is that the quotation or its evidence has changed where all findings are stale', () => {
    const open: StatusColumns = { ...CLAIM, status: 'open', decided_facet: null, status_stale: 6 };
    const reason = 'Open again: 6 findings are out of date; the quotation or its evidence has changed';
    expect([deciding(open), staleClause(open)]).toEqual([reason, '']);
    expect(staleClause({ ...CLAIM, status_stale: 5 })).toBe('; 5 findings are out of date');
  });

  it('is that nobody has checked it where nobody has', () => {
    const open: StatusColumns = { ...CLAIM, status: 'open', decided_facet: null, decided_value: null };
    expect(sentenceUnder(open)).toBe('Nobody has checked this yet.');
  });
});
