import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';

const DOCKERFILE = readFileSync('Dockerfile', 'utf8');
/** Of the last stage alone: what is built in the others is left behind. */
const FINAL = DOCKERFILE.slice(DOCKERFILE.lastIndexOf('\nFROM '));

describe('the Dockerfile', () => {
  it('has no fault that a linter finds', () => {
    expect(
      validate(DOCKERFILE).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`),
    ).toEqual([]);
  });

  it('runs as a user without rights, and ends in order', () => {
    expect(FINAL).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    expect(FINAL).toMatch(/^STOPSIGNAL SIGTERM$/m);
    // A shell in between would not pass the signal on.
    for (const instruction of ['ENTRYPOINT', 'CMD'])
      expect(FINAL).toMatch(new RegExp(`^${instruction} \\["`, 'm'));
    expect(FINAL).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
    expect(FINAL).toMatch(/^VOLUME \["\/data"\]$/m);
  });

  it('sends nothing to the build but what it needs: no database, no key, no history', () => {
    const [first, ...rest] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
    expect(rest.filter((line) => /^!.*(\.git$|\.env|node_modules|tests)/.test(line))).toEqual([]);
    expect(rest).toEqual(expect.arrayContaining(['**/*.db', '**/*.db-*', '**/*.backup']));
  });
});
