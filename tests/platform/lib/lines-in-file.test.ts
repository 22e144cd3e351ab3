import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linesInFile } from '../../../src/platform/lib/lines-in-file.js';
import { freshFolder } from '../../support/database.js';

let folder: string;
beforeEach(() => {
  folder = freshFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(text: string, from = 0, bytes = Buffer.byteLength(text) - from): string[] {
  const file = join(folder, 'lines');
  writeFileSync(file, text);
  const fd = openSync(file, 'r');
  try {
    return [...linesInFile(fd, from, bytes)];
  } finally {
    closeSync(fd);
  }
}

it('gives each line, also an empty one, and letters of several bytes', () => {
  expect(read('één\n\n好 ✓\n')).toEqual(['één', '', '好 ✓']);
});

it('puts lines together that are longer than it reads at once', () => {
  const long = '€'.repeat(300_000);
  expect(read(`a\n${long}\nb\n`)).toEqual(['a', long, 'b']);
});

it('reads a part of a file', () => {
  expect(read('one\ntwo\nthree\n', 4, 4)).toEqual(['two']);
});

it('refuses a file that is shorter than it was said to be', () => {
  expect(() => read('one\n', 0, 10)).toThrow(/ended after 4/);
});
