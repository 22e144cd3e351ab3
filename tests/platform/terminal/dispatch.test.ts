import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/platform/lib/errors.js';
import { dispatch, type Entry } from '../../../src/platform/terminal/dispatch.js';
import { explain, UsageError } from '../../../src/platform/terminal/refusals.js';
import { openTerminal } from '../../../src/platform/terminal/terminal.js';

function terminalFor() {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write(text: string) {
      written[name] += text;
    },
  });
  return { written, terminal: openTerminal({ out: stream('out'), err: stream('err') }) };
}

describe('dispatch', () => {
  const loaded: string[] = [];
  const entry = (name: string): Entry => ({
    name,
    about: `about ${name}`,
    load: async () => {
      loaded.push(name);
      return (command, terminal) =>
        void command.argument('[word]').action((word = '') => terminal.print(`${name} ${word}`));
    },
  });
  const entries = [entry('serve'), entry('db check'), entry('db info')];

  it('loads the command that is named, and no other', async () => {
    const { terminal, written } = terminalFor();
    expect(await dispatch(entries, ['db', 'info', 'x'], terminal)).toBe(0);
    expect(written.out).toBe('db info x\n');
    expect(loaded).toEqual(['db info']);
  });

  it('loads none for the list of all', async () => {
    loaded.length = 0;
    const { terminal, written } = terminalFor();
    expect(await dispatch(entries, ['-h'], terminal)).toBe(0);
    expect(written.out).toContain('db check  about db check');
    expect(loaded).toEqual([]);
  });
});

describe('explain', () => {
  it.each([
    [new AppError('not_found', 'There is no tag 9.'), 1, 'onrecord: There is no tag 9.\n'],
    [new UsageError('one.', 'two.'), 2, 'onrecord: one.\nonrecord: two.\n'],
    [
      new TypeError('x is not\na function'),
      3,
      'onrecord: an unexpected error occurred (x is not a function).\nSet ONRECORD_LOG=debug to see where.\n',
    ],
    ['text', 3, 'onrecord: an unexpected error occurred (text).\nSet ONRECORD_LOG=debug to see where.\n'],
  ])('says what happened without a stack: %s', (error, code, says) => {
    const { terminal, written } = terminalFor();
    expect(explain(error, terminal, false)).toBe(code);
    expect(written).toEqual({ out: '', err: says });
  });

  it('shows the stack, and that of the cause, to whoever asked for it', () => {
    const { terminal, written } = terminalFor();
    explain(new AppError('busy', 'Busy.', { cause: new Error('locked') }), terminal, true);
    expect(written.err).toMatch(/^onrecord: Busy\.\nAppError: Busy\.\n {4}at [\s\S]*Caused by Error: locked/);
    const other = terminalFor();
    expect(explain('text', other.terminal, true)).toBe(3);
    expect(other.written.err).toContain('text');
  });
});

describe('a terminal', () => {
  it('prints answers for people and programs, and notes beside them', () => {
    const { terminal, written } = terminalFor();
    terminal.print('line');
    terminal.printJson({ a: 1 });
    terminal.note('beside');
    expect(written).toEqual({ out: 'line\n{\n  "a": 1\n}\n', err: 'beside\n' });
  });

  it('draws no progress where stderr is a file', async () => {
    const { terminal, written } = terminalFor();
    const progress = await terminal.progress('Reading', 10);
    progress.to(5);
    progress.end();
    expect(written).toEqual({ out: '', err: '' });
  });
});
