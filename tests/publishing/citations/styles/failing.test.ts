import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCiteproc } from '../../../../src/publishing/citations/citeproc/pool.js';
import { FailingStyles } from '../../../../src/publishing/citations/styles/failing-actions.js';
import type { CslStyle } from '../../../../src/publishing/citations/styles/model/card.js';
import {
  failureByEnd,
  failureByTime,
  type StylePrinted,
} from '../../../../src/publishing/citations/styles/model/failures.js';
import { watched } from '../../../../src/publishing/citations/styles/watched-pool.js';
import { openDesk, type TestDesk } from '../../../support/desk.js';
import { houseStyle } from './house-style.js';

// In the real thread, from dist: `npm test` builds it first.

const citeproc = startCiteproc();
let desk: TestDesk;
let failing: FailingStyles;
let style: CslStyle;
let reports: StylePrinted[];
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => Promise.all([desk.close(), citeproc.close()]));

beforeEach(async () => {
  failing = new FailingStyles(desk.ctx.transact, desk.ctx.log);
  reports = [];
  const csl = `${houseStyle()}<!-- ${expect.getState().currentTestName} -->`;
  const editor = await desk.token('editor');
  const [older] = await inUse();
  const sent = { csl, ...(older && { replaces: older.sha256 }) };
  const answer = await desk.json('POST', '/styles', sent, editor);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: number };
  style = { file: { id: 'harbour-gazette', csl }, addedId: id, card: { title: 'House' } } as CslStyle;
});

const inUse = () =>
  desk.ctx.db.selectFrom('styles').selectAll().where('trashed_at', 'is', null).orderBy('id').execute();
const row = async () => (await inUse()).find(({ id }) => id === style.addedId);

const source = (id: number, isOdd = false) => ({
  key: `work-${id}`,
  item: {
    id: `onrecord-source-${id}`,
    type: 'report',
    title: `Report ${id}`,
    ...(isOdd && { author: [7] }),
  } as never,
});
const jobOf = (...works: ReturnType<typeof source>[]) => ({
  ...{ style: 'harbour-gazette', csl: style.file.csl, locale: 'en-GB', works },
  cites: works.map(({ key }) => ({ key, locator: null })),
});

/** Prints it and has the result counted. */
const print = (...works: ReturnType<typeof source>[]) =>
  watched(style, citeproc, async (printed) => {
    reports.push(printed);
    await failing.note(printed);
  }).print(jobOf(...works));

describe('a source that the citation processor refuses', () => {
  it('in a list with others is no failure of the style', async () => {
    const { entries, faults } = await print(source(1), source(2, true));
    expect([entries.length, faults.length]).toEqual([1, 1]);
    expect(reports.map(({ failure }) => failure)).toEqual([null]);
  });

  it('by itself fails, and however often it does, the style stays in use', async () => {
    for (let time = 0; time < 3; time++) await print(source(2, true));
    expect(reports.map(({ failure }) => [failure?.kind, failure?.sources])).toEqual(
      Array(3).fill(['source', [2]]),
    );
    expect((await row())?.set_aside_at).toBeNull();
  });

  it('and then another set the style aside, with both recorded', async () => {
    await print(source(2, true));
    await print(source(3, true));
    const { set_aside_at, set_aside_why, set_aside_sources } = (await row()) ?? {};
    expect(set_aside_at).not.toBeNull();
    expect(set_aside_why).toMatch(/^It could not print 1 source: /);
    expect(set_aside_sources).toBe('[2,3]');
  });

  it('and then another do not where a list was printed in between', async () => {
    await print(source(2, true));
    await print(source(1));
    await print(source(3, true));
    expect((await row())?.set_aside_at).toBeNull();
  });
});

describe('a list that does not come to its end', () => {
  const counted = (failure: StylePrinted['failure']) =>
    failing.note({ styleId: style.addedId ?? 0, failure });

  it('counts each time, also with the same source', async () => {
    const job = jobOf(source(4));
    await counted(failureByTime(job, 60_000));
    expect((await row())?.set_aside_at).toBeNull();
    await counted(failureByEnd(job));
    expect(await row()).toMatchObject({
      set_aside_why:
        'It took more than 60 seconds of processor time to print 1 source. It crashed the citation processor on a list of 1 source.',
      set_aside_sources: '[4]',
    });
  });

  it('says nothing of the style where it has more than a thousand sources', () => {
    const works = Array.from({ length: 1_001 }, (_, at) => source(at + 1));
    expect(failureByTime(jobOf(...works), 60_000)).toBeNull();
    expect(failureByTime(jobOf(...works.slice(1)), 60_000)?.sources).toHaveLength(20);
  });
});

it('a style that the citation processor cannot use fails with what it says, and not as a bug', async () => {
  style = { ...style, file: { id: 'harbour-gazette', csl: '<style/>' } };
  await expect(print(source(1))).rejects.toMatchObject({
    code: 'unavailable',
    detail: expect.stringMatching(
      /^The style “House” cannot be used. The citation processor could not use it/,
    ),
  });
  await expect(print(source(1))).rejects.toThrow();
  expect((await row())?.set_aside_why).toMatch(/^The citation processor could not use it: /);
});

it('a style of the program is not counted', async () => {
  style = { ...style, addedId: null };
  await expect(print(source(2, true))).resolves.toMatchObject({ faults: [{ key: 'work-2' }] });
  expect(reports).toEqual([]);
});
