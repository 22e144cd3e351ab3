import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';

/**
 * An import in a made-up desk: a file, and what it takes, which is a path from the root or the name of a
 * package. A `from` that ends in " type" takes a type only; a file that takes itself takes nothing.
 */
export type Import = readonly [from: string, to: string];

const RULES = new URL('../../.dependency-cruiser.js', import.meta.url).href;

/** The rules that the repository is held to. */
export async function readRules(): Promise<IConfiguration> {
  return ((await import(RULES)) as { default: IConfiguration }).default;
}

/** "rule: from → to" for each rule broken by the sources under a folder. */
export async function findBroken(baseDir: string): Promise<string[]> {
  const { violations } = (await cruised(baseDir)).summary;
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** Every import of the sources under a folder from another of them, of types too. */
export async function readImports(baseDir: string): Promise<Import[]> {
  const { modules } = await cruised(baseDir);
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }): Import => [source, resolved]),
  );
}

async function cruised(baseDir: string): Promise<ICruiseResult> {
  const { options, forbidden } = await readRules();
  const ruleSet = { forbidden };
  const { output } = await cruise(['src', 'migrations'], { ...options, ruleSet, validate: true, baseDir });
  return output as ICruiseResult;
}

/** What the rules say of a desk made of these imports alone. */
export async function findBrokenAmong(imports: readonly Import[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-desk-'));
  try {
    for (const [path, text] of sourcesOf(imports)) write(join(folder, path), text);
    return await findBroken(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sourcesOf(imports: readonly Import[]): Map<string, string> {
  const sources = new Map([
    ['migrations/index.ts', 'export const all = [];\n'],
    ['package.json', manifest(imports.map(([, to]) => to).filter(isPackage))],
  ]);
  for (const [index, [place, to]] of imports.entries()) {
    const [from, kind] = place.split(' ') as [string, string | undefined];
    if (isPackage(to)) addPackage(sources, to);
    else if (to.endsWith('.ts') && !sources.has(to)) sources.set(to, 'export {};\n');
    if (from !== to) sources.set(from, `${line(from, kind ?? '', to, index)}${sources.get(from) ?? ''}`);
  }
  return sources;
}

function line(from: string, kind: string, to: string, index: number): string {
  return `import ${kind} * as x${index} from '${specifier(from, to)}';\nexport type Y${index} = typeof x${index};\n`;
}

function addPackage(sources: Map<string, string>, name: string): void {
  sources.set(
    `node_modules/${name}/package.json`,
    JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  );
  sources.set(`node_modules/${name}/index.js`, 'module.exports = {};\n');
}

// A package whose name begins with "dev-" is listed for development, one with "unlisted-" not at all.
function manifest(packages: readonly string[]): string {
  const listed = packages.filter((name) => !name.startsWith('unlisted-'));
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  return JSON.stringify({
    dependencies: versions(listed.filter((name) => !name.startsWith('dev-'))),
    devDependencies: versions(listed.filter((name) => name.startsWith('dev-'))),
  });
}

function isPackage(to: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(to);
}

function specifier(from: string, to: string): string {
  if (!to.endsWith('.ts')) return to;
  const path = relative(dirname(from), to.replace(/\.ts$/, '.js')).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
