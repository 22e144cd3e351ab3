import express, { type Application, type Request, type Response } from 'express';
import { FEATURES, type Feature } from './features.js';
import { methodsAt, permits, ruleFor } from './people/accounts/model/permissions.js';
import { signInFirst } from './people/accounts/routes/carried.js';
import { identifyWith } from './people/accounts/routes/identify.js';
import { submitOnce } from './people/accounts/routes/submissions.js';
import { type Assets, openAssets } from './platform/http/assets.js';
import { BodyMemory } from './platform/http/bodies/body-memory.js';
import { InFlightBodies } from './platform/http/bodies/in-flight-bodies.js';
import { lingering } from './platform/http/bodies/linger.js';
import { sendText } from './platform/http/compress.js';
import { errorHandler, problemOf, titleOf, titleOfError } from './platform/http/errors.js';
import { amongAddresses, type LazyRouter, lazyRouter } from './platform/http/lazy-router.js';
import { logRequests } from './platform/http/log-requests.js';
import type { Renderer } from './platform/http/render.js';
import { sendProblem } from './platform/http/respond.js';
import { contextForError, createRouter, faceFromSuffix, type RouterOptions } from './platform/http/router.js';
import { cacheNothing, securityHeaders } from './platform/http/security/headers.js';
import { refuseOtherHosts } from './platform/http/security/hosts.js';
import { RateLimits } from './platform/http/security/rate-limits.js';
import { listen } from './platform/http/serve.js';
import { AppError } from './platform/lib/errors.js';
import { once } from './platform/lib/once.js';
import type { OpenContext } from './server/context/open-context.js';
import { openRecorder } from './server/metrics/recorder.js';
import { metricsRoutes } from './server/metrics/routes.js';
import { deskRoutes } from './server/process/routes.js';
import type { DeskServing } from './server/process/serving.js';

// Assembles the web application. Start-up waits only for what every request needs; a feature's files and the templates
// are loaded on the first request for them, or after the server listens.

/** Listens on the configured address. Rejects as Node does where it cannot. */
export async function startServing(ctx: OpenContext): Promise<DeskServing> {
  const { app, parts, arrivals } = assemble(ctx);
  const { port, stop } = await listen(app, ctx.config.host, ctx.config.port, arrivals);
  let stopped = false;
  return {
    port,
    stop() {
      stopped = true;
      return stop();
    },
    async openAll() {
      for (const part of parts) if (!stopped) await part.open();
    },
  };
}

export function buildApp(ctx: OpenContext): Application {
  return assemble(ctx).app;
}

interface Assembled {
  readonly app: Application;
  /** What is loaded lazily. */
  readonly parts: readonly Pick<LazyRouter, 'open'>[];
  readonly arrivals: InFlightBodies;
}

function assemble(ctx: OpenContext): Assembled {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', ctx.config.trustProxy);
  const assets = openAssets();
  const render = lazyRenderer(assets, ctx);
  const options = routerOptions(ctx, render);
  const recorder = openRecorder();
  const features = FEATURES.map((feature) => lazyFeature(feature, ctx, options));
  app.use(
    logRequests(ctx.log, recorder.answered),
    lingering(),
    securityHeaders(ctx.config.url?.startsWith('https:') ?? false),
    assets.router,
    cacheNothing(),
    refuseOtherHosts(ctx.config.url),
    faceFromSuffix(),
  );
  deskRoutes(createRouter(app, options), ctx);
  metricsRoutes(createRouter(app, options), ctx, recorder);
  app.use(...features.map(({ handler }) => handler));
  app.use(refuseUnknown);
  app.use(errorHandler((req, res, error) => showError(req, res, error, options), ctx.log));
  return { app, parts: [render, recorder, ...features], arrivals: options.arrivals };
}

function routerOptions(ctx: OpenContext, render: Renderer): RouterOptions {
  return {
    identify: identifyWith(ctx),
    arrivals: new InFlightBodies(),
    bodyMemory: new BodyMemory(),
    rateLimits: new RateLimits(ctx.config),
    render,
    publicOrigin: ctx.config.url,
    permission: (method, path) => permission(method, path, ctx),
    signInFirst,
    submit: (ask, work) => submitOnce(ctx.transact, ask, work),
  };
}

