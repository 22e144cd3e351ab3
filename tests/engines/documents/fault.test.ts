import { expect, test } from 'vitest';
import { whereFrom, whereFromPrinted } from '../../../src/engines/documents/fault.js';

// What is logged about a failing reader: the source line, and no text of the file.

test('an error is told by its name, its code and the line that threw it, and never by its message', () => {
  const error = Object.assign(new TypeError('a secret\n    at secret (file:///secret.js:1:1)'), {
    code: 'ERR_X',
  });
  expect(whereFrom(error)).toMatch(/^TypeError ERR_X at .*fault\.test\.ts:\d+:\d+$/);
  expect(whereFrom(error)).not.toContain('secret');
});

test('a name, a code or a place that is more than that is left out', () => {
  const named = Object.assign(new Error('x'), { name: 'A secret of the file', code: 'a secret' });
  expect(whereFrom(named)).toMatch(/^at .*fault\.test\.ts:\d+:\d+$/);
  const changed = new Error('as it was');
  expect(changed.stack).toContain('as it was');
  changed.message = 'as it is';
  expect(whereFrom(changed)).toBe('Error');
  expect(whereFrom('a secret')).toBe('something thrown (string)');
});

test('of what a process printed as it ended, the same is told', () => {
  const printed =
    'file:///desk/a.js:3\n  throw new RangeError(word);\n\nRangeError: a secret\n    at read (file:///desk/a.js:3:9)\n    at node:internal/x:1:2\n';
  expect(whereFromPrinted(printed)).toBe('RangeError at read (file:///desk/a.js:3:9)');
  expect(whereFromPrinted('Error: illegal value for a flag\n')).toBe('Error');
  expect(whereFromPrinted('FATAL ERROR: Reached heap limit\n')).toBe('');
});
