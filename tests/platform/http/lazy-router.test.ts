import express, { type IRouter } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amongAddresses, type LazyRouter, lazyRouter } from '../../../src/platform/http/lazy-router.js';
import { listen, type Serving } from '../../../src/platform/http/serve.js';

describe('amongAddresses', () => {
  it.each([
    ['/trash', '/trash', true],
    ['/trash', '/Trash/', true],
    ['/trash', '/trash/4', false],
    ['/', '/', true],
    ['/', '/claims', false],
    ['/claims/*', '/claims', true],
    ['/claims/*', '/claims/', true],
    ['/claims/*', '/claims/4/links/5', true],
    ['/claims/*', '/claimsmen', false],
    ['/claims/:id/links', '/claims/4/links', true],
    ['/claims/:id/links', '/claims/:id/links', true],
    ['/claims/:id/links', '/claims//links', false],
    ['/claims/:id/links', '/claims/4/5/links', false],
    ['/claims/:id/links', '/v2/claims/4/links', false],
    ['/claims/:id/*', '/claims/4/links', true],
    ['/claims/:id/*', '/claims', false],
  ])('%s: %s is %s', (address, path, is) => {
    expect(amongAddresses([address])(path)).toBe(is);
    expect(amongAddresses(['/elsewhere', address])(path)).toBe(is);
  });
});

describe('a part that is opened later', () => {
  let serving: Serving;
  let opened: number;
  let part: LazyRouter;

  async function serve(fill: (router: IRouter) => Promise<void>): Promise<void> {
    part = lazyRouter(amongAddresses(['/part/*']), async (router) => {
      opened += 1;
      await fill(router);
    });
    const app = express();
    app.use(part.handler);
    app.get('/{*rest}', (_req, res) => void res.send('another'));
    app.use((_error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
      res.status(500).send('an error');
    });
    serving = await listen(app, '127.0.0.1', 0);
  }
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${serving.port}${path}`)).text();
  const oneRoute = async (router: IRouter) => {
    router.get('/part/:id', (req, res) => void res.send(`the part, ${req.params.id}`));
  };

  beforeEach(() => {
    opened = 0;
  });
  afterEach(() => serving.stop());

  it('is opened by the first request that may be for it, once for two that come together', async () => {
    await serve(oneRoute);
    expect(await get('/elsewhere')).toBe('another');
    expect(opened).toBe(0);
    expect(await Promise.all([get('/part/4'), get('/part/5')])).toEqual(['the part, 4', 'the part, 5']);
    expect(await get('/part/6')).toBe('the part, 6');
    expect(opened).toBe(1);
  });

  it('leaves what it has no route for to those who come after it', async () => {
    await serve(oneRoute);
    expect(await get('/part')).toBe('another');
  });

  it('can be opened before any request', async () => {
    await serve(oneRoute);
    await part.open();
    expect(opened).toBe(1);
    expect(await get('/part/4')).toBe('the part, 4');
    expect(opened).toBe(1);
  });

  it('answers with an error where it cannot be opened, and says so to whoever opens it', async () => {
    await serve(async () => {
      throw new Error('a file is missing');
    });
    expect(await get('/part/4')).toBe('an error');
    await expect(part.open()).rejects.toThrow('a file is missing');
    expect(await get('/elsewhere')).toBe('another');
  });
});
