import { describe, expect, it } from 'vitest';
import { remembering, rememberingRow } from '../../src/engines/remembering.js';

describe('work that is remembered', () => {
  it('is done once for what is asked again, and afresh when enough is kept', () => {
    const asked: string[] = [];
    const twice = remembering((given) => {
      asked.push(given);
      return given + given;
    }, 2);
    expect(['a', 'a', 'b', 'c', 'a'].map(twice)).toEqual(['aa', 'aa', 'bb', 'cc', 'aa']);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('work on rows that is remembered', () => {
  const titled = () => {
    const asked: unknown[] = [];
    const work = rememberingRow((row: { id: number; title: string; note?: string | null }) => {
      asked.push(row);
      return `${row.id} ${row.title} ${row.note}`;
    }, 2);
    return { asked, work };
  };

  it('is done once for a row that is read again as it was', () => {
    const { asked, work } = titled();
    expect([work({ id: 1, title: 'A' }), work({ id: 1, title: 'A' })]).toEqual([
      '1 A undefined',
      '1 A undefined',
    ]);
    expect(asked).toHaveLength(1);
  });

  it('is done again where any column has changed, has come or has gone', () => {
    const { asked, work } = titled();
    work({ id: 1, title: 'A' });
    expect(work({ id: 1, title: 'B' })).toBe('1 B undefined');
    expect(work({ id: 1, title: 'B', note: null })).toBe('1 B null');
    expect(work({ id: 1, title: 'B' })).toBe('1 B undefined');
    expect(asked).toHaveLength(4);
  });

  it('starts afresh when enough is kept', () => {
    const { asked, work } = titled();
    for (const id of [1, 2, 3, 1]) work({ id, title: 'A' });
    expect(asked).toHaveLength(4);
  });
});
