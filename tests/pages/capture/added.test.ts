import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CaptureReader } from '../../../src/pages/capture/store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { finder } from './article.js';

// Words that a person adds, in an article that puts quotations in single marks.

const TEXT =
  'The tide\n\nHer deputy, Joran Maas, was blunt. ‘They take us for fools,’ he said. ‘They told us, “Trust the tide,” and then there wasn’t any tide.’\n\nNobody paints the rail.\n';
const FIRST = '‘They take us for fools,’';

let desk: TestDesk;
let checker: Sends;
let at: string;
beforeAll(async () => {
  desk = await openDesk();
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(
    finder([{ words: FIRST, speaker: ['he', 'Joran Maas', 'pronoun'], cue: 'said' }]),
  );
  checker = await desk.signIn('checker');
  at =
    (await desk.form('/capture', { way: 'paste', whose: 'theirs', text: TEXT }, checker)).headers.get(
      'location',
    ) ?? '';
});
afterAll(() => desk.close());

async function added(words: string, marks: readonly [number, number] = [0, 0]) {
  const start = TEXT.indexOf(words);
  const span = `${start - marks[0]}-${start + words.length + marks[1]}`;
  const answer = await desk.form(`${at}/quotations`, { at: span }, checker);
  const n = Number(/[?&]n=(\d+)/.exec(answer.headers.get('location') ?? '')?.[1]);
  const item = await new CaptureReader(desk.ctx.db, desk.users.checker.id).item(Number(at.split('/')[2]), n);
  return { n, fields: item?.fields };
}

it('a part of what stands in single marks is a fragment', async () => {
  const { fields } = await added('there wasn’t any tide');
  expect(fields).toMatchObject({ text: 'there wasn’t any tide', form: 'partial' });
});

it('all of it, selected with its marks, is without them a quotation', async () => {
  const words = 'They told us, “Trust the tide,” and then there wasn’t any tide.';
  expect((await added(words, [1, 1])).fields).toMatchObject({ text: words, form: 'direct' });
});

it('is suggested to be of the speaker whose words it is a part of, and others are named in the form', async () => {
  expect((await added('take us for fools')).fields).toMatchObject({ 'speaker.name': 'Joran Maas' });
  const { n, fields } = await added('Nobody paints the rail');
  expect(fields).not.toHaveProperty('speaker.name');
  const html = await (await desk.get(`${at}?edit=${n}`, checker)).text();
  expect(html).toContain('Named in the article: Joran Maas.');
});
