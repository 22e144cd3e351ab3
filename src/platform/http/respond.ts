import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { AppError } from '../lib/errors.js';
import { othersTurn } from '../lib/others-turn.js';
import type { FieldError } from '../lib/result.js';
import { compressionOf, sendText } from './compress.js';
import { problemOf } from './errors.js';
import type { Renderer } from './render.js';
import type { Download, Page, Reply } from './reply.js';
import { type RequestContext, wantsJson } from './request-context.js';
import { setSessionCookie } from './session.js';
import { goBackPage, isTooLongToShow } from './shown-again.js';

/** Sends a route's answer in the requested representation. @throws AppError not_found for one it lacks */
export async function respond(context: RequestContext, reply: Reply, render: Renderer): Promise<void> {
  const { res } = context;
  switch (reply.kind) {
    case 'faces':
      return sendFace(context, reply, render);
    case 'see':
      if (reply.cookie) setSessionCookie(context.raw, res, reply.cookie.session);
      res.redirect(303, reply.location);
      return;
    case 'written':
      if (context.body?.as === 'form') return void res.redirect(303, reply.location);
      return sendJson(res.status(reply.status).location(pathOf(reply.location)), reply.body);
    case 'refused':
      if (wantsJson(context))
        return sendProblem(res, problemOf(invalid(), { errors: reply.errors, ...reply.more }));
      return sendPage(
        context,
        await shownAgain(context, 422, refusedWords(reply.errors), reply.html),
        render,
        422,
      );
    case 'conflict':
      if (wantsJson(context))
        return sendProblem(
          res,
          problemOf(new AppError('conflict', reply.detail), { current: reply.current }),
        );
      return sendPage(
        context,
        reply.carriesOn ? await reply.html() : await shownAgain(context, 409, reply.detail, reply.html),
        render,
        409,
      );
    case 'alike':
      if (wantsJson(context))
        return sendProblem(res, problemOf(new AppError('conflict', reply.detail), { alike: reply.alike }));
      return sendPage(context, await shownAgain(context, 422, reply.detail, reply.html), render, 422);
    case 'file':
      for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value);
      return sendDownload(res, reply.download);
    case 'text':
      return sendText(res.status(reply.status), 'text/plain', reply.text);
  }
}

/** The form with what was typed, or the errors alone where that is too long for a page. */
async function shownAgain(
  context: RequestContext,
  status: number,
  wrong: string,
  html: () => Page | Promise<Page>,
): Promise<Page> {
  return isTooLongToShow(context.body?.pairs ?? []) ? goBackPage(status, wrong) : html();
}

function refusedWords([first]: readonly FieldError[]): string {
  return `${first ? `${first.message}. ` : ''}Nothing was saved.`;
}

async function sendFace(
  context: RequestContext,
  reply: Extract<Reply, { kind: 'faces' }>,
  render: Renderer,
): Promise<void> {
  const { res } = context;
  const status = reply.status ?? 200;
  const face = reply.json && wantsJson(context) ? 'json' : context.representation;
  await othersTurn();
  if (face === 'html' && reply.html) return sendPage(context, await reply.html(), render, status);
  if (face === 'json' && reply.json) return sendJson(res.status(status), await reply.json());
  if (face === 'csv' && reply.csv) return sendDownload(res, await reply.csv());
  if (face === 'atom' && reply.atom) return sendFeed(context, status, await reply.atom());
  throw new AppError('not_found', `This address is not available as .${face}.`);
}

/** A form with errors says so first in its title, for users of screen readers. */
const IS_REFUSED: ReadonlySet<number> = new Set([422, 429]);

async function sendPage(
  context: RequestContext,
  page: Page,
  render: Renderer,
  status: number,
): Promise<void> {
  const title = IS_REFUSED.has(status) ? `Error: ${page.title}` : page.title;
  const html = await render.page({ ...page, title }, context);
  return sendText(context.res.status(status), 'text/html', html);
}

function sendJson(res: Response, body: unknown): Promise<void> {
  return sendText(res, 'application/json', `${JSON.stringify(body)}\n`);
}

/** Feed readers poll: an unchanged feed is answered 304. @source RFC 9110, 13.1.2 */
async function sendFeed({ raw: req, res }: RequestContext, status: number, feed: string): Promise<void> {
  const tag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 27)}"`;
  res.setHeader('ETag', `W/${tag}`);
  // NOTE: not Express's `fresh`, which answers a client's `no-cache` with the whole feed.
  const known = (req.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag)) return void res.status(304).end();
  return sendText(res.status(status), 'application/atom+xml', feed);
}

export function sendProblem(res: Response, problem: { readonly status: number }): Promise<void> {
  return sendText(res.status(problem.status), 'application/problem+json', `${JSON.stringify(problem)}\n`);
}

async function sendDownload(res: Response, download: Download): Promise<void> {
  res.type(download.mediaType);
  if (download.bytes !== undefined) res.setHeader('Content-Length', download.bytes);
  if (download.filename !== null) res.setHeader('Content-Disposition', attachment(download.filename));
  try {
    const compression = isText(download.mediaType) ? compressionOf(res) : null;
    await (compression ? pipeline(download.parts, compression, res) : pipeline(download.parts, res));
  } catch (error) {
    // A client that disconnects early is not an error.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  }
}

function isText(mediaType: string): boolean {
  return /^text\/|[/+](json|xml)\b/.test(mediaType);
}

/**
 * NOTE: bidirectional controls would let a name display another extension than it has.
 * @source RFC 6266: an ASCII name for old clients, the real one beside it
 */
function attachment(name: string): string {
  const filename = name.replace(/\p{Cf}/gu, '');
  const plain =
    filename
      .normalize('NFKD')
      .replace(/[^\w. -]/g, '')
      .trim() || 'onrecord';
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
}

function invalid(): AppError {
  return new AppError('invalid', 'Some fields need correcting.');
}

function pathOf(location: string): string {
  return location.split('#')[0] ?? location;
}
