import type { Browser } from 'playwright-core';
import { newPage, type WatchedPage } from './browser.js';
import { type PageUser, pageUserOf, type Way } from './page-user.js';

// The people of a desk that runs as a child process, each at a browser of their own.

const PASSWORD = 'grey heron on a wire';

export interface Newsroom {
  /** Every page that was opened, for its faults. */
  readonly opened: readonly WatchedPage[];
  /** Whoever makes the first admin by the link that the desk printed. */
  found(name: string, link: string): Promise<PageUser>;
  /** Somebody new, let in by an admin with a sign-in link. */
  letIn(admin: PageUser, name: string, role: 'Viewer' | 'Checker' | 'Editor'): Promise<PageUser>;
}

export function newsroomOf(browser: Browser, way: Way): Newsroom {
  const opened: WatchedPage[] = [];
  async function another(): Promise<PageUser> {
    const watched = await newPage(browser, { javaScriptEnabled: way !== 'a pointer and no JavaScript' });
    opened.push(watched);
    return pageUserOf(way, watched.page);
  }
  return {
    opened,
    async found(name, link) {
      const admin = await another();
      await admin.page.goto(link);
      await admin.type('Your name', name);
      await admin.type('E-mail address', addressOf(name));
      await admin.type('Password', PASSWORD);
      await admin.go('Create admin account');
      return admin;
    },
    async letIn(admin, name, role) {
      await admin.page.goto(new URL('/users/new', admin.page.url()).href);
      await admin.type('Name', name);
      await admin.type('E-mail address', addressOf(name));
      await admin.tick(role);
      await admin.go('Add user and create sign-in link');
      const link = await admin.page.locator('#secret').inputValue();
      const person = await another();
      await person.page.goto(link);
      await person.type('Choose a password (optional)', PASSWORD);
      await person.go('Sign in', person.page.getByRole('main'));
      return person;
    },
  };
}

function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@desk.example`;
}
