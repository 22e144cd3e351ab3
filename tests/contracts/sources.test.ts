import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, linesMatching, type TextFile } from '../support/files.js';

// Promises about the sources that no compiler and no import rule can see.

const SOURCES = [...filesIn('src', '.ts'), ...filesIn('migrations', '.ts')];
const SCRIPTS = filesIn('public', '.js');

const ENVIRONMENT = /\bprocess\s*(\?\.|\.)\s*env\b|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from\s*'node:process'/;
const STORE = /^src\/[^/]+\/[^/]+\/([a-z-]+-)?store(\.js$|\/)/;
const DEFAULT_EXPORT = /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/;

function sample(line: string, path = 'src/record/claims/actions.ts'): readonly TextFile[] {
  return [{ path, text: line }];
}

function outsideConfig(files: readonly TextFile[]): readonly TextFile[] {
  return files.filter(({ path }) => path !== 'src/config.ts');
}

/** Writers that a file takes from another feature's store. */
function foreignWriters({ path, text }: TextFile): string[] {
  const imports = text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'(\.[^']*)'/g);
  return [...imports].flatMap(([, names = '', specifier = '']) => {
    const from = posix.join(posix.dirname(path), specifier);
    if (!STORE.test(from) || from.split('/')[2] === path.split('/')[2]) return [];
    return (names.match(/\b\w*Writer\b/g) ?? []).map((name) => `${path}: ${name} from ${from}`);
  });
}

describe('a quotation', () => {
  it('is written by the actions of claims and attributions alone', () => {
    const adding = /addRow(Now)?\(\s*change,\s*'(claims|attributions|claim_links)'/;
    const files = SOURCES.filter(({ text }) => adding.test(text)).map(({ path }) => path);
    expect(files.toSorted()).toEqual(['src/record/attributions/actions.ts', 'src/record/claims/actions.ts']);
  });
});

describe('the environment', () => {
  it('is read in src/config.ts alone', () => {
    expect(linesMatching(outsideConfig(SOURCES), ENVIRONMENT)).toEqual([]);
  });

  it.each([
    'const port = process.env.ONRECORD_PORT;',
    "const port = process.env['ONRECORD_PORT'];",
    'const { ONRECORD_PORT } = process.env;',
    "import { env } from 'node:process';",
  ])('is seen in %s', (line) => {
    expect(linesMatching(outsideConfig(sample(line)), ENVIRONMENT)).toHaveLength(1);
  });

  it('may be spoken of', () => {
    expect(linesMatching(sample('// process.env is read in config.ts'), ENVIRONMENT)).toEqual([]);
  });
});

describe('code', () => {
  const FROM_TEXT = /\b(?:new\s+)?Function\s*\(|(?<![.\w])eval\s*\(/;

  it('is never made from text', () => {
    expect(linesMatching([...SOURCES, ...SCRIPTS], FROM_TEXT)).toEqual([]);
  });

  it.each(["new Function('row', text)", 'return Function(text)();', 'eval(text)'])(
    'is seen in %s',
    (line) => {
      expect(linesMatching(sample(line), FROM_TEXT)).toHaveLength(1);
    },
  );
});

describe('exports', () => {
  it('have names', () => {
    // A declaration says what another's package exports, not what we do.
    const ours = [...SOURCES, ...SCRIPTS].filter((file) => !JSON.stringify(file).includes('.d.ts'));
    expect(linesMatching(ours, DEFAULT_EXPORT)).toEqual([]);
  });

  it.each(['export default function add() {}', 'export { add as default };'])('are missed in %s', (line) => {
    expect(linesMatching(sample(line), DEFAULT_EXPORT)).toHaveLength(1);
  });
});

describe('a Writer', () => {
  it('is used by its own feature alone', () => {
    expect(SOURCES.flatMap(foreignWriters)).toEqual([]);
  });

  it.each([
    ["import { ClaimReader, ClaimWriter } from '../claims/store.js';", 1],
    ["import type { ClaimWriter } from '../claims/store.js';", 1],
    ["import {\n  ClaimWriter,\n} from '../claims/store/write.js';", 1],
    ["import { SessionWriter } from '../accounts/session-store.js';", 1],
    ["import { ClaimReader } from '../claims/store.js';", 0],
    ["import { CsvWriter } from '../lib/csv.js';", 0],
  ])('is seen in another (%s)', (text, count) => {
    expect(foreignWriters({ path: 'src/publishing/lists/actions.ts', text })).toHaveLength(count);
  });

  it('is at home in a folder of its own feature', () => {
    const text =
      "import { ClaimWriter } from '../store.js';\nimport { ClaimWriter as W } from '../../claims/store.js';";
    expect(foreignWriters({ path: 'src/record/claims/actions/add.ts', text })).toEqual([]);
  });
});
