import { describe, expect, it } from 'vitest';
import { endWithout, withoutEnd } from '../../../src/engines/text/edges.js';

describe('the end of a text', () => {
  it('has no white space and none of the signs, and its words stay', () => {
    expect(withoutEnd('We wait, \u00a0\n– ', ',–')).toBe('We wait');
    expect(withoutEnd('We wait. ', ',')).toBe('We wait.');
    expect(withoutEnd(' , ', ',')).toBe('');
    expect(endWithout('a  ')).toBe(1);
  });
});
