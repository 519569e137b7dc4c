import { PressgraphError } from '../../../base/errors.ts';
import type { SiteHeaderOptions } from '../../http/site-headers.ts';
import type { TransportOptions } from '../../http/transport.ts';
import type { WordPressClient } from '../../rest/client.ts';

/** Whether anything of the operator's own goes with every request, so that WordPress might take it for a login. */
export const mayLogIn = ({
  siteAuthorization,
  siteHeaders,
  beforeRequest,
}: SiteHeaderOptions & Pick<TransportOptions, 'beforeRequest'>): boolean =>
  siteAuthorization !== undefined || Boolean(siteHeaders?.length) || beforeRequest !== undefined;

/**
 * The headers for every request are also sent for anonymous callers: if WordPress took them for a login, everybody would read
 * with its rights, and the cache would share what was read.
 *
 * @throws PressgraphError `BAD_USER_INPUT` if it does, or if nothing tells that it does not; `UPSTREAM_UNAVAILABLE` or
 *   `UPSTREAM_TIMEOUT` if nothing answers.
 */
export async function refuseLogin(client: WordPressClient, signal: AbortSignal | undefined): Promise<void> {
  for (const { route, query } of FOR_USERS_ALONE) {
    try {
      await client.request({ route, query: { ...query, _fields: 'id' }, signal });
    } catch (error) {
      if (!(error instanceof PressgraphError)) throw error;
      if (error.code === 'UPSTREAM_UNAVAILABLE' || error.code === 'UPSTREAM_TIMEOUT') throw error;
      // WordPress's own refusal. A firewall's says nothing: the next route may be open.
      if (error.wordpress?.code !== undefined) return;
      continue;
    }
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'WordPress takes SITE_AUTHORIZATION, SITE_HEADERS or what `beforeRequest` adds for a login, so all callers would read with its rights. ' +
        'They are for the web server in front of it; a credential of WordPress goes into SERVICE_AUTHORIZATION.',
    );
  }
  throw new PressgraphError(
    'BAD_USER_INPUT',
    'Whether WordPress takes SITE_AUTHORIZATION, SITE_HEADERS or what `beforeRequest` adds for a login cannot be told: ' +
      `${FOR_USERS_ALONE.map(({ route }) => route).join(' and ')} are blocked in front of it.`,
  );
}

/** What WordPress refuses to callers who are not logged in. */
const FOR_USERS_ALONE = [
  { route: '/wp/v2/users/me', query: {} },
  { route: '/wp/v2/posts', query: { context: 'edit', per_page: 1 } },
];
