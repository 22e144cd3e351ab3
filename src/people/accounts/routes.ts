import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Router } from '../../platform/http/router.js';
import { packageRoot } from '../../platform/lib/package-root.js';
import { type PasswordOwner, refusePassword } from './model/password-rules.js';
import type { AccountContext } from './routes/account.js';
import { accountPages } from './routes/account.js';
import { linkPages } from './routes/links.js';
import { passwordPages } from './routes/password.js';
import { secondFactorPages } from './routes/second-factor.js';
import { signInPages } from './routes/sign-in.js';
import { signInCodePages } from './routes/sign-in-code.js';
import { userPages } from './routes/users.js';

export function accountRoutes(router: Router, ctx: AccountContext): void {
  const common = readCommonPasswords();
  const refuse = (password: string, owner: PasswordOwner) => refusePassword(password, owner, common);
  signInPages(router, ctx);
  signInCodePages(router, ctx);
  linkPages(router, ctx, refuse);
  passwordPages(router, ctx, refuse);
  accountPages(router, ctx);
  secondFactorPages(router, ctx);
  userPages(router, ctx);
}

/** The most common passwords, in lower case. Reads a file: call it once, at start. */
export function readCommonPasswords(): ReadonlySet<string> {
  const text = readFileSync(join(packageRoot, 'data', 'reference', 'common-passwords.txt'), 'utf8');
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
