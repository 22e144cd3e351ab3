import { describe, expect, it } from 'vitest';
import { BARE } from '../../../src/people/activity/names-model.js';
import type { Doing, Line } from '../../../src/people/activity/section/doings.js';
import { daysOf } from '../../../src/people/activity/section/sentences.js';

function line(verb: string, noun: string, name: string | null): Line {
  return {
    seq: 1,
    kind: 'claim',
    id: 1,
    action: 'added',
    verb,
    noun,
    did: '',
    name,
    href: name && `/${name}`,
    lang: null,
    marks: BARE,
    more: null,
  };
}

function doing(at: string, lines: readonly Line[]): Doing {
  return { changeId: at, who: 'Chris', at, lines };
}

/** What one change is told as. */
function said(lines: readonly Line[]): string[] {
  const [day] = daysOf([doing('2023-06-25T10:00:00.000Z', lines)], false);
  return (day?.sentences[0]?.phrases ?? []).map(
    ({ verb, told }) => `${verb} ${told.map(({ what, name }) => [what, name].join(' ').trim()).join(', ')}`,
  );
}

describe('what was done, in sentences', () => {
  it('names up to two records of a kind and counts more', () => {
    const quotations = ['A', 'B', 'C'].map((name) => line('added', 'quotation', name));
    expect(said(quotations.slice(0, 2))).toEqual(['added the quotation A, the quotation B']);
    expect(said(quotations)).toEqual(['added 3 quotations']);
  });

  it('names nothing in a change that would fill the page', () => {
    const kinds = ['quotation', 'source', 'reply', 'tag', 'list', 'outlet', 'note'];
    const two = [...kinds, ...kinds].map((noun, at) => line('added', noun, `${at}`));
    expect(said([...two, line('added', 'occasion', 'Z')])).toEqual([
      'added 2 quotations, 2 sources, 2 replies, 2 tags, 2 lists, 2 outlets, 2 notes, an occasion',
    ]);
  });

  it('says together what was done in the same way, in the order it was begun', () => {
    const lines = [line('added', 'speaker', 'X'), line('wrote', 'question', 'Q'), line('added', 'tag', 'T')];
    expect(said(lines)).toEqual(['added the speaker X, the tag T', 'wrote the question Q']);
  });

  it.each([
    ['attribution by', '3 attributions'],
    ['copy of', '3 copies'],
    ['evidence', '3 pieces of evidence'],
    ['reply', '3 replies'],
  ])('counts several of "%s" as %s', (noun, words) => {
    expect(said([1, 2, 3].map((n) => line('added', noun, `N${n}`)))).toEqual([`added ${words}`]);
  });

  it('does without a name where there is none to show', () => {
    expect(said([line('trashed', 'attribution by', null)])).toEqual(['trashed an attribution']);
    expect(said([line('trashed', 'speaker', null)])).toEqual(['trashed a speaker']);
  });

  it('goes by days, and says of the oldest alone that more may belong to it', () => {
    const at = ['2023-06-25T10:00:00.000Z', '2023-06-25T09:00:00.000Z', '2023-06-24T23:59:59.999Z'];
    const doings = at.map((time) => doing(time, [line('added', 'tag', 'T')]));
    const days = daysOf(doings, true);
    expect(days.map(({ date, sentences }) => [date, sentences.map(({ isCut }) => isCut)])).toEqual([
      ['2023-06-25', [false, false]],
      ['2023-06-24', [true]],
    ]);
    expect(daysOf(doings, false).flatMap(({ sentences }) => sentences.map(({ isCut }) => isCut))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
