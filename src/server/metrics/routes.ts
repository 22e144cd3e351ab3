import type { Reply } from '../../platform/http/reply.js';
import type { Router } from '../../platform/http/router.js';
import type { OpenContext } from '../context/open-context.js';
import { openExposition } from './exposition.js';
import type { Recorder } from './recorder.js';

// For monitoring: admins, by session or by token.

export function metricsRoutes(router: Router, ctx: OpenContext, recorder: Recorder): void {
  const expose = openExposition(ctx, recorder);
  router.getByProgram('/metrics', async (): Promise<Reply> => {
    const { mediaType, text } = await expose();
    return { kind: 'file', download: { mediaType, filename: null, parts: [text] } };
  });
}
