import { afterAll, describe, expect, it } from 'vitest';
import { openStyles } from '../../../src/publishing/citations/styles-pool.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { cited } from './fixtures/requests.js';
import { SAMPLE_STORY } from './fixtures/sample-story.js';

// Whole files as an editor gets them. After a change that is meant, look at the difference and run vitest
// with --update. The files end in .txt so that no formatter touches them.

const styles = openStyles();
afterAll(() => styles.close());

const CHICAGO = 'chicago-fullnote-bibliography';

const FILES = [
  ['the sample story', 'sample-story', SAMPLE_STORY, 'newsroom', 'text'],
  ['the sample story', 'sample-story', SAMPLE_STORY, 'apa', 'text'],
  ['the sample story', 'sample-story', SAMPLE_STORY.slice(0, 3), 'newsroom', 'markdown'],
  ['the sample story', 'sample-story', SAMPLE_STORY.slice(0, 3), 'newsroom', 'html'],
  ['twelve kinds of source', 'news-types', NEWS_TYPES, 'newsroom', 'text'],
  ['twelve kinds of source', 'news-types', NEWS_TYPES, 'apa', 'text'],
  ['twelve kinds of source', 'news-types', NEWS_TYPES, 'apa', 'markdown'],
  ['the sample story', 'sample-story', SAMPLE_STORY, CHICAGO, 'text'],
  ['twelve kinds of source', 'news-types', NEWS_TYPES, CHICAGO, 'text'],
  ['twelve kinds of source', 'news-types', NEWS_TYPES, CHICAGO, 'markdown'],
  ['twelve kinds of source', 'news-types', NEWS_TYPES, CHICAGO, 'html'],
] as const;

/** The same in the other kinds of list: [rows, style, kind, group]. */
const KINDS = [
  ['news-types', NEWS_TYPES, 'apa', 'sources', null],
  ['news-types', NEWS_TYPES, CHICAGO, 'sources', null],
  ['news-types', NEWS_TYPES, CHICAGO, 'quotations', null],
  ['sample-story', SAMPLE_STORY, 'newsroom', 'sources', null],
  ['sample-story', SAMPLE_STORY, 'newsroom', 'quotations', null],
  ['sample-story', SAMPLE_STORY, 'apa', 'quotations', null],
  ['sample-story', SAMPLE_STORY, 'apa', 'quotations', 'source'],
] as const;

describe('a list as a file', () => {
  for (const [what, name, rows, style, format] of FILES) {
    it(`${what} in the style "${style}" as ${format} stays as it was approved`, async () => {
      const { file } = await cited(rows, { style, format }, styles);
      await expect(file).toMatchFileSnapshot(`golden/${name}.${style}.${format}.txt`);
    });
  }

  for (const [name, rows, style, kind, group] of KINDS) {
    it(`${name} in the style "${style}" as ${kind}${group === null ? '' : ' by source'} stays as it was approved`, async () => {
      const { file } = await cited(
        rows,
        { style, kind, group, order: kind === 'sources' ? 'style' : 'list' },
        styles,
      );
      const list = group === null ? kind : `${kind}-by-${group}`;
      await expect(file).toMatchFileSnapshot(`golden/${name}.${style}.${list}.text.txt`);
    });
  }
});
