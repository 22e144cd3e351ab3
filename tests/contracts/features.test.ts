import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/features.js';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { amongAddresses } from '../../src/platform/http/lazy-router.js';
import type { Router } from '../../src/platform/http/router.js';
import { openRecorder } from '../../src/server/metrics/recorder.js';
import { metricsRoutes } from '../../src/server/metrics/routes.js';
import { deskRoutes } from '../../src/server/process/routes.js';
import { openDesk, type TestDesk } from '../support/desk.js';

// A feature is read when a request comes for one of its addresses. One that lacks an address would never be
// asked for it; one that has too many would be read for nothing.

interface Mounted {
  readonly method: string;
  readonly path: string;
}

let desk: TestDesk;
let mounted: readonly (readonly Mounted[])[];

beforeAll(async () => {
  desk = await openDesk();
  mounted = await Promise.all(FEATURES.map(async ({ load }) => routesOf(await load())));
});
afterAll(() => desk.close());

function routesOf(mount: (door: Router, ctx: TestDesk['ctx']) => void): Mounted[] {
  const routes: Mounted[] = [];
  const noted = (method: string) => (path: string) => void routes.push({ method, path });
  const reading = { get: noted('GET'), getByAnybody: noted('GET'), getByProgram: noted('GET') };
  mount({ ...reading, post: noted('POST'), patch: noted('PATCH'), delete: noted('DELETE') }, desk.ctx);
  return routes;
}

describe('the features', () => {
  it('each have every route of theirs at one of their addresses', () => {
    const elsewhere = mounted.flatMap((routes, place) => {
      const isAt = amongAddresses(FEATURES[place]?.at ?? []);
      return routes.filter(({ path }) => !isAt(path));
    });
    expect(elsewhere).toEqual([]);
  });

  it('each have a route at every address of theirs', () => {
    const idle = FEATURES.flatMap(({ at }, place) =>
      at.filter((address) => {
        const isAt = amongAddresses([address.replace('/:table/', '/claims/')]);
        return !mounted[place]?.some(({ path }) => isAt(path));
      }),
    );
    expect(idle).toEqual([]);
  });

  it('have, with the desk and its figures, the routes of the permission table and no others', () => {
    const written = ({ method, path }: Mounted) => `${method} ${path}`;
    const mountMetrics = (door: Router, ctx: TestDesk['ctx']) => metricsRoutes(door, ctx, openRecorder());
    const all = [...mounted.flat(), ...routesOf(deskRoutes), ...routesOf(mountMetrics)].map(written);
    expect(all.toSorted()).toEqual(PERMISSIONS.map(written).toSorted());
  });
});
