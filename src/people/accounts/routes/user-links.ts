import type { Context } from '../../../context.js';
import { faces, type Reply, written } from '../../../platform/http/reply.js';
import { type RequestContext, wantsJson } from '../../../platform/http/request-context.js';
import { publicAddress } from '../../../platform/http/security/public-address.js';
import type { userJson } from '../page/account.js';
import { setSecretHeaders, shownOnceView } from './pages.js';

type UserWithLink = ReturnType<typeof userJson> & { readonly link_expires_at: string };

/** Shows a sign-in link once; the path is null where the form was sent again. */
export function linkShown(
  req: RequestContext,
  ctx: Context,
  reply: Extract<Reply, { kind: 'written' }>,
  path: string | null,
): Reply {
  setSecretHeaders(req);
  const link = path === null ? null : `${publicAddress(ctx.config, req.raw)}${path}`;
  if (wantsJson(req)) return written(201, reply.location, { ...reply.body, link });
  const user = reply.body as UserWithLink;
  return faces({
    status: 201,
    html: () =>
      shownOnceView({
        title: `A sign-in link for ${user.name}`,
        lead: `Copy it now and give it to ${user.name} yourself: it is shown only once, and no mail is sent. It works only once.`,
        label: 'Sign-in link',
        secret: link,
        ends: user.link_expires_at,
        again: `This link has already been shown. If you did not copy it, make another on the page of ${user.name}.`,
        back: { href: reply.location, label: `Back to ${user.name}` },
      }),
  });
}
