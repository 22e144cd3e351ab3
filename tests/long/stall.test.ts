import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';

// That the measurement runs; what it measures is for a quiet machine.

const LIMITS = ['--tries', '1', '--max-wait', '600000', '--max-memory', '100000'];

beforeAll(() => {
  const built = spawnSync('npm', ['run', '--silent', 'bench:build'], { encoding: 'utf8' });
  expect(built.stderr + built.stdout).toBe('');
});

function stall(...words: string[]) {
  return spawnSync(process.execPath, ['dist/stall/run.js', ...words], { encoding: 'utf8' });
}

it('measures the cases whose name has the words', () => {
  const { stdout, status } = stall(...LIMITS, 'pages:', 'http://a.b/');
  expect(stdout).toMatch(/^\| pages: a note of http:\/\/a\.b\/http:\/\/a\.b\/… \| 200 \|/m);
  expect(status).toBe(0);
});

it('ends with 1 where others wait longer than they may', () => {
  const { stdout, status } = stall('--tries', '1', '--max-wait', '0', 'pages:', 'http://a.b/');
  expect(stdout).toContain('TOO MUCH');
  expect(status).toBe(1);
});

it('sends the same random texts for the same seed', () => {
  const sent = () => {
    const { stdout } = stall('--tries', '1', '--max-wait', '0', '--random', '3', '--seed', '5');
    return stdout.match(/^\| \d+: (GET|POST) [^|]*/gm);
  };
  const first = sent();
  expect(first).toHaveLength(3);
  expect(sent()).toEqual(first);
});
