import { describe, expect, it } from 'vitest';
import {
  chainOf,
  type Reported,
  relayFault,
  sightOf,
  wordOrigins,
} from '../../../src/record/attributions/model.js';

function reported(id: number, more: Partial<Reported> = {}): Reported {
  return {
    id,
    relayed_from_id: null,
    wording: 'Yes.',
    tier: null,
    rank: 'normal',
    held: false,
    is_ours: 0,
    ...more,
  };
}

describe('how near we are to a source', () => {
  it.each([
    [{ wording: null, held: true }, 'named'],
    [{ wording: 'Yes.', held: true }, 'held'],
    [{ wording: 'Yes.', held: false }, 'seen'],
  ] as const)('%j is %s', (attribution, sight) => {
    expect(sightOf(attribution)).toBe(sight);
  });
});

describe('a chain', () => {
  it('has each origin before those that rest on it, the preferred ones first', () => {
    const chain = chainOf([
      reported(1),
      reported(2, { rank: 'preferred' }),
      reported(3, { relayed_from_id: 2 }),
      reported(4, { relayed_from_id: 3 }),
    ]);
    expect(chain.nodes.map(({ attribution, depth, origin }) => [attribution.id, depth, origin])).toEqual([
      [2, 0, 'known'],
      [3, 1, null],
      [4, 2, null],
      [1, 0, 'not_stated'],
    ]);
    expect(chain.origins).toEqual({ known: 1, not_stated: 1, own_pieces: 0 });
  });

  it('knows an origin by its tier too', () => {
    const { origins } = chainOf([reported(1, { tier: 'primary' }), reported(2, { tier: 'issuer' })]);
    expect(origins).toEqual({ known: 2, not_stated: 0, own_pieces: 0 });
  });

  it('takes one that rests on what is not to be seen as an origin', () => {
    expect(chainOf([reported(1, { relayed_from_id: 9 })]).nodes[0]?.origin).toBe('not_stated');
  });

  it('of no attribution is empty', () => {
    expect(chainOf([])).toEqual({ nodes: [], origins: { known: 0, not_stated: 0, own_pieces: 0 } });
  });
});

describe('a relay', () => {
  const among = [reported(1), reported(2, { relayed_from_id: 1 }), reported(3, { relayed_from_id: 77 })];

  it.each([
    [3, 2, null],
    [null, 2, null],
    [1, 3, null],
    [1, 2, /circular|cannot cite itself/],
    [1, 1, /circular|cannot cite itself/],
    [1, 9, /same quotation/],
  ] as const)('of %s from %s', (id, from, fault) => {
    const said = relayFault(among, id, from);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it('from others that are circular already is decided', () => {
    const ring = [reported(1, { relayed_from_id: 2 }), reported(2, { relayed_from_id: 1 }), reported(3)];
    expect([relayFault(ring, 3, 1), relayFault(ring, null, 2)]).toEqual([null, null]);
  });
});

describe('origins in words', () => {
  it.each([
    [{ known: 0, not_stated: 0, own_pieces: 0 }, 'No source yet'],
    [{ known: 1, not_stated: 0, own_pieces: 0 }, '1 known origin'],
    [{ known: 2, not_stated: 0, own_pieces: 0 }, '2 known origins'],
    [{ known: 1, not_stated: 2, own_pieces: 0 }, '1 known origin, 2 not stated'],
    [{ known: 0, not_stated: 1, own_pieces: 0 }, 'Origin not stated'],
    [{ known: 0, not_stated: 3, own_pieces: 0 }, '3 origins not stated'],
    [{ known: 0, not_stated: 0, own_pieces: 1 }, 'Only our own piece'],
    [{ known: 1, not_stated: 0, own_pieces: 1 }, '1 known origin'],
  ])('%j', (origins, words) => {
    expect(wordOrigins(origins)).toBe(words);
  });
});
