import { describe, expect, it } from 'vitest';
import { accuses } from '../../../src/derived/status/model/second.js';
import { DISPUTING, statusOf, type Weighed } from '../../../src/derived/status/model/status.js';
import { ALL_FACETS, isSettled, SETTLED } from '../../../src/derived/status/model/values.js';
import { type Facet, FINDING_VALUES, type FindingValue } from '../../../src/vocabulary.js';

// Every value on every facet, alone, beside a claim that is settled for the rest, and stale; then the rows
// of the table against each other.

const VALUES = ALL_FACETS.flatMap((facet) =>
  Object.keys(FINDING_VALUES[facet]).map((value) => [facet, value as FindingValue] as const),
);

let last = 0;
const STANDS = { agreed_at: null, superseded_by: null, stale: false, lacking: false } as const;

function finding(facet: Facet, value: FindingValue, more: Partial<Weighed> = {}): Weighed {
  last += 1;
  const needs_second = accuses(value) ? 1 : 0;
  return { id: last, facet, value, needs_second, ...STANDS, ...more };
}

function settledBut(facet: Facet): Weighed[] {
  return ALL_FACETS.filter((one) => one !== facet).map((one) =>
    finding(one, SETTLED[one][0] as FindingValue),
  );
}

/** What the documented table says of one value, were it the only thing that is not settled. */
function rowOf(facet: Facet, value: FindingValue): string {
  if (DISPUTING.includes(value)) return 'disputed';
  if (value === 'not_in_record' || value === 'none_found') return 'not_traced';
  return isSettled(facet, value) ? 'attribution_confirmed' : 'partly_checked';
}

describe('the status of a claim', () => {
  it('is open while nothing was found', () => {
    expect(statusOf([], false)).toEqual({
      status: 'open',
      finding_id: null,
      checked: 0,
      settled: 0,
      stale: 0,
      pending: 0,
      checks: '000000',
    });
  });

  it('says how far each check is: open, done, conclusive', () => {
    const some = [
      finding('wording', 'as_printed'),
      finding('speaker', 'confirmed'),
      finding('record', 'primary_seen', { stale: true }),
    ];
    expect(statusOf(some, false).checks).toBe('120000');
    expect(statusOf([finding('wording', 'verbatim', { lacking: true })], false).checks).toBe('100000');
  });

  it.each(VALUES.filter(([, value]) => !accuses(value)))(
    'with the rest settled, follows the table: %s %s',
    (facet, value) => {
      expect(statusOf([...settledBut(facet), finding(facet, value)], false).status).toBe(rowOf(facet, value));
    },
  );

  it.each(VALUES.filter(([, value]) => !accuses(value)))(
    'on one finding alone, is never confirmed: %s %s',
    (facet, value) => {
      const alone = rowOf(facet, value) === 'attribution_confirmed' ? 'partly_checked' : rowOf(facet, value);
      expect(statusOf([finding(facet, value)], false).status).toBe(alone);
    },
  );

  it.each(VALUES)('counts a stale finding as none: %s %s', (facet, value) => {
    const agreed_at = accuses(value) ? '2023-06-25T00:00:00.000Z' : null;
    expect(statusOf([finding(facet, value, { stale: true, agreed_at })], false)).toMatchObject({
      status: 'open',
      checked: 0,
      stale: 1,
    });
  });

  it.each(['misattributed', 'fabricated'] as const)('does not count %s until somebody agrees', (value) => {
    const before = [...settledBut('speaker'), finding('speaker', 'confirmed')];
    expect(statusOf([...before, finding('speaker', value)], false)).toMatchObject({
      status: 'attribution_confirmed',
      pending: 1,
    });
    const agreed = finding('speaker', value, { agreed_at: '2023-06-25T00:00:00.000Z' });
    expect(statusOf([...settledBut('speaker'), agreed], false)).toMatchObject({
      status: 'misattributed',
      finding_id: agreed.id,
      pending: 0,
    });
  });

  it('puts misattributed before disputed, disputed before not traced, not traced before the rest', () => {
    const wrong = finding('speaker', 'misattributed', { agreed_at: '2023-06-25T00:00:00.000Z' });
    const disputed = finding('context', 'question_or_irony');
    const untraced = finding('record', 'none_found');
    const rest = finding('occasion', 'confirmed');
    const by = (...findings: Weighed[]) => statusOf(findings, false).status;
    expect(by(rest, untraced, disputed, wrong)).toBe('misattributed');
    expect(by(rest, untraced, disputed)).toBe('disputed');
    expect(by(rest, untraced)).toBe('not_traced');
    expect(by(rest)).toBe('partly_checked');
  });

  it('names the finding that decides: the first facet in dispute, or else the last that was recorded', () => {
    const speaker = finding('speaker', 'denied');
    const wording = finding('wording', 'joined');
    expect(statusOf([speaker, wording], false).finding_id).toBe(wording.id);
    const one = finding('record', 'secondary_only');
    const other = finding('occasion', 'confirmed');
    expect(statusOf([other, one], false).finding_id).toBe(other.id);
  });

  it('leaves out what was superseded', () => {
    const old = finding('speaker', 'denied', { superseded_by: 99 });
    expect(statusOf([old, finding('speaker', 'confirmed')], false).status).toBe('partly_checked');
  });
});
