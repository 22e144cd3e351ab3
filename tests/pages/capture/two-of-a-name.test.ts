import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// The same new name twice in one article: one person, unless the article introduces a second one under it.

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
});
afterAll(() => desk.close());

/** Whether each quotation of an article is asked about as one of two people, and whether it is certain. */
async function asked(...paragraphs: string[]): Promise<[isAsked: boolean, isCertain: boolean][]> {
  const text = `Harbour news\n\n${paragraphs.join('\n\n')}`;
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text }, checker);
  const path = `${answer.headers.get('location')}.json`;
  const { quotations } = (await (await desk.get(path, checker)).json()) as {
    quotations: { asks: string[]; certain: boolean }[];
  };
  return quotations.map(({ asks, certain }) => [asks.some((one) => /^One person or two/.test(one)), certain]);
}

describe('two quotations under one new name', () => {
  it.each([
    [
      '“We sold out on Monday,” said Anna Weber, a pharmacist in Lunden.',
      '“My class was frightened,” said Anna Weber, a teacher at the harbour school.',
    ],
    ['“The ferry stays,” said Anna Weber, 42.', '“I like the ships,” said Anna Weber, 17.'],
  ])('are asked about where both are introduced: %s', async (...paragraphs) => {
    expect(await asked(...paragraphs)).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it.each([
    [
      '“The ferry stays,” Mayor Anna Weber said.',
      '“I was a nurse once,” said Anna Weber, the mayor of Lunden.',
    ],
    [
      '“The ferry stays,” said Anna Weber, who leads the council.',
      '“I like ships,” said Anna Weber, a nurse.',
    ],
    ['“The ferry stays,” said Anna Weber, 42.', '“I like the ships,” said Anna Weber, a pharmacist.'],
    [
      '“The ferry stays,” said Anna Weber, a pharmacist.',
      '“I like the ships,” said Anna Weber, a pharmacist from Lunden.',
    ],
    ['“The ferry stays,” said Anna Weber, a pharmacist.', '“I like the ships,” Weber said.'],
  ])('are not where one person is said twice: %s', async (...paragraphs) => {
    expect((await asked(...paragraphs)).map(([isAsked]) => isAsked)).toEqual([false, false]);
  });
});
