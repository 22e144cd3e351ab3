import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sends } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';
import { runCommand } from '../../support/run-command.js';
import { type DeskWithDoubts, DISPUTED, openDeskWithDoubts, TWICE, WRONG } from './desk-with-doubts.js';

// What must be read before words are printed stands above them, and above everything that was found.

let on: DeskWithDoubts;
let viewer: Sends;
beforeAll(async () => {
  on = await openDeskWithDoubts();
  viewer = await on.desk.signIn('viewer');
});
afterAll(() => on.desk.close());

async function warned(q: string, speaker: string) {
  const html = await (await on.desk.get(`/lookup?${new URLSearchParams({ q, speaker })}`, viewer)).text();
  expect(await checkHtml(html)).toEqual([]);
  const wordsIn = (part: string, tag: RegExp) =>
    [...part.matchAll(tag)].map(([, words]) => words?.replace(/<[^>]+>/g, '').trim());
  const above = /lookup-warnings.*?<\/div>/s.exec(html)?.[0] ?? '';
  return {
    above: wordsIn(above, /<strong>(.*?)<\/strong>/gs),
    rows: wordsIn(html, /<p class="(?:lookup-warning|wrongly-credited)"><strong>(.*?)<\/strong>/gs),
  };
}

async function others(q: string, speaker: string): Promise<readonly (boolean | null)[]> {
  const answer = await on.desk.get(`/lookup.json?${new URLSearchParams({ q, speaker })}`, viewer);
  const { claims } = (await answer.json()) as { claims: { other_speaker: boolean | null }[] };
  return claims.map(({ other_speaker: isOther }) => isOther);
}

it('that another said them', async () => {
  expect(await warned(TWICE, 'Ilse Marren')).toEqual({
    above: ['Also recorded as said by Bo Lind'],
    rows: ['Recorded as said by Bo Lind, not by Ilse Marren'],
  });
  expect(await warned(TWICE, 'Wim Darrow')).toEqual({
    above: ['You credit Wim Darrow; the record has Bo Lind and Ilse Marren'],
    rows: [
      'Recorded as said by Bo Lind, not by Wim Darrow',
      'Recorded as said by Ilse Marren, not by Wim Darrow',
    ],
  });
});

it('that they were wrongly credited, whoever was given, and the one who said them is not another', async () => {
  const wrong = 'Wrongly attributed to Ilse Marren; said by Jon Marsh';
  for (const speaker of ['', 'Ilse Marren', 'Jon Marsh'])
    expect(await warned(WRONG, speaker)).toEqual({ above: [wrong], rows: [wrong] });
  expect(await others(WRONG, 'Ilse Marren')).toEqual([true]);
  expect(await others(WRONG, 'Jon Marsh')).toEqual([false]);
});

it('that they are disputed', async () => {
  expect(await warned(DISPUTED, 'Ilse Marren')).toEqual({ above: ['Disputed'], rows: [] });
  expect(await warned(DISPUTED, 'Bo Lind')).toEqual({
    above: ['You credit Bo Lind; the record has Ilse Marren. Disputed'],
    rows: ['Recorded as said by Ilse Marren, not by Bo Lind'],
  });
});

it('and nothing where there is nothing to warn of', async () => {
  expect(await warned('Bananas are curved by decree.', 'Bo Lind')).toEqual({ above: [], rows: [] });
});

it('in the terminal too, on a line of its own', async () => {
  const said = async (text: string, speaker: string) =>
    (await runCommand(['lookup', text, '--speaker', speaker, '--db', on.desk.ctx.config.file])).out.split(
      '\n',
    );
  expect(await said(TWICE, 'Ilse Marren')).toContain('  Recorded as said by Bo Lind, not by Ilse Marren');
  expect(await said(DISPUTED, 'Ilse Marren')).toContain('  Disputed');
  expect((await said(WRONG, 'Ilse Marren'))[0]).toContain(
    'Wrongly attributed to Ilse Marren; said by Jon Marsh',
  );
});
