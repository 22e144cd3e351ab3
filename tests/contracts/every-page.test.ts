import { expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/people/accounts/model/permissions.js';
import { everyVisit, NO_PAGES } from '../support/every-page.js';

const FILLED = {
  restricted: 11,
  copy: 1,
  guessed: 5,
  trashedClaim: 12,
  trashedView: 3,
  ownList: 2,
  capture: 1,
  link: '/sign-in/links/a',
  usedLink: '/sign-in/links/b',
};

it('every page of the permission table is among those that are looked at in a browser', () => {
  const read = everyVisit(FILLED).filter(({ form }) => form === null);
  const paths = read.map(({ path }) => path.split('?')[0] ?? '');
  const known: readonly string[] = NO_PAGES;
  const pages = PERMISSIONS.filter(({ method, path }) => method === 'GET' && !known.includes(path));
  const missed = pages.filter(({ path }) => {
    const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
    return !paths.some((one) => pattern.test(one));
  });
  expect(missed.map(({ path }) => path)).toEqual([]);
});
