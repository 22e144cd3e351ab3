import express, { type Application, type Request, type Response } from 'express';
import { identifyWith } from './accounts/identify.js';
import { methodsAt, permits, ruleFor } from './accounts/permissions.js';
import { signInFirst } from './accounts/routes/sign-in-first.js';
import { submitOnce } from './accounts/routes/submissions.js';
import { accountRoutes } from './accounts/routes.js';
import { activityRoutes, historyRoutes } from './activity/routes.js';
import { annotationRoutes } from './annotations/routes.js';
import { attributionRoutes } from './attributions/routes.js';
import { captureRoutes } from './capture/routes.js';
import { claimRoutes } from './claims/routes.js';
import type { Context } from './context.js';
import { deskRoutes } from './desk/routes.js';
import { dossierRoutes } from './dossier/routes.js';
import { effortRoutes } from './effort/routes.js';
import { findingRoutes } from './findings/routes.js';
import { homeRoutes } from './home/routes.js';
import { openAssets } from './http/assets.js';
import { blessed } from './http/blessed.js';
import { askForError, type DoorOptions, faceFromSuffix, openDoor } from './http/door.js';
import { errorHandler, problemOf, titleOf, titleOfError } from './http/errors.js';
import { securityHeaders } from './http/headers.js';
import { logRequests } from './http/log-requests.js';
import { openRenderer } from './http/render.js';
import { sendProblem } from './http/respond.js';
import { listen, type Serving } from './http/serve.js';
import { AppError } from './lib/errors.js';
import { listRoutes } from './lists/routes.js';
import { occasionRoutes } from './occasions/routes.js';
import { openApiRoutes } from './openapi/routes.js';
import { outletRoutes } from './outlets/routes.js';
import { snapshotRoutes } from './snapshots/routes.js';
import { sourceRoutes } from './sources/routes.js';
import { speakerRoutes } from './speakers/routes.js';
import { tagRoutes } from './tags/routes.js';
import { trashRoutes } from './trash/routes.js';
import { viewRoutes } from './views/routes.js';

// The web side put together: the only file that knows every feature's routes.

/** Takes requests on the address that the settings name. Rejects as Node does where it cannot. */
export function startServing(ctx: Context): Promise<Serving> {
  return listen(buildApp(ctx), ctx.config.host, ctx.config.port);
}

export function buildApp(ctx: Context): Application {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', ctx.config.trustProxy);
  const assets = openAssets();
  const render = openRenderer({ assets, blessed: blessed(assets), strict: ctx.config.strictPages });
  const options: DoorOptions = {
    identify: identifyWith(ctx),
    render,
    publicOrigin: ctx.config.url,
    permission: (method, path) => permission(method, path, ctx),
    signInFirst,
    submit: (ask, work) => submitOnce(ctx.transact, ask, work),
  };
  app.use(
    logRequests(ctx.log),
    securityHeaders(ctx.config.url?.startsWith('https:') ?? false),
    assets.router,
    faceFromSuffix(),
  );
  const door = openDoor(app, options);
  deskRoutes(door, ctx);
  accountRoutes(door, ctx);
  annotationRoutes(door, ctx);
  activityRoutes(door, ctx);
  historyRoutes(door, ctx);
  homeRoutes(door, ctx);
  openApiRoutes(door, ctx);
  occasionRoutes(door, ctx);
  attributionRoutes(door, ctx);
  captureRoutes(door, ctx);
  dossierRoutes(door, ctx);
  findingRoutes(door, ctx);
  // NOTE: before the claims: /claims/export would be taken for a claim's address.
  listRoutes(door, ctx);
  claimRoutes(door, ctx);
  effortRoutes(door, ctx);
  outletRoutes(door, ctx);
  snapshotRoutes(door, ctx);
  sourceRoutes(door, ctx);
  speakerRoutes(door, ctx);
  tagRoutes(door, ctx);
  trashRoutes(door, ctx);
  viewRoutes(door, ctx);
  app.use(refuseUnknown);
  app.use(errorHandler((req, res, error) => showError(req, res, error, options), ctx.log));
  return app;
}

/** @throws AppError method_not_allowed where the address is known, but not for this; not_found otherwise */
function refuseUnknown(req: Request, res: Response): never {
  const methods = methodsAt(req.path);
  if (methods.length === 0 || methods.includes(req.method))
    throw new AppError('not_found', `There is nothing at ${req.path}.`);
  res.setHeader('Allow', methods.join(', '));
  throw new AppError('method_not_allowed', `${req.path} takes ${methods.join(', ')}, not ${req.method}.`);
}

function permission(method: string, path: string, ctx: Context) {
  const rule = ruleFor(method, path);
  if (!rule)
    throw new Error(`${method} ${path} is not in the permission table (src/accounts/permissions.ts).`);
  return (viewer: Parameters<typeof permits>[1]) => permits(rule, viewer, ctx.config.anonymous === 'viewer');
}

async function showError(
  req: Request,
  res: Response,
  error: AppError | null,
  options: DoorOptions,
): Promise<void> {
  const status = error?.status ?? 500;
  const detail =
    error?.detail ??
    `Nothing was saved. If it happens again, tell whoever runs this desk, with the number ${res.locals.requestId}.`;
  const asksJson =
    res.locals.face === 'json' ||
    /json/.test(req.headers['content-type'] ?? '') ||
    req.headers.authorization !== undefined;
  if (asksJson)
    return sendProblem(
      res,
      error
        ? problemOf(error)
        : { ...problemOf(new AppError('bad_request', detail)), title: titleOf(500), status: 500 },
    );
  const ask = askForError(req, res);
  const page = {
    view: 'errors/show',
    title: titleOfError(error),
    page: { status, title: titleOfError(error), detail },
  };
  res
    .status(status)
    .type('text/html')
    .send(await options.render.page(page, ask));
}
