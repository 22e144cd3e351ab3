import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  FACET_QUESTIONS,
  FACETS,
  FINDING_MEANINGS,
  FINDING_VALUES,
  keysOf,
} from '../../../src/vocabulary.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let help = '';
beforeAll(async () => {
  desk = await openDesk();
  help = await (await desk.get('/help', await desk.signIn('viewer'))).text();
});
afterAll(() => desk.close());

it.each(keysOf(FACETS))('the help says when to choose each finding on %s', (facet) => {
  expect(help).toContain(`<h3 id="check-${facet}">${FACETS[facet]}: ${FACET_QUESTIONS[facet]}</h3>`);
  const meanings: Readonly<Record<string, string>> = FINDING_MEANINGS[facet];
  for (const [value, word] of Object.entries(FINDING_VALUES[facet]))
    expect(help).toContain(`<dt>${word}</dt>\n<dd>${meanings[value]}</dd>`);
});

it('the help has the syntax of search at an address of its own', () => {
  const section = help.split('<h2 id="search">')[1]?.split('</section>')[0];
  expect(section).toContain('<code>speaker:blinken</code>');
});
