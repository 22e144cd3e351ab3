import { expect, it } from 'vitest';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';
import { cited } from '../../citations/fixtures/requests.js';
import { SAMPLE_STORY } from '../../citations/fixtures/sample-story.js';
import { sourcesOf } from './reading.js';

// What we export for reference managers comes in again: CSL-JSON is whole, so the others are compared with it.

it.each([
  ['ris', 'ris'],
  ['biblatex', 'bibtex'],
  ['bibtex', 'bibtex'],
] as const)('%s of our own comes back with title, address and day', async (format, readAs) => {
  const styles = openStyles();
  const [csl, other] = [
    await cited(SAMPLE_STORY, { format: 'csl-json' }, styles),
    await cited(SAMPLE_STORY, { format }, styles),
  ];
  await styles.close();
  const told = ({ title, url, issued }: Readonly<Record<string, unknown>>) => {
    const day = /^\d{4}-\d\d-\d\d$/.exec(String(issued))?.[0];
    return { title, ...(url !== undefined && { url }), ...(day && { issued: day }) };
  };
  const sources = await sourcesOf(readAs, other.file);
  const whole = (await sourcesOf('csl-json', csl.file)).map(told);
  expect(whole.length).toBeGreaterThan(3);
  expect(sources).toMatchObject(whole);
});
