import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/checking/comparisons/model/explain.js';
import type { AlignedPiece } from '../../../src/engines/fidelity/verdict.js';
import { both, reasons } from './explained.js';

describe('a difference', () => {
  const text = 'He does not say that the big house was sold for ten million, in his view.';

  it.each([
    [
      'does say',
      [
        ['same', 'does', 'does'],
        ['omitted', null, 'not', 'negation'],
      ],
      '‘not’ is missing after ‘does’',
    ],
    [
      'say that',
      [
        ['omitted', null, 'not', 'negation'],
        ['same', 'say that', 'say that'],
      ],
      '‘not’ is missing before ‘say’',
    ],
    ['', [['omitted', null, 'not', 'negation']], '‘not’ is missing'],
    ['large', [['changed', 'large', 'big']], '‘large’ where the copy has ‘big’'],
    ['truly', [['added', 'truly', null]], '‘truly’ is not in the copy'],
    ['sold', [['moved', 'sold', 'sold']], '‘sold’ is elsewhere in the copy'],
    ['…', [['omitted', null, 'not', 'negation', true]], 'The ellipsis or bracket leaves out ‘not’'],
    [
      '…',
      [['omitted', null, 'big house', undefined, true]],
      '‘big house’ is left out at the ellipsis or bracket',
    ],
    [
      '…',
      [['omitted', null, 'say that the big house was sold', undefined, true]],
      '7 words are left out at the ellipsis or bracket',
    ],
    [
      '[it]',
      [['changed', '[it]', 'the big house', undefined, true]],
      '‘[it]’ replaces ‘the big house’ in the copy',
    ],
    ['[never]', [['added', '[never]', null, 'negation']], '‘[never]’, added in brackets, is not in the copy'],
  ] as const)('of %s is said with the words', (wording, pieces, sentence) => {
    expect(reasons(wording, text, pieces)).toEqual([sentence]);
  });

  it('says nothing of what stands in brackets and bears on nothing', () => {
    expect(reasons('the [old] house', text, [['added', '[old]', null]])).toEqual([]);
  });

  it('is not said again by its flag', () => {
    const pieces = [
      ['same', 'does', 'does'],
      ['omitted', null, 'not', 'negation'],
    ] as const;
    expect(reasons('does say', text, pieces, 'negation', 'silent_omission', 'hedge')).toEqual([
      '‘not’ is missing after ‘does’',
      'A qualifier differs',
    ]);
  });

  it('says an end that was made up as such', () => {
    expect(reasons('does, and so on', text, [['added', 'and so on', null]], 'fabricated_tail')).toEqual([
      'The end is not in the copy: ‘and so on’',
    ]);
  });

  it('joins neighbours of one kind, and shortens what is long', () => {
    const pieces = [
      ['omitted', null, 'big'],
      ['omitted', null, 'house'],
      ['omitted', null, 'view'],
    ] as const;
    expect(reasons('', text, pieces)).toEqual(['‘big house’ is missing', '‘view’ is missing']);
    const long = `start ${'very '.repeat(40)}end`;
    expect(reasons('', long, [['omitted', null, long]])[0]).toMatch(
      /^‘start very [^…]*very’ … ‘very [^…]*very end’ is missing$/,
    );
  });

  it('that bears on the meaning comes first, and of many the rest is counted', () => {
    const pieces = [
      ['changed', 'a', 'He'],
      ['same', 'x', 'does'],
      ['changed', 'b', 'say'],
      ['same', 'y', 'that'],
      ['changed', 'c', 'big'],
      ['same', 'z', 'house'],
      ['changed', 'd', 'ten', 'number'],
      ['omitted', null, 'his', undefined, true],
    ] as const;
    expect(reasons('a x b y c z d', text, pieces, 'typographic')).toEqual([
      '‘d’ where the copy has ‘ten’',
      '‘a’ where the copy has ‘He’',
      '‘b’ where the copy has ‘say’',
      'And 3 more differences',
    ]);
  });

  it('names each negation at an ellipsis', () => {
    const said = 'We do not sell and never lend.';
    expect(reasons('…', said, [['omitted', null, 'do not sell and never', 'negation', true]])).toEqual([
      'The ellipsis or bracket leaves out ‘not’ and ‘never’',
    ]);
  });

  it('that bears on the meaning is named, however many there are', () => {
    const pieces = [
      ['omitted', null, 'not', 'negation'],
      ['same', 'x', 'say'],
      ['omitted', null, 'that', 'negation'],
      ['same', 'y', 'the'],
      ['changed', 'a', 'big', 'name'],
      ['same', 'z', 'house'],
      ['changed', 'b', 'ten', 'number'],
      ['changed', 'c', 'his'],
    ] as const;
    expect(reasons('x y a z b c', text, pieces)).toEqual([
      '‘not’ is missing before ‘x’',
      '‘that’ is missing after ‘x’',
      '‘a’ where the copy has ‘big’',
      '‘b’ where the copy has ‘ten’',
      '‘c’ where the copy has ‘his’',
    ]);
    const cut = `start ${'very '.repeat(20)}not ${'very '.repeat(20)}end`;
    expect(reasons('', cut, [['omitted', null, cut, 'negation']])[0]).toMatch(
      /^‘start very .* end’, with ‘not’ in it, is missing$/,
    );
  });

  it('is said without the words of the copy where these were not read', () => {
    const alignment: AlignedPiece[] = [
      { op: 'changed', wording: [0, 1], text: [900, 905], mark: null },
      { op: 'omitted', wording: null, text: [910, 913], mark: null },
      { op: 'omitted', wording: null, text: [950, 953], mark: 'negation', marked: true },
      { op: 'omitted', wording: null, text: [960, 963], mark: null, marked: true },
    ];
    const far = { verdict: 'altered', flags: [], spans: [[900, 940]], alignment } as const;
    expect(explain(far, { ...both('a', ''), excerpts: [] }).reasons).toEqual([
      'The ellipsis or bracket leaves out a negation',
      '‘a’ where the copy has other words',
      'Something is missing after ‘a’',
      'Words are left out at the ellipsis or bracket',
    ]);
  });
});
