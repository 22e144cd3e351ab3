import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// A speaker who was promised silence is named on no quotation that everybody sees, as whoever recalls or utters it.

let desk: TestDesk;
let checker: Sends;
let [hidden, open]: number[] = [];
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  checker = await desk.token('checker');
  hidden = (await sent('POST', '/speakers', { name: 'Zeb Quill', kind: 'person' })).id;
  await sent('POST', '/claims', {
    ...{ text: 'The quay will be sold.', form: 'direct', ground_rule: 'background', speaker_id: hidden },
  });
  open = (await sent('POST', '/claims', quotation('The ice decides.'))).id;
});
afterAll(() => desk.close());

const quotation = (text: string, more: object = {}) => ({
  ...{ text, form: 'direct', speaker: { name: 'Otto Lind' }, ...more },
});
let count = 0;
const source = () => ({ title: `The Courier, ${++count}`, type: 'article-newspaper' });

async function answerTo(method: 'POST' | 'PATCH', path: string, body: object): Promise<Response> {
  const { version } =
    method === 'PATCH'
      ? ((await (await desk.get(`${path}.json`, checker)).json()) as { version: number })
      : { version: 1 };
  const held: Sends = method === 'PATCH' ? { 'if-match': `"${version}"` } : {};
  return desk.json(method, path, path === '/claims' ? { duplicates: 'add', ...body } : body, {
    ...checker,
    ...held,
  });
}

async function sent(method: 'POST' | 'PATCH', path: string, body: object): Promise<{ id: number }> {
  const answer = await answerTo(method, path, body);
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as { id: number };
}

async function pathsOf(answer: Response): Promise<string[]> {
  expect(answer.status, await answer.clone().text()).toBe(422);
  const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
  for (const { message } of errors) expect(message).toContain('readers do not see the speaker');
  return errors.map(({ path }) => path);
}

describe('a speaker known only under a ground rule', () => {
  it.each(['recounted_by', 'voiced_by', 'speaker'])(
    'is not named as %s of words on the record',
    async (path) => {
      const named = { source: source(), [`${path}_id`]: hidden };
      expect(await pathsOf(await answerTo('POST', `/claims/${open}/attributions`, named))).toEqual([path]);
      const whole = quotation('It is cold.', { attribution: named });
      expect(await pathsOf(await answerTo('POST', '/claims', whole))).toEqual([`attribution.${path}`]);
      const { id } = await sent('POST', `/claims/${open}/attributions`, { source: source() });
      const edit = { [path]: { name: 'Zeb Quill' } };
      expect(await pathsOf(await answerTo('PATCH', `/attributions/${id}`, edit))).toEqual([path]);
      expect(await (await desk.get('/speakers?q=zeb')).text()).not.toContain('Zeb Quill');
    },
  );

  it('is named on one that has a ground rule too', async () => {
    const more = { ground_rule: 'background', attribution: { source: source(), recounted_by_id: hidden } };
    await sent('POST', '/claims', quotation('It is warm.', more));
    expect(await (await desk.get('/speakers?q=zeb')).text()).not.toContain('Zeb Quill');
  });

  it('is named once something of theirs is on the record', async () => {
    await sent('POST', '/claims', quotation('I resign.', { speaker: null, speaker_id: hidden }));
    await sent('POST', `/claims/${open}/attributions`, { source: source(), recounted_by_id: hidden });
  });
});
