import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK_ACTOR } from '../../../src/platform/viewer.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { commitsEnd } from '../../support/failing-commits.js';

// A disk that fails at the end of a change: what is told of it is never more than is known.

let desk: TestDesk;
let [token, editor]: readonly [Sends, Sends] = [{}, {}];
beforeEach(async () => {
  desk = await openDesk();
  [token, editor] = [await desk.token('editor'), await desk.signIn('editor')];
  // When they were last here is noted at once, and not again in this test.
  await Promise.all([desk.get('/tags.json', token), desk.get('/tags', editor)]);
  await desk.ctx.transact(DESK_ACTOR, async () => {});
});
afterEach(() => desk.close());

const tags = async () =>
  (await desk.ctx.db.selectFrom('tags').select('name').execute()).map(({ name }) => name);
const send = (key = randomUUID()) =>
  desk.json('POST', '/tags', { name: 'nato' }, { ...token, 'idempotency-key': key });
const fill = (key: string) => desk.form('/tags', { name: 'nato', key }, editor);
const ready = async () => {
  const answer = await desk.get('/readyz');
  return [answer.status, await answer.text()];
};

describe('a commit that met a fault of the disk', () => {
  it('is said to have saved nothing where something else could be written over it', async () => {
    commitsEnd('unkept', 'well');
    const answer = await send();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      type: 'about:blank',
      detail: expect.stringContaining('nothing was saved'),
    });
    expect(await tags()).toEqual([]);
    expect(await ready()).toEqual([200, 'ready\n']);
  });

  it('is said to have saved where that is found to be so', async () => {
    commitsEnd('kept, with a fault', 'well');
    expect((await send()).status).toBe(201);
    expect(await tags()).toEqual(['nato']);
  });

  it.each(['unkept', 'kept, with a fault'] as const)(
    'is unknown where nothing more can be written (%s): a script is told where to look, and sends it again once',
    async (end) => {
      const disk = commitsEnd(end, 'unkept');
      const key = randomUUID();
      const answer = await send(key);
      expect(answer.status).toBe(500);
      expect(await answer.json()).toMatchObject({
        type: 'urn:onrecord:outcome-unknown',
        title: 'It is not known whether this was saved',
        detail: expect.stringMatching(
          /It would be at \/tags\. If you send it again with the same Idempotency-Key, it will not be saved twice\.$/,
        ),
      });
      disk.restore();
      expect((await send(key)).status).toBe(201);
      expect(await tags()).toEqual(['nato']);
    },
  );

  it.each(['unkept', 'kept, with a fault'] as const)(
    'is unknown where nothing more can be written (%s): a person gets the form back under its key',
    async (end) => {
      const disk = commitsEnd(end, 'unkept');
      const key = randomUUID();
      const answer = await fill(key);
      const page = await answer.text();
      expect(answer.status).toBe(500);
      expect(page).toContain('It is not known whether this was saved');
      expect(page).toContain('<a href="/tags">Check whether it was saved</a>');
      expect(page).toContain(`name="key" value="${key}"`);
      disk.restore();
      expect((await fill(key)).status).toBe(303);
      expect(await tags()).toEqual(['nato']);
    },
  );
});

it('a desk whose last write failed is not ready until one has been proved to reach the disk', async () => {
  const disk = commitsEnd('unkept');
  await send();
  expect(await ready()).toEqual([503, 'not ready: the last write failed with a disk error\n']);
  disk.restore();
  expect(await ready()).toEqual([200, 'ready\n']);
});
