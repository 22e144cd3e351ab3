import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { statusOf } from '../../checking/findings/checked-desk.js';
import type { Sends } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { type AsideDesk, asideDesk, COPY, REASON, WORDS } from './aside-desk.js';

let desk: AsideDesk;
beforeEach(async () => {
  desk = await asideDesk();
});
afterEach(() => desk.close());

const trashCopy = (sends = desk.editor) =>
  desk.send('POST', `/sources/1/snapshots/${desk.copy}/trash`, REASON, sends);
const deprecate = (sends = desk.checker) =>
  desk.send('PATCH', `/attributions/${desk.attribution}`, { rank: 'deprecated', ...REASON }, sends);
const agree = (sends: Sends, id = 1) => desk.json('POST', `/set-asides/${id}/agreement`, {}, sends);
const detail = async (answer: Response) => ((await answer.json()) as { detail: string }).detail;
const match = async () => {
  const answer = await desk.get(`/claims/${desk.claim}.json`, await desk.token('viewer'));
  return ((await answer.json()) as { match: { accepted: unknown } }).match;
};

/** All six facets settled, in words that go against no comparison. */
async function settle(): Promise<void> {
  const findings = [
    { facet: 'wording', value: 'minor_changes', rationale: 'Read in print.' },
    { facet: 'speaker', value: 'confirmed' },
    { facet: 'occasion', value: 'confirmed' },
    { facet: 'context', value: 'fair' },
    { facet: 'translation', value: 'not_needed' },
    { facet: 'record', value: 'primary_seen', evidence: [{ kind: 'attribution', id: desk.attribution }] },
  ];
  const answer = await desk.json('POST', `/claims/${desk.claim}/findings`, { findings }, desk.checker);
  expect(answer.status, await answer.clone().text()).toBe(201);
}

describe('a copy trashed while the wording differs from it', () => {
  it('bars the confirmation of the claim until a second person agrees', async () => {
    await trashCopy();
    await settle();
    expect(await statusOf(desk, desk.checker, desk.claim)).toEqual({
      status: 'partly_checked',
      reason: expect.stringContaining('a difference from our copy was set aside by one person'),
    });
    const agreed = await agree(desk.checker);
    expect([agreed.status, await agreed.json()]).toEqual([
      200,
      expect.objectContaining({ pending: false, stands: true, agreed_by: expect.any(String) }),
    ]);
    expect((await statusOf(desk, desk.checker, desk.claim)).status).toBe('attribution_confirmed');
    expect(await desk.queue()).not.toContain('set-aside');
  });

  it('is agreed to by nobody twice, and not by whoever trashed it', async () => {
    await trashCopy();
    const own = await agree(desk.editor);
    expect([own.status, await detail(own)]).toEqual([403, expect.stringContaining('yourself')]);
    expect((await agree(desk.checker)).status).toBe(200);
    expect((await agree(desk.checker)).status).toBe(409);
  });

  it('ends where the copy is brought back, and the mismatch stands in the queue again', async () => {
    await trashCopy();
    const back = `/sources/1/snapshots/${desk.copy}/restoration`;
    expect((await desk.send('POST', back, {}, desk.editor)).status).toBe(200);
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ stands: false, pending: false }]);
    expect(await desk.queue()).toContain('mismatches');
    const answer = await agree(desk.checker);
    expect([answer.status, await detail(answer)]).toEqual([
      409,
      expect.stringContaining('no longer needs agreement'),
    ]);
  });

  it('ends where an older copy differs as well, and where a newer one has the words', async () => {
    const newest = await desk.keep(`${COPY} More.`);
    await desk.compared();
    await desk.send('POST', `/sources/1/snapshots/${newest}/trash`, REASON, desk.editor);
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ stands: false }]);
    expect(await desk.standing()).toBe('open');
    await trashCopy();
    expect(await desk.setAsides()).toMatchObject([{ stands: true }, { stands: true }]);
    await desk.keep(`The minister said: “${WORDS}”`);
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ stands: false }, { stands: false }]);
  });

  it('goes on waiting where an older copy has the words', async () => {
    const { claim } = await desk.addClaim('Nobody asked about the bridge');
    await desk.keep('He said: “Nobody asked about the bridge.”');
    const newest = await desk.keep('He said: “Somebody asked about the bridge.”');
    await desk.compared();
    await desk.send('POST', `/sources/1/snapshots/${newest}/trash`, REASON, desk.editor);
    await desk.compared();
    expect(await desk.setAsides(claim)).toMatchObject([{ kind: 'copy_trashed', pending: true }]);
  });
});

