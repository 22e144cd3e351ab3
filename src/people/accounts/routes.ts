import type { Context } from '../../context.js';
import type { Router } from '../../platform/http/router.js';
import { readCommonPasswords } from './common-passwords.js';
import { type PasswordOwner, refusePassword } from './model/password-rules.js';
import { accountPages } from './routes/account.js';
import { firstAdminPages } from './routes/first-admin.js';
import { linkPages } from './routes/links.js';
import { passwordPages } from './routes/password.js';
import { secondFactorPages } from './routes/second-factor.js';
import { signInPages } from './routes/sign-in.js';
import { signInCodePages } from './routes/sign-in-code.js';
import { tokenPages } from './routes/tokens.js';
import { userPages } from './routes/users.js';

export function accountRoutes(router: Router, ctx: Context): void {
  const common = readCommonPasswords();
  const refuse = (password: string, owner: PasswordOwner) => refusePassword(password, owner, common);
  signInPages(router, ctx);
  signInCodePages(router, ctx);
  linkPages(router, ctx, refuse);
  firstAdminPages(router, ctx, refuse);
  passwordPages(router, ctx, refuse);
  accountPages(router, ctx);
  secondFactorPages(router, ctx);
  tokenPages(router, ctx);
  userPages(router, ctx);
}
