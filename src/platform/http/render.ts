import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ejs, { type TemplateFunction } from 'ejs';
import { ROLES } from '../../vocabulary.js';
import { BIDI_SIGNS } from '../lib/bidi-controls.js';
import { packageRoot } from '../lib/package-root.js';
import { reaches } from '../viewer.js';
import type { Assets } from './assets.js';
import type { Page } from './reply.js';
import type { RequestContext } from './request-context.js';
import { strictly } from './strictly.js';

// The only user of EJS. A template gets `page`, a plain object made for it, and `h`, the few functions
// whose result may be printed unescaped. It gets nothing else.

export interface Renderer {
  page(page: Page, req: RequestContext): Promise<string>;
}

export interface RenderOptions {
  readonly assets: Assets;
  /** Functions that return HTML of ours: everything variable in them is escaped. */
  readonly blessed: { beginPage(): void };
  /** Whether a name that a page lacks throws; it would print blank otherwise. */
  readonly strict: boolean;
}

export function openRenderer(options: RenderOptions): Renderer {
  const parts = partsWith(options.blessed);
  const part = (view: string, page: object): string =>
    parts(view)(options.strict ? strictly(page, view) : page);
  return {
    async page(page, req) {
      // NOTE: a page is made without a pause, so that no other begins before its end.
      options.blessed.beginPage();
      const body = part(page.view, page.page);
      return part('layout', layoutOf(page, req, body, options.assets));
    },
  };
}

/** Fills one template in. */
type Fill = (page: object) => string;

/** Every template by its view's name, compiled when it is first asked for. */
function partsWith(h: object): (view: string) => Fill {
  const fills = new Map<string, Fill>();
  const fillOf = (view: string): Fill => {
    const known = fills.get(view);
    if (known) return known;
    const [template, part] = [compile(view), includesFrom(view, fillOf)];
    const fill: Fill = (page) => template({ page, h, part });
    fills.set(view, fill);
    return fill;
  };
  return fillOf;
}

/** What `include` does in a view. EJS's own looks on the disk for the file each time: fifty times for a list. */
function includesFrom(
  view: string,
  fillOf: (view: string) => Fill,
): (name: string, given: { page: object }) => string {
  const fills = new Map<string, Fill>();
  return (name, { page }) => {
    const fill = fills.get(name) ?? fillOf(viewIncluded(view, name));
    fills.set(name, fill);
    return fill(page);
  };
}

/** A name that begins with a slash is looked up from `views/`, any other beside its template. */
function viewIncluded(view: string, name: string): string {
  return name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(view), name);
}

const VIEWS = join(packageRoot, 'views');

function compile(view: string): TemplateFunction {
  const filename = join(VIEWS, `${view}.ejs`);
  const text = readFileSync(filename, 'utf8').replaceAll('<%- include(', '<%- part(');
  return ejs.compile(text, {
    filename,
    strict: true,
    destructuredLocals: ['page', 'h', 'part'],
    escape: escapeHtml,
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const SHOWN: Readonly<Record<string, string>> = { ...ENTITIES, ...BIDI_SIGNS };

/**
 * What people read: escaped, with a sign for each control that would turn the reading direction. Most text needs
 * neither, so it is tested before it is replaced.
 */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[&<>"'\u202a-\u202e\u2066-\u2069]/.test(text)
    ? text.replace(/[&<>"'\u202a-\u202e\u2066-\u2069]/g, (sign) => SHOWN[sign] ?? sign)
    : text;
}

/** Escaped, and otherwise to the letter: what is sent back, counted in, or read by a program. */
export function asIs(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

function layoutOf(page: Page, req: RequestContext, body: string, assets: Assets): object {
  const { viewer } = req;
  return {
    title: page.title,
    lang: 'en-GB',
    body,
    section: page.section ?? null,
    crumbs: page.crumbs ?? [],
    user:
      viewer.userId === null || viewer.role === 'anonymous'
        ? null
        : {
            name: viewer.name ?? '',
            role: ROLES[viewer.role],
            initials: initials(viewer.name ?? ''),
            canRestore: reaches(viewer.role, 'editor'),
            canAdmin: reaches(viewer.role, 'admin'),
          },
    path: req.raw.path,
    q: page.section === 'claims' ? (req.query.all('q')[0] ?? '') : '',
    meta: page.meta ?? [],
    feed: page.feed ?? null,
    assets: {
      css: assets.href('css/onrecord.css'),
      js: assets.href('js/main.js'),
      theme: assets.href('js/theme.js'),
      icon: assets.href('icon.svg'),
      fonts: [
        assets.href('fonts/source-serif-4-latin-wght-normal.woff2'),
        assets.href('fonts/source-sans-3-latin-wght-normal.woff2'),
      ],
    },
  };
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
