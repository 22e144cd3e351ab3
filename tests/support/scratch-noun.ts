import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

// A copy of the built program with one noun more, added as a developer would: a folder, a migration, and a line in each
// of the three lists that name them.

const FIXTURE = 'tests/fixtures/scratch-noun';
const VIEWS = ['index', 'form', 'show'] as const;

/** @returns the program to run instead of dist/src/cli.js */
export function programWithNoun(root: string): string {
  for (const name of ['dist', 'views']) cpSync(name, join(root, name), { recursive: true });
  cpSync('package.json', join(root, 'package.json'));
  for (const name of ['node_modules', 'public', 'data', 'docs'])
    symlinkSync(join(process.cwd(), name), join(root, name));
  addFolder(root);
  compile('migrations/9999_venues_add.ts', readFileSync(join(FIXTURE, 'migration.ts.txt'), 'utf8'), root);
  addLine(root, 'migrations/index.ts', /^\} as const/m, "  '9999_venues_add': { up: venuesAdd },\n", {
    names: 'up as venuesAdd',
    from: './9999_venues_add.js',
  });
  addLine(root, 'src/nouns.ts', /^ {2}TAG,$/m, '  VENUE,\n', {
    names: 'VENUE',
    from: './record/venues/noun.js',
  });
  addLine(root, 'src/features.ts', /^ {2}\[\['\/trash'\]/m, "  [['/venues/*'], async () => venueRoutes],\n", {
    names: 'venueRoutes',
    from: './record/venues/routes.js',
  });
  return join(root, 'dist/src/cli.js');
}

function addFolder(root: string): void {
  mkdirSync(join(root, 'dist/src/record/venues'), { recursive: true });
  for (const name of readdirSync(join(FIXTURE, 'venues')))
    compile(
      `src/record/venues/${name.replace(/\.txt$/, '')}`,
      readFileSync(join(FIXTURE, 'venues', name), 'utf8'),
      root,
    );
  mkdirSync(join(root, 'views/venues'));
  for (const view of VIEWS)
    cpSync(join(FIXTURE, 'views', `${view}.ejs`), join(root, `views/venues/${view}.ejs`));
}

/** Adds a line before the first match, and what it needs. @throws Error where the list does not look as it did */
function addLine(
  root: string,
  path: string,
  before: RegExp,
  line: string,
  needed: { readonly names: string; readonly from: string },
): void {
  const source = readFileSync(path, 'utf8');
  if (!before.test(source)) throw new Error(`${path} has no place for ${line}`);
  const added = source.replace(before, (found) => line + found);
  compile(path, `import { ${needed.names} } from '${needed.from}';\n${added}`, root);
}

function compile(path: string, source: string, root: string): void {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    },
  });
  writeFileSync(join(root, 'dist', path.replace(/\.ts$/, '.js')), outputText);
}
