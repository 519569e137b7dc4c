import { isRecord } from '../../../base/json.ts';
import { shorten } from '../../../base/shorten.ts';
import type { CallerFinding } from '../examination.ts';
import type { ProbeRequest, SendProbe } from '../probe.ts';

const MAX_ROUTES = 8;

/** Requests that need a credential on any WordPress, by name. */
const PRIVATE_REQUESTS: readonly (readonly [string, ProbeRequest])[] = [
  ['drafts', { route: '/wp/v2/posts', query: { status: 'draft', per_page: 1, _fields: 'id' } }],
  ['/wp/v2/menus', { route: '/wp/v2/menus', query: { per_page: 1, _fields: 'id' } }],
  ['/wp/v2/settings', { route: '/wp/v2/settings', query: { _fields: 'title' } }],
];

/** Determines the user a credential belongs to, and what it opens that is closed to the public. */
export async function examineCaller(
  sendProbe: SendProbe,
  authorization: string,
  refused: readonly string[],
): Promise<CallerFinding> {
  const headers = { authorization };
  const me = await sendProbe({
    route: '/wp/v2/users/me',
    query: { context: 'edit', _fields: ['id', 'name', 'roles'] },
    headers,
  });
  if (!me.works || !isRecord(me.json) || typeof me.json['id'] !== 'number') {
    const problem = me.problem ?? 'the response names no user';
    return { ...NO_CALLER, accepted: false, problem, blocker: me.blocker };
  }
  const closed = refused.slice(0, MAX_ROUTES).map((route) => [route, minimalRead(route)] as const);
  const opens: string[] = [];
  const staysClosed: string[] = [];
  for (const [name, request] of new Map([...PRIVATE_REQUESTS, ...closed])) {
    const { works } = await sendProbe({ ...request, headers });
    (works ? opens : staysClosed).push(name);
  }
  const { id, name, roles } = me.json;
  return {
    ...NO_CALLER,
    accepted: true,
    id: Number(id),
    name: typeof name === 'string' ? shorten(name, 80) : undefined,
    roles: Array.isArray(roles) ? roles.map((role) => shorten(String(role), 40)) : [],
    opens,
    staysClosed,
  };
}

const NO_CALLER = {
  problem: undefined,
  blocker: undefined,
  id: undefined,
  name: undefined,
  roles: [],
  opens: [],
  staysClosed: [],
} as const;

function minimalRead(route: string): ProbeRequest {
  const isKeyed = route === '/wp/v2/types' || route === '/wp/v2/taxonomies';
  return { route, query: isKeyed ? {} : { per_page: 1, _fields: 'id' } };
}
