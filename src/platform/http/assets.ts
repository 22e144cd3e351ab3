import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { packageRoot } from '../lib/package-root.js';
import { StaticText } from './compress.js';

// Serves `public/` and the fonts under an address with a content hash, so that browsers may cache them for ever:
// `/assets/<version>/css/onrecord.css`, which is all of `public/css/` in one file.

const require = createRequire(import.meta.url);
const FONT_FOLDERS = ['source-serif-4', 'source-sans-3'];

export interface Assets {
  readonly router: RequestHandler;
  /** The address of a file in `public/`, or of a font under `fonts/`. */
  href(path: string): string;
}

export function openAssets(): Assets {
  const folder = join(packageRoot, 'public');
  const version = hashOf(folder);
  const router = Router();
  const forever = {
    index: false,
    redirect: false,
    fallthrough: true,
    immutable: true,
    maxAge: '1y',
  } as const;
  router.use(
    `/assets/${version}/fonts`,
    ...[join(folder, 'fonts'), ...FONT_FOLDERS.map(fontFolder)].map((fonts) =>
      express.static(fonts, forever),
    ),
  );
  const files = filesOf(folder);
  router.get(`/assets/${version}/*path`, async (req, res, next) => {
    const path = [req.params.path].flat().join('/');
    const file = files.get(path);
    if (!file) return next();
    res.type(extname(path)).set('Cache-Control', 'public, max-age=31536000, immutable');
    await file.send(res);
  });
  return { router, href: (path) => `/assets/${version}/${path}` };
}

/** The texts in `public/` by path; all of `css/`, in the order of names, as one, so that a browser makes one request. */
function filesOf(folder: string): ReadonlyMap<string, StaticText> {
  const texts = pathsIn(folder).filter((path) => !path.startsWith(`fonts${sep}`));
  const files = texts.map((path) => ({ path, body: readFileSync(join(folder, path)) }));
  const [css, others] = [files.filter(isCss), files.filter((file) => !isCss(file))];
  return new Map([
    ['css/onrecord.css', new StaticText(Buffer.concat(css.map(({ body }) => body)))],
    ...others.map(({ path, body }) => [path, new StaticText(body)] as const),
  ]);
}

function isCss({ path }: { readonly path: string }): boolean {
  return path.startsWith(`css${sep}`);
}

/** Resolved through the package's style sheet, wherever the package is installed. */
function fontFolder(name: string): string {
  return join(dirname(require.resolve(`@fontsource-variable/${name}`)), 'files');
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of pathsIn(folder)) hash.update(path).update(readFileSync(join(folder, path)));
  return hash.digest('hex').slice(0, 12);
}

/** The paths of all files, in order. */
function pathsIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)))
    .sort();
}
