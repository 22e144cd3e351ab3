import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../../src/pages/changes/model.js';
import { doneMessage } from '../../../src/pages/changes/page.js';

const finding = (seq: number, facet: string, value: string, claim = 7): ChangeEvent => ({
  ...{ seq, action: 'added', subject_kind: 'finding', subject_id: seq, claim_id: claim },
  ...{ before: null, after: { claim_id: claim, facet, value } },
});
const messageOf = (events: readonly ChangeEvent[]) =>
  doneMessage({ change: { seq: 1, events }, undid: null, lines: [], here: '/claims/7' });
describe('findings that were saved', () => {
  it('are named with their checks, and lead to the checks: a finding is superseded, never undone', () => {
    const message = messageOf([finding(1, 'wording', 'verbatim'), finding(2, 'context', 'fair')]);
    expect(message).toMatchObject({
      lead: 'Saved',
      undo: null,
      instead: { label: 'Change findings', href: '/claims/7#checks' },
    });
    expect(message?.phrases.map(({ verb }) => verb)).toEqual(['wording – word for word', 'context – fair']);
  });

  it('on several quotations are not named one by one', () => {
    expect(
      messageOf([finding(1, 'wording', 'verbatim', 7), finding(2, 'wording', 'verbatim', 8)])?.lead ?? null,
    ).toBe(null);
  });
});
