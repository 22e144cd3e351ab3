import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/serve.js';

// The real scripts in a small package of their own.
let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  cpSync('scripts', at('scripts'), { recursive: true });
  writeFileSync(at('package.json'), '{"type":"module"}');
  writeFileSync(at('tsconfig.build.json'), JSON.stringify(SETTINGS));
  for (const name of ['src', 'migrations']) mkdirSync(at(name));
  symlinkSync(resolve('node_modules'), at('node_modules'));
  writeFileSync(at('src/cli.ts'), "import { port } from './port.js';\nexport const open = port;\n");
  writeFileSync(at('src/port.ts'), 'export const port: number = 1;\n');
});

const SETTINGS = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES5'],
    skipLibCheck: true,
    module: 'NodeNext',
    rootDir: '.',
    outDir: 'dist',
    types: [],
    sourceMap: true,
    incremental: true,
    tsBuildInfoFile: 'dist/.tsbuildinfo',
  },
  include: ['src', 'migrations'],
};

function at(path: string): string {
  return join(folder, path);
}

function build(): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('scripts/build.js')], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('npm run build', () => {
  it('writes dist, with a program that may be run', () => {
    expect(build()).toEqual({ status: 0, said: '' });
    expect(readFileSync(at('dist/src/port.js'), 'utf8')).toContain('port = 1');
    expect(statSync(at('dist/src/cli.js')).mode & 0o111).toBe(0o111);
  });

  it('takes away what no longer has a source, and its map', () => {
    build();
    writeFileSync(at('src/cli.ts'), 'export const open = 2;\n');
    rmSync(at('src/port.ts'));
    expect(build().status).toBe(0);
    expect(existsSync(at('dist/src/port.js'))).toBe(false);
    expect(existsSync(at('dist/src/port.js.map'))).toBe(false);
    expect(existsSync(at('dist/src/cli.js'))).toBe(true);
  });

  it('leaves in place what did not change', () => {
    build();
    const before = statSync(at('dist/src/port.js')).mtimeMs;
    writeFileSync(at('src/cli.ts'), 'export const open = 2;\n');
    build();
    expect(statSync(at('dist/src/port.js')).mtimeMs).toBe(before);
    expect(readFileSync(at('dist/src/cli.js'), 'utf8')).toContain('open = 2');
  });

  it('makes good what somebody took out of dist', () => {
    build();
    rmSync(at('dist/src/port.js'));
    expect(build().status).toBe(0);
    expect(existsSync(at('dist/src/port.js'))).toBe(true);
  });

  it('fails with what the compiler says', () => {
    writeFileSync(at('src/port.ts'), "export const port: number = 'one';\n");
    const { status, said } = build();
    expect(status).not.toBe(0);
    expect(said).toContain("port.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.");
  });

  it('keeps a finished dist where the compiler is not installed, and says so', () => {
    build();
    rmSync(at('node_modules'));
    expect(build()).toEqual({ status: 0, said: expect.stringContaining('dist stays as it is') });
    expect(existsSync(at('dist/src/cli.js'))).toBe(true);
  });

  it('fails where there is neither a compiler nor anything built', () => {
    rmSync(at('node_modules'));
    expect(build()).toEqual({
      status: 1,
      said: expect.stringContaining('run npm ci with development packages'),
    });
  });
});
