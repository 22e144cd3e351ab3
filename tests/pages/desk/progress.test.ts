import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { progressPicture, weekStarts } from '../../../src/pages/desk/page/progress.js';
import { ProgressReader } from '../../../src/pages/desk/progress-store.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const NOW = '2026-11-27T10:00:00.000Z';

async function page(role: 'viewer' | 'checker'): Promise<string> {
  return (await desk.get('/', await desk.signIn(role))).text();
}

/** Adds quotations on a day. */
async function addOn(day: string, count: number): Promise<void> {
  desk.clock.set(`${day}T09:00:00.000Z`);
  await desk.as('checker', async (change) => {
    const { id } = await addTestSpeaker(change, `Speaker of ${day}`);
    for (let n = 0; n < count; n++) await addTestClaim(change, { speaker_id: id });
  });
}

describe('the weeks of the desk', () => {
  it('begin on Mondays, the last of them with the Monday after today', () => {
    const starts = weekStarts(NOW);
    expect(starts).toHaveLength(27);
    expect(starts.slice(-2)).toEqual(['2026-11-23', '2026-11-30']);
    for (const day of ['2026-11-23', '2026-11-29'])
      expect(weekStarts(`${day}T12:00:00.000Z`)).toEqual(starts);
    expect(weekStarts('2026-11-30T00:00:00.000Z').at(-1)).toBe('2026-12-07');
  });

  it('are counted by the day on which a quotation was added, and only for those who see all of them', async () => {
    await addOn('2026-11-16', 3);
    await addOn('2026-11-22', 1);
    await addOn('2026-11-23', 2);
    const starts = weekStarts(NOW);
    const viewer = { userId: 4, name: 'A', role: 'checker', scope: 'read' } as const;
    const weeks = await new ProgressReader(desk.ctx.db, viewer).weeks(starts);
    expect(weeks.slice(-3).map(({ added }) => added)).toEqual([0, 4, 2]);
    expect(weeks).toHaveLength(26);
    expect(await new ProgressReader(desk.ctx.db, { ...viewer, role: 'viewer' }).weeks(starts)).toEqual([]);
  });
});

describe('the picture of the weeks', () => {
  const starts = weekStarts(NOW);
  const weeks = starts
    .slice(1)
    .map((_, at) => ({ added: at % 4 === 0 ? at : 0, checked: at === 25 ? 40 : 0 }));

  it('has a column for each figure of its table above zero', () => {
    const picture = progressPicture(starts, weeks);
    const figures = picture?.table.rows.flatMap(({ cells }) =>
      cells.slice(1).map(({ text }) => Number(text)),
    );
    const above = figures?.filter((count) => count > 0) ?? [];
    expect(picture?.columns).toHaveLength(above.length);
    expect(above.reduce((sum, count) => sum + count)).toBe(
      weeks.reduce((sum, { added, checked }) => sum + added + checked, 0),
    );
  });

  it('makes the higher column of two the one with more, and keeps all inside', () => {
    const columns = progressPicture(starts, weeks)?.columns ?? [];
    const added = columns.filter(({ series }) => series === 'added').map(({ height }) => height);
    expect(added).toEqual([...added].sort((a, b) => a - b));
    for (const { x, width } of columns) expect(x >= 0 && x + width <= 100).toBe(true);
  });

  it('is left out where nothing was done', () => {
    expect(
      progressPicture(
        starts,
        starts.slice(1).map(() => ({ added: 0, checked: 0 })),
      ),
    ).toBeNull();
    expect(progressPicture(starts, [])).toBeNull();
  });

  it('is on the page of a checker, with its text and its table', async () => {
    await addOn('2026-11-16', 3);
    desk.clock.set(NOW);
    const html = await page('checker');
    expect(html).toContain('<h2 id="progress">Work by week</h2>');
    expect(html).toMatch(/<rect class="added" x="[\d.]+%" y="[\d.]+" width="[\d.]+%" height="[\d.]+"\/>/);
    expect(html).toMatch(
      /16 November 2026<\/time><\/th>\s*<td data-label="Quotations added"\s+class="numeric"\s*>3</,
    );
    expect(await page('viewer')).not.toContain('id="progress"');
    expect(await checkHtml(html)).toEqual([]);
  });
});
