import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../support/files.js';

// Promises about what we stand on, and about what we hand out.

interface Manifest {
  readonly version: string;
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
}

const MANIFEST = read<Manifest>('package.json');
const LOCKED = Object.entries(read<{ packages: Record<string, Locked> }>('package-lock.json').packages);
const NOTICES = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
// Scripts that npm runs by itself need no one to know them.
const HOOKS = new Set(['prepare', 'pretest']);

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

describe('packages', () => {
  it.each(Object.keys(MANIFEST.dependencies))('%s is in THIRD_PARTY_NOTICES.md with its licence', (name) => {
    const { license } = read<{ license: string }>(join('node_modules', name, 'package.json'));
    const row = NOTICES.split('\n').find((line) => line.split('|')[1]?.trim() === name) ?? '';
    // Where a package leaves the choice, the first of its licences is the one we chose.
    expect(row, `a row | ${name} | … | ${license} | …`).toContain(license.split(' OR ')[0]);
  });

  it('are pinned exactly', () => {
    const versions = Object.values({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('run nothing when they are installed, but for the database that may have to compile', () => {
    const running = LOCKED.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // fsevents is for macOS alone, and optional.
    const known = ['node_modules/better-sqlite3', 'node_modules/fsevents'];
    expect(running.filter((path) => !known.includes(path))).toEqual([]);
  });

  it('come from wherever the machine that installs gets its packages', () => {
    expect(LOCKED.filter(([, { resolved }]) => resolved?.startsWith('http')).map(([path]) => path)).toEqual(
      [],
    );
  });
});

describe('the package', () => {
  it('carries each folder of data by name, so that no database beside them is ever packed', () => {
    const folders = existsSync('data') ? readdirSync('data', { withFileTypes: true }) : [];
    const named = folders.filter((entry) => entry.isDirectory()).map(({ name }) => `data/${name}`);
    expect(named.filter((folder) => !MANIFEST.files.includes(folder))).toEqual([]);
    expect(MANIFEST.files).not.toContain('data');
  });

  it('has the licence and the notices with it', () => {
    expect(readFileSync('LICENSE', 'utf8')).toContain('MIT License');
    expect(MANIFEST.files).toContain('THIRD_PARTY_NOTICES.md');
  });

  it('has its version and the day of it in the changelog, after what is not released yet', () => {
    const changes = readFileSync('CHANGELOG.md', 'utf8');
    const versions = [...changes.matchAll(/^## (\[.+)$/gm)].map(([, heading]) => heading);
    expect(versions[0]).toBe('[Unreleased]');
    expect(versions[1]).toMatch(
      new RegExp(`^\\[${MANIFEST.version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`),
    );
  });
});

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md'].filter((path) => existsSync(path));
  const texts = [
    ...documents.map((path) => readFileSync(path, 'utf8')),
    ...filesIn('docs', '.md').map((f) => f.text),
  ];

  it.each(Object.keys(MANIFEST.scripts).filter((name) => !HOOKS.has(name)))('name the script %s', (name) => {
    const command = new RegExp(`\\bnpm (run )?${name}(?![\\w:-])`);
    expect(texts.some((text) => command.test(text))).toBe(true);
  });

  it('name no script that is not there', () => {
    const named = texts.flatMap((text) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.filter((name) => !(name in MANIFEST.scripts))).toEqual([]);
  });
});
