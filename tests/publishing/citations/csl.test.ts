import { describe, expect, it } from 'vitest';
import { type CslItem, toCslItem } from '../../../src/publishing/citations/model/csl.js';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import type { EntryRows, SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { isCitable } from '../../../src/publishing/citations/model.js';
import { NEWS_TYPES } from './fixtures/news-types.js';
import { claimRow, entryRows, sourceRow } from './fixtures/rows.js';

function itemOf(source: Partial<SourceRow>, over: Partial<EntryRows> = {}): CslItem {
  return itemFrom(entryRows({ sources: [sourceRow(source)], ...over }));
}

function itemFrom(rows: EntryRows): CslItem {
  const entry = entryOf(rows);
  if (!isCitable(entry)) throw new Error('The fixture cites nothing.');
  return toCslItem(entry);
}

const occasion = {
  id: 1,
  name: 'Spring assembly',
  kind: null,
  date: '2023-06-18',
  time_zone: null,
  place: 'Paris',
  note: null,
};

describe('the CSL item', () => {
  it('of a source without date, author or outlet has none either', () => {
    expect(itemOf({ type: 'article-newspaper', title: 'T' })).toEqual({
      id: 'onrecord-claim-1',
      type: 'article-newspaper',
      title: 'T',
    });
  });

  it('of a speech carries its day as issued and as the event’s', () => {
    const item = itemOf({ type: 'speech', title: 'Remarks' }, { occasion });
    expect(item).toMatchObject({
      issued: { 'date-parts': [[2023, 6, 18]] },
      'event-date': { 'date-parts': [[2023, 6, 18]] },
      'event-title': 'Spring assembly',
      'event-place': 'Paris',
    });
  });

  it('of a speech without an occasion takes both days from the source', () => {
    const item = itemOf({ type: 'speech', issued: '2023-06-18' });
    expect(item.issued).toEqual(item['event-date']);
    expect(item['event-title']).toBeUndefined();
  });

  it('never repeats the genre or the title as the event', () => {
    const named = (name: string) => ({ occasion: { ...occasion, name } });
    const speech = { type: 'speech', title: 'Remarks', genre: 'press conference' } as const;
    expect(itemOf(speech, named('Press Conference'))['event-title']).toBeUndefined();
    expect(itemOf(speech, named('Remarks'))['event-title']).toBeUndefined();
  });

  it('of an article has no event, which a style would print as a conference', () => {
    const item = itemOf({ type: 'article-newspaper' }, { occasion, claim: claimRow({ said_on: '2023' }) });
    expect(Object.keys(item).filter((key) => key.startsWith('event'))).toEqual([]);
    expect(item.issued).toBeUndefined();
  });

  it('of a broadcast has hosts, a medium and a bare number', () => {
    const authors = '[{"family":"Doe","given":"Jane"}]';
    const item = itemOf({ type: 'broadcast', authors, medium: 'TV broadcast', number: 'Episode 12' });
    expect(item).toMatchObject({
      host: [{ family: 'Doe', given: 'Jane' }],
      medium: 'TV broadcast',
      number: '12',
    });
    expect(item.author).toBeUndefined();
    expect(itemOf({ number: 'Nova 3' }).number).toBe('Nova 3');
  });

  it('has each person under the variable of their role', () => {
    const credits = [
      { family: 'Doe' },
      { family: 'Host', role: 'host' },
      { family: 'Guest', role: 'interviewee' },
      { family: 'Asks', role: 'interviewer' },
      { family: 'Films', role: 'director' },
      { family: 'Speaks', role: 'interpreter' },
      { family: 'Writes', role: 'translator' },
    ];
    expect(itemOf({ type: 'broadcast', authors: JSON.stringify(credits) })).toMatchObject({
      author: [{ family: 'Doe' }],
      host: [{ family: 'Host' }],
      guest: [{ family: 'Guest' }],
      interviewer: [{ family: 'Asks' }],
      director: [{ family: 'Films' }],
      translator: [{ family: 'Speaks' }, { family: 'Writes' }],
    });
  });

  it('of an interview begins with the interviewee, and with its author where no interviewee is named', () => {
    const author = { family: 'Doe', given: 'Jane' };
    const asked = { family: 'Lind', given: 'Bo' };
    const named = (...names: object[]) => itemOf({ type: 'interview', authors: JSON.stringify(names) });
    const interviewer = { family: 'Weber' };
    expect(
      named(author, { ...asked, role: 'interviewee' }, { ...interviewer, role: 'interviewer' }),
    ).toMatchObject({ author: [asked], interviewer: [interviewer], contributor: [author] });
    expect(named(author)).toMatchObject({ author: [author] });
    expect(named(author).contributor).toBeUndefined();
  });

  it('of an online video is a web page of the genre Video; a film stays a film', () => {
    expect(itemOf({ type: 'motion_picture', url: 'https://example.org/', outlet_name: 'O' })).toMatchObject({
      type: 'webpage',
      genre: 'Video',
      'container-title': 'O',
    });
    expect(itemOf({ type: 'motion_picture', outlet_name: 'O' })).toMatchObject({
      type: 'motion_picture',
      publisher: 'O',
    });
  });

  it('drops a publisher that is the author', () => {
    const ministry = {
      type: 'report',
      authors: '[{"literal":"Ministry"}]',
      outlet_name: 'Ministry',
    } as const;
    expect(itemOf(ministry).publisher).toBeUndefined();
    expect(itemOf({ ...ministry, authors: '[]' }).publisher).toBe('Ministry');
  });

  it('has the outlet of an article as container, or as publisher beside another container', () => {
    expect(itemOf({ outlet_name: 'O' })).toMatchObject({ 'container-title': 'O' });
    expect(itemOf({ outlet_name: 'O' }).publisher).toBeUndefined();
    expect(itemOf({ outlet_name: 'O', container_title: 'C' })).toMatchObject({
      'container-title': 'C',
      publisher: 'O',
    });
  });

  it('has a translated title in brackets after the title', () => {
    expect(itemOf({ title: 'Titel', translated_title: 'Title' }).title).toBe('Titel [Title]');
  });

  it('of a post names the account where no author is given', () => {
    expect(itemOf({ type: 'post', account: '@a' }).author).toEqual([{ literal: '@a' }]);
    expect(itemOf({ type: 'post', account: '@a', authors: '[{"family":"Plato"}]' }).author).toEqual([
      { family: 'Plato' },
    ]);
    const asked = '[{"family":"Lind","role":"interviewee"}]';
    expect(itemOf({ type: 'post', account: '@a', authors: asked }).author).toEqual([{ literal: '@a' }]);
  });

  it('has an id for each claim, whatever it cites', () => {
    const ids = NEWS_TYPES.map((rows) => itemFrom(rows).id);
    expect(new Set(ids).size).toBe(NEWS_TYPES.length);
    expect(ids[0]).toBe('onrecord-claim-101');
  });
});
