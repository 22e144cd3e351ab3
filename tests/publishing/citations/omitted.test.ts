import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import { omittedFrom } from '../../../src/publishing/citations/model/omitted.js';
import type { OccasionRow, SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { link, type Paragraph, text } from '../../../src/publishing/citations/model/tree.js';
import { toText } from '../../../src/publishing/citations/model/tree-text.js';
import { voiceOf } from '../../../src/publishing/citations/model/voice.js';
import { isCitable } from '../../../src/publishing/citations/model.js';
import { readNewsroomStyle } from '../../../src/publishing/citations/styles-pool.js';
import { entryRows, sourceRow } from './fixtures/rows.js';

const voice = voiceOf('en-GB', null, readNewsroomStyle());

const PARIS: OccasionRow = {
  ...{ id: 1, name: 'Spring assembly', kind: 'press_conference', date: null, time_zone: null, note: null },
  place: 'Paris',
};

function omitted(reference: Paragraph | string, over: Partial<SourceRow>): string {
  const entry = entryOf(entryRows({ sources: [sourceRow({ title: 'A page', ...over })], occasion: PARIS }));
  if (!isCitable(entry)) throw new Error('The fixture cites nothing.');
  const paragraph = typeof reference === 'string' ? [text(reference)] : reference;
  return toText(omittedFrom(paragraph, { source: entry.cited.source, occasions: [PARIS] }, voice));
}

describe('what a reference leaves out', () => {
  it.each<[string, Partial<SourceRow>]>([
    ['title ‘Other words’', { title: 'Other words' }],
    ['title translated as ‘In English’', { translated_title: 'In English' }],
    ['account @a', { account: '@a' }],
    ['published in News at Nine', { container_title: 'News at Nine' }],
    ['outlet Example Television', { outlet_name: 'Example Television' }],
    ['published 19 June 2023', { issued: '2023-06-19' }],
    ['number 12', { number: 'Episode 12' }],
    ['kind editorial', { genre: 'editorial' }],
    ['medium radio', { medium: 'radio' }],
    ['address https://e.org/a', { url: 'https://e.org/a' }],
    ['by Jane Doe', { authors: '[{"family":"Doe","given":"Jane"}]' }],
    ['interviewed by Ann Weber', { authors: '[{"family":"Weber","given":"Ann","role":"interviewer"}]' }],
    ['hosted by Cy Dent', { authors: '[{"family":"Dent","given":"Cy","role":"host"}]' }],
  ])('is named: %s', (named, over) => {
    expect(omitted('A page.', over)).toBe(`Not in the reference: ${named}.`);
  });

  it('is the place and the name of the occasion, for a kind of source that is an event', () => {
    expect(omitted('A page.', { type: 'speech' })).toBe(
      'Not in the reference: occasion Spring assembly; place Paris.',
    );
    expect(omitted('A page. Spring Assembly, Paris.', { type: 'speech' })).toBe('');
    expect(omitted('A page.', { type: 'webpage' })).toBe('');
  });

  it('is when it was read and where it is archived', () => {
    const over = { accessed: '2023-06-25', archive_url: 'https://a.org/1' };
    expect(omitted('A page.', over)).toBe('Accessed 25 June 2023. Archived at https://a.org/1.');
    expect(omitted('A page. Accessed June 25, 2023.', over)).toBe('Archived at https://a.org/1.');
  });

  it('is nothing where the style printed it in its own way', () => {
    const over = {
      outlet_name: 'The Paper',
      issued: '2023-06-09',
      url: 'https://e.org/a?b=1',
      number: 'no. 7',
    };
    const reference = [
      text('A PAGE. the paper (No. 7), 09/06/2023. '),
      link('https://e.org/a?b=1'),
      text('.'),
    ];
    expect(omitted(reference, over)).toBe('');
    expect(omitted('A page. The Paper, no 7, 9 June 2023, e.org/a?b=1.', over)).toBe('');
  });

  it('does not take the figures of a date or an address for those of a number or another date', () => {
    const dated = { issued: '2023-06-19', number: '19', accessed: '2023-06-19' };
    expect(omitted('A page, 19 June 2023.', dated)).toBe(
      'Not in the reference: number 19. Accessed 19 June 2023.',
    );
    expect(omitted([text('A page. '), link('https://e.org/2023/06/19')], { issued: '2023-06-19' })).toBe(
      'Not in the reference: published 19 June 2023.',
    );
  });
});
