import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ejs, { type TemplateFunction } from 'ejs';
import { ROLES } from '../../vocabulary.js';
import { othersTurn } from '../lib/others-turn.js';
import { packageRoot } from '../lib/package-root.js';
import { BIDI_SIGNS } from '../lib/text/bidi-controls.js';
import { mayWrite, reaches } from '../viewer.js';
import type { Assets } from './assets.js';
import type { Page } from './reply.js';
import type { RequestContext } from './request-context.js';

// The only user of EJS. A template gets `page`, a plain object made for it, and `h`, the few functions whose results
// may be printed unescaped, and nothing else.

export interface Renderer {
  page(page: Page, req: RequestContext): Promise<string>;
}

export interface RenderOptions {
  readonly assets: Assets;
  /** Functions that return our own HTML, with every variable part escaped. */
  readonly helpers: { beginPage(timeZone: string | null): void };
  /** What a page says of a change that was just saved; null where there is nothing to say. */
  readonly confirmedOn: (req: RequestContext) => Promise<object | null>;
  /** Whether a name that a page lacks throws; otherwise it prints nothing. */
  readonly strict: boolean;
}

export function openRenderer(options: RenderOptions): Renderer {
  const parts = partsWith(options.helpers);
  const part = (view: string, page: object): string =>
    parts(view)(options.strict ? strictly(page, view) : page);
  return {
    async page(page, req) {
      const done = req.done === null ? null : await options.confirmedOn(req);
      await othersTurn();
      // NOTE: rendering is synchronous, so no other page begins before this one ends.
      options.helpers.beginPage(req.viewer.timeZone ?? null);
      const body = part(page.view, page.page);
      return part('layout', { ...layoutOf(page, req, body, options.assets), done });
    },
  };
}

type Fill = (page: object) => string;

/** Returns each view's compiled template; a template is compiled on first use. */
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

interface Included {
  readonly page: object;
  /** The HTML is cached for as long as its page object is, which therefore must not change nor depend on the reader. */
  readonly cached?: boolean;
}

/** The `include` of a view. EJS's own reads the file each time: fifty times for a list. */
function includesFrom(
  view: string,
  fillOf: (view: string) => Fill,
): (name: string, given: Included) => string {
  const fills = new Map<string, { readonly fill: Fill; readonly once: Fill }>();
  return (name, { page, cached }) => {
    const known = fills.get(name) ?? filling(fillOf(viewIncluded(view, name)));
    fills.set(name, known);
    return cached ? known.once(page) : known.fill(page);
  };
}

function filling(fill: Fill) {
  const filled = new WeakMap<object, string>();
  const once: Fill = (page) => {
    const html = filled.get(page) ?? fill(page);
    filled.set(page, html);
    return html;
  };
  return { fill, once };
}

/** Resolves a name with a leading slash from `views/`, any other beside its template. */
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
 * Escapes text for readers, with a visible sign for each bidirectional control. Most text needs neither, so it is
 * tested before it is replaced.
 */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[&<>"'\u202a-\u202e\u2066-\u2069]/.test(text)
    ? text.replace(/[&<>"'\u202a-\u202e\u2066-\u2069]/g, (sign) => SHOWN[sign] ?? sign)
    : text;
}

/** Escapes and changes nothing else: for text that is sent back, measured, or read by a program. */
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
    zone: viewer.timeZone ?? null,
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
            canWrite: mayWrite(viewer),
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
        assets.href('fonts/onrecord-serif-common.woff2'),
        assets.href('fonts/onrecord-sans-common.woff2'),
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

/**
 * Wraps an object so that reading a missing name throws, at every depth. EJS prints nothing for it, so a misspelt name
 * would be a missing word on a page. NOTE: it must be a member of the locals: EJS copies the outermost object.
 */
function strictly<T extends object>(value: T, path: string): T {
  return new Proxy(value, {
    get(target, name, receiver) {
      const found = Reflect.get(target, name, receiver);
      if (typeof name === 'symbol' || typeof found === 'function') return found;
      if (found === undefined && !(name in target) && !OPTIONAL.has(name)) {
        throw new TypeError(`The page given to ${path} has no ‘${name}’.`);
      }
      return typeof found === 'object' && found !== null ? strictly(found, `${path}.${name}`) : found;
    },
  });
}

/** Names that the language itself reads, for instance to detect a promise. */
const OPTIONAL = new Set(['then', 'toJSON', 'constructor']);
