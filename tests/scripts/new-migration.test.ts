import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/serve.js';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  cpSync('scripts', join(folder, 'scripts'), { recursive: true });
  mkdirSync(join(folder, 'migrations'));
});

function make(...args: string[]): { readonly status: number | null; readonly said: string } {
  const script = join(folder, 'scripts', 'new-migration.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

function migrations(): string[] {
  return readdirSync(join(folder, 'migrations')).sort();
}

describe('npm run migrate:new', () => {
  it('makes the next in number and says what is left to do', () => {
    writeFileSync(join(folder, 'migrations', '0009_outlets_add_country.ts'), '');
    writeFileSync(join(folder, 'migrations', 'index.ts'), '');
    const { status, said } = make('sources_add_isbn');
    expect(status).toBe(0);
    expect(said).toContain('migrations/index.ts');
    expect(migrations()).toContain('0010_sources_add_isbn.ts');
    const text = readFileSync(join(folder, 'migrations', '0010_sources_add_isbn.ts'), 'utf8');
    expect(text).toContain('export async function up(db: Kysely<unknown>): Promise<void> {');
  });

  it('begins with 0001', () => {
    make('people_first');
    expect(migrations()).toEqual(['0001_people_first.ts']);
  });

  it.each([[], ['isbn'], ['Sources_Add'], ['sources-add'], ['../sources_add']])(
    'refuses the name %s',
    (...name) => {
      const { status, said } = make(...name);
      expect(status).toBe(2);
      expect(said).toContain('Say noun_change in snake_case');
      expect(migrations()).toEqual([]);
    },
  );
});
