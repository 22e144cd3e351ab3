import { describe, expect, it } from 'vitest';
import { groupsOf, type Wording } from '../../../src/checking/collation/model/groups.js';
import type { Form } from '../../../src/vocabulary.js';

/** The first is the reference. */
function wordingsWith(printed: readonly (readonly [text: string, form: Form])[]): Wording[] {
  return printed.map(([text, form], at) => ({
    ...{ attributionId: at + 1, text, form, language: 'en', rank: 'normal', isReference: at === 0 },
    ...{ translation: null, translator: null, translatesId: null },
  }));
}

const sentence = (minute: number) => `The ferry sails at ${minute} minutes past noon.`;
const directly = (count: number) =>
  Array.from({ length: count }, (_, at) => [sentence(at), 'direct'] as const);

describe('the wordings compared on one page', () => {
  it('are fifty besides the reference, and the others are named', () => {
    const [group] = groupsOf(wordingsWith(directly(53)), 'en');
    expect(group?.others).toHaveLength(50);
    expect(group?.left.map(({ attributionId }) => attributionId)).toEqual([52, 53]);
  });

  it('are counted by their words: those of the reference, or of another form, take no place of others', () => {
    const again = (form: Form) => [sentence(0), sentence(1)].map((text) => [text, form] as const);
    const wordings = wordingsWith([...directly(1), ...again('indirect'), ...directly(51).slice(1)]);
    const [group] = groupsOf(wordings, 'en');
    expect(group?.left).toEqual([]);
    expect(group?.others).toHaveLength(52);
  });

  it('are each shown once with all their sources', () => {
    const same = Array.from({ length: 2_000 }, () => [sentence(0), 'direct'] as const);
    const [group, ...others] = groupsOf(wordingsWith(same), 'en');
    expect(others).toEqual([]);
    expect(group?.left).toEqual([]);
    expect(group?.others.map(({ also }) => also.length)).toEqual([1_998]);
    expect(group?.collation.rows.map(({ differences }) => differences)).toEqual([
      { changed: 0, added: 0, omitted: 0, moved: 0 },
    ]);
  });
});