describe('a deprecated attribution', () => {
  it('waits in the place of the mismatch, which stays on its claim', async () => {
    await deprecate();
    await desk.compared();
    expect(await desk.standing()).toBe('waiting');
    const own = await desk.token('checker');
    expect((await agree(own)).status).toBe(403);
    expect((await agree(desk.editor)).status).toBe(200);
    expect(await desk.standing()).toBe('accepted');
    expect(await match()).toMatchObject({
      state: 'differs',
      accepted: { by: expect.stringContaining(' and '), rationale: REASON.set_aside_reason },
    });
  });

  it('ends with its rank back, and where another copy differs', async () => {
    await deprecate();
    await desk.compared();
    await agree(desk.editor);
    await desk.keep(`${COPY} More.`);
    await desk.compared();
    expect(await desk.standing()).toBe('open');
    await desk.send('PATCH', `/attributions/${desk.attribution}`, { rank: 'normal' });
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ stands: false }]);
    await deprecate();
    await desk.compared();
    expect(await desk.setAsides()).toMatchObject([{ stands: false }, { stands: true, pending: true }]);
  });
});

describe('what waits', () => {
  it('is for checkers and up alone', async () => {
    await trashCopy();
    for (const sends of [await desk.token('viewer'), {}]) {
      expect([401, 403]).toContain((await desk.get('/set-asides/1.json', sends)).status);
      if ('authorization' in sends) expect(await desk.setAsides(desk.claim, sends)).toEqual([]);
    }
    const page = await (await desk.get(`/claims/${desk.claim}`, await desk.signIn('viewer'))).text();
    expect(page).not.toContain('set aside');
    expect(page).not.toContain(REASON.set_aside_reason);
    const history = await desk.get(`/claims/${desk.claim}/history`, await desk.signIn('viewer'));
    expect(await history.text()).not.toContain('set aside');
  });

  it('stands at the top of the claim with who, why and the button, and on its history', async () => {
    await trashCopy();
    const checker = await desk.signIn('checker');
    const page = await (await desk.get(`/claims/${desk.claim}`, checker)).text();
    expect(page).toContain(
      'Copy moved to the trash while the wording differed: ‘not’ is missing after ‘does’',
    );
    expect(page).toContain(`Reason: ${REASON.set_aside_reason}`);
    expect(page).toContain('action="/set-asides/1/agreement"');
    expect(await checkHtml(page)).toEqual([]);
    const home = await (await desk.get('/', checker)).text();
    expect(home).toContain('action="/set-asides/1/agreement"');
    expect(await checkHtml(home)).toEqual([]);
    const dossier = await (await desk.get(`/claims/${desk.claim}/dossier`, checker)).text();
    expect(dossier).toContain('Copy moved to the trash while the wording differed');
    expect(await checkHtml(dossier)).toEqual([]);
    const history = await desk.get(`/claims/${desk.claim}/history`, checker);
    expect(await history.text()).toContain('set aside a difference on');
  });

  it('leaves the queue of a desk with one person as decided by one, and bars the confirmation', async () => {
    await deprecate();
    await desk.compared();
    for (const role of ['editor', 'admin'] as const)
      await desk.as('admin', (change) =>
        changeRow(change, 'users', desk.users[role].id, null, { disabled_at: '2023-06-20T00:00:00.000Z' }),
      );
    expect(await desk.queue()).not.toContain('set-aside');
    expect(await desk.queue()).not.toContain('mismatches');
    const page = await (await desk.get(`/claims/${desk.claim}`, await desk.signIn('checker'))).text();
    expect(page).toContain('Recorded by one person.');
    expect(page).not.toContain('/agreement"');
    // The reason of what nobody agreed to is for checkers and up.
    expect(await match()).toMatchObject({ decided_by_one: { rationale: null } });
  });
});