/** @throws Error, when it is loaded, for a route at none of the feature's addresses: no request would reach it */
function lazyFeature([at, load]: Feature, ctx: OpenContext, options: RouterOptions): LazyRouter {
  const isAt = amongAddresses(at);
  const permission: RouterOptions['permission'] = (method, path) => {
    if (!isAt(path))
      throw new Error(`${path} is at none of its feature's addresses in src/features.ts: ${at.join(', ')}.`);
    return options.permission(method, path);
  };
  return lazyRouter(isAt, async (router) =>
    (await load())(createRouter(router, { ...options, permission }), ctx),
  );
}

/** Instances used by JSON clients alone never load the templates. */
function lazyRenderer(assets: Assets, ctx: OpenContext): Renderer & Pick<LazyRouter, 'open'> {
  const opened = once(async () => {
    const [{ openRenderer }, { templateHelpers }] = await Promise.all([
      import('./platform/http/render.js'),
      import('./platform/http/template-helpers.js'),
    ]);
    return openRenderer({
      assets,
      helpers: templateHelpers(assets),
      strict: ctx.config.strictPages,
      confirmedOn: async (ask) => (await import('./pages/changes/routes/done.js')).confirmedOn(ask, ctx),
    });
  });
  return {
    open: async () => void (await opened()),
    page: async (page, ask) => (await opened()).page(page, ask),
  };
}

/** @throws AppError method_not_allowed where the address exists with other methods; not_found otherwise */
function refuseUnknown(req: Request, res: Response): never {
  const methods = methodsAt(req.path);
  if (methods.length === 0 || methods.includes(req.method))
    throw new AppError('not_found', `Check the address: ${req.path}`);
  res.setHeader('Allow', methods.join(', '));
  const isRead = req.method === 'GET' && res.locals.face === undefined;
  throw new AppError(
    'method_not_allowed',
    isRead
      ? 'This address only accepts a submitted form. Nothing was sent.'
      : `${req.path} takes ${methods.join(', ')}, not ${req.method}.`,
    { title: isRead ? 'This address has no page' : null },
  );
}

function permission(method: string, path: string, ctx: OpenContext) {
  const rule = ruleFor(method, path);
  if (!rule)
    throw new Error(
      `${method} ${path} is not in the permission table (src/people/accounts/model/permissions.ts).`,
    );
  return (viewer: Parameters<typeof permits>[1]) => permits(rule, viewer, ctx.config.anonymous === 'viewer');
}

/** An error after the commit must not claim that nothing was saved. */
function detailOf(error: AppError | null, res: Response): string {
  const { requestId, isSaved } = res.locals;
  const tell = `If it happens again, give your system administrator the number ${requestId}.`;
  if (isSaved && (error === null || error.status >= 500))
    return `Your change was saved, but the response to it failed. ${tell}`;
  return error?.detail ?? `Nothing was saved. ${tell}`;
}

async function showError(
  req: Request,
  res: Response,
  error: AppError | null,
  options: RouterOptions,
): Promise<void> {
  const status = error?.status ?? 500;
  const detail = detailOf(error, res);
  const asksJson =
    res.locals.face === 'json' ||
    /json/.test(req.headers['content-type'] ?? '') ||
    req.headers.authorization !== undefined;
  if (asksJson) {
    const problem = error
      ? problemOf(error)
      : { ...problemOf(new AppError('bad_request', detail)), title: titleOf(500), status: 500 };
    return sendProblem(res, Object.assign(problem, { detail }));
  }
  const ask = await contextForError(req, res, options.identify);
  const [title, instead] = [titleOfError(error), error?.instead ?? null];
  const isSignedIn = ask.viewer.userId !== null;
  const page = { view: 'errors/show', title, page: { status, title, detail, instead, isSignedIn } };
  return sendText(res.status(status), 'text/html', await options.render.page(page, ask));
}
