import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addCheckable, type Checkable, findingsOn, recordBy } from './checked-desk.js';

let desk: TestDesk;
let checker: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  on = await addCheckable(desk);
});
afterAll(() => desk.close());

describe('a finding whose reason was erased', () => {
  it('stands, and says that its reason was erased', async () => {
    const [finding] = await recordBy(desk, await desk.token('checker'), on.claim, {
      ...{ facet: 'speaker', value: 'denied', rationale: 'She told zqerasedqz so.' },
      evidence: [{ kind: 'annotation', id: on.note }],
    });
    const subject = { kind: 'finding', id: finding?.id ?? 0 } as const;
    await desk.as('admin', (change) => eraseRecord(change, subject, 'A court says so.'));
    expect(await findingsOn(desk, checker, on.claim)).toMatchObject([{ value: 'denied', rationale: null }]);
    for (const address of [`/claims/${on.claim}`, '/activity']) {
      const page = await (await desk.get(address, checker)).text();
      expect(page).not.toContain('zqerasedqz');
      if (address.startsWith('/claims')) expect(page).toContain('The reason was erased.');
    }
  });

  it('goes with its claim, on which nothing more is found', async () => {
    await desk.as('admin', (change) =>
      eraseRecord(change, { kind: 'claim', id: on.claim }, 'A court says so.'),
    );
    const body = { findings: [{ facet: 'context', value: 'fair' }] };
    const answer = await desk.json('POST', `/claims/${on.claim}/findings`, body, await desk.token('checker'));
    expect(answer.status).toBe(409);
    const page = await (await desk.get(`/claims/${on.claim}`, checker)).text();
    expect(page).not.toContain('Save findings');
  });
});
