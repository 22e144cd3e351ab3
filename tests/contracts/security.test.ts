import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// docs/security.md says of each requirement of ASVS 5.0, levels 1 and 2, how it is met, and where one can look.

const TEXT = readFileSync('docs/security.md', 'utf8');
const ROWS = [...TEXT.matchAll(/^\| (\d+\.\d+\.\d+) +\| ([12]) +\| ([^|]+) \| ([^|]+) \| ([^|]*) \|$/gm)].map(
  ([, number = '', level = '', , state = '', how = '']) => ({
    number,
    level,
    state: state.trim(),
    how: how.trim(),
  }),
);

describe('docs/security.md', () => {
  it('has each requirement of the standard once: 70 of level 1, 183 of level 2, in 17 chapters', () => {
    const numbers = ROWS.map(({ number }) => number);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    expect(ROWS.filter(({ level }) => level === '1')).toHaveLength(70);
    expect(ROWS.filter(({ level }) => level === '2')).toHaveLength(183);
    expect(new Set(numbers.map((number) => number.split('.')[0])).size).toBe(17);
  });

  it('says of each whether it is met, and how where there is something to say', () => {
    expect(ROWS.filter(({ state }) => !['met', 'n/a', 'deviates'].includes(state))).toEqual([]);
    expect(ROWS.filter(({ state, how }) => state !== 'n/a' && how === '')).toEqual([]);
  });

  it('names only files and pages that are there', () => {
    const files = [
      ...TEXT.matchAll(/`((?:src|tests|docs|data|public|views)\/[^`\s]+|[\w.-]+\.(?:md|json))`/g),
    ];
    const pages = [...TEXT.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => `docs/${path}`);
    const named = [...files.map(([, path = '']) => path), ...pages];
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
