import { PressgraphError } from '../../base/errors.ts';
import type { WordPressClient } from '../rest/client.ts';

/**
 * The headers for every request are also sent for anonymous callers: if WordPress took them for a login, everybody would read
 * with its rights, and the cache would share what was read.
 *
 * @throws PressgraphError `BAD_USER_INPUT` if it does; `UPSTREAM_UNAVAILABLE` or `UPSTREAM_TIMEOUT` if nothing tells.
 */
export async function refuseLogin(client: WordPressClient, signal: AbortSignal | undefined): Promise<void> {
  try {
    await client.request({ route: '/wp/v2/users/me', query: { _fields: 'id' }, signal });
  } catch (error) {
    const isTold = error instanceof PressgraphError && !error.code.startsWith('UPSTREAM_');
    if (isTold || (error instanceof PressgraphError && error.wordpress?.status === 404)) return;
    throw error;
  }
  throw new PressgraphError(
    'BAD_USER_INPUT',
    'WordPress takes SITE_AUTHORIZATION or SITE_HEADERS for a login, so all callers would read with its rights. ' +
      'They are for the web server in front of it; a credential of WordPress goes into SERVICE_AUTHORIZATION.',
  );
}
