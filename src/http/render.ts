import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs, { type TemplateFunction } from 'ejs';
import { reaches } from '../accounts/model.js';
import { packageRoot } from '../lib/package-root.js';
import { ROLES } from '../vocabulary.js';
import type { Ask } from './ask.js';
import type { Assets } from './assets.js';
import type { Page } from './reply.js';
import { strictly } from './strictly.js';

// The only user of EJS. A template gets `page`, a plain object made for it, and `h`, the few functions
// whose result may be printed unescaped. It gets nothing else.

export interface Renderer {
  page(page: Page, ask: Ask): Promise<string>;
  /** A view by itself, without the layout. */
  part(view: string, page: object): string;
}

export interface RenderOptions {
  readonly assets: Assets;
  /** Functions that return HTML of ours: everything variable in them is escaped. */
  readonly blessed: object;
  /** Whether a name that a page lacks throws; it would print blank otherwise. */
  readonly strict: boolean;
}

export function openRenderer(options: RenderOptions): Renderer {
  const templates = new Map<string, TemplateFunction>();
  const part = (view: string, page: object): string => {
    const template = templates.get(view) ?? compile(view);
    templates.set(view, template);
    return template({ page: options.strict ? strictly(page, view) : page, h: options.blessed });
  };
  return {
    part,
    async page(page, ask) {
      const body = part(page.view, page.page);
      return part('layout', layoutOf(page, ask, body, options.assets));
    },
  };
}

const VIEWS = join(packageRoot, 'views');

function compile(view: string): TemplateFunction {
  const filename = join(VIEWS, `${view}.ejs`);
  return ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    cache: true,
    strict: true,
    destructuredLocals: ['page', 'h'],
    escape: escapeHtml,
    // A name that begins with a slash is looked up from `views/`, any other beside its template.
    root: VIEWS,
  });
}

const SPECIAL = /[&<>"']/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Most text needs no escaping, so it is tested before it is replaced. */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

function layoutOf(page: Page, ask: Ask, body: string, assets: Assets): object {
  const { viewer } = ask;
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
    path: ask.req.path,
    q: page.section === 'claims' ? (ask.query.all('q')[0] ?? '') : '',
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
