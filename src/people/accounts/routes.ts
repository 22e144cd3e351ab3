import type { Context } from '../../context.js';
import type { Door } from '../../platform/http/door.js';
import { readCommonPasswords } from './common-passwords.js';
import { type PasswordOwner, refusePassword } from './password-rules.js';
import { accountPages } from './routes/account.js';
import { firstAdminPages } from './routes/first-admin.js';
import { linkPages } from './routes/links.js';
import { passwordPages } from './routes/password.js';
import { secondFactorPages } from './routes/second-factor.js';
import { signInPages } from './routes/sign-in.js';
import { signInCodePages } from './routes/sign-in-code.js';
import { tokenPages } from './routes/tokens.js';
import { userPages } from './routes/users.js';

export function accountRoutes(door: Door, ctx: Context): void {
  const common = readCommonPasswords();
  const refuse = (password: string, owner: PasswordOwner) => refusePassword(password, owner, common);
  signInPages(door, ctx);
  signInCodePages(door, ctx);
  linkPages(door, ctx, refuse);
  firstAdminPages(door, ctx, refuse);
  passwordPages(door, ctx, refuse);
  accountPages(door, ctx);
  secondFactorPages(door, ctx);
  tokenPages(door, ctx);
  userPages(door, ctx);
}
