import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { packageRoot } from '../lib/package-root.js';

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
    ...FONT_FOLDERS.map((name) => express.static(fontFolder(name), forever)),
  );
  const css = stylesheet(join(folder, 'css'));
  router.get(`/assets/${version}/css/onrecord.css`, (_, response) => {
    response.type('css').set('Cache-Control', 'public, max-age=31536000, immutable').send(css);
  });
  router.use(`/assets/${version}`, express.static(folder, forever));
  return { router, href: (path) => `/assets/${version}/${path}` };
}

/** Concatenates a folder's files in the order of their names, so that a browser makes one request. */
function stylesheet(folder: string): Buffer {
  const files = readdirSync(folder).sort();
  return Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
}

/** Resolved through the package's style sheet, wherever the package is installed. */
function fontFolder(name: string): string {
  return join(dirname(require.resolve(`@fontsource-variable/${name}`)), 'files');
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort())
    hash.update(relative(folder, path)).update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}
