import { isRecord } from '../../base/json.ts';
import { shorten } from '../../base/shorten.ts';
import type { CallerFinding } from './examination.ts';
import type { Ask, ProbeRequest } from './probe.ts';

const MOST_ROUTES = 8;

/** What WordPress keeps for callers, besides what it refused to the public: a name, and how it is asked. */
const FOR_CALLERS: readonly (readonly [string, ProbeRequest])[] = [
  ['drafts', { route: '/wp/v2/posts', query: { status: 'draft', per_page: 1, _fields: 'id' } }],
  ['/wp/v2/menus', { route: '/wp/v2/menus', query: { per_page: 1, _fields: 'id' } }],
  ['/wp/v2/settings', { route: '/wp/v2/settings', query: { _fields: 'title' } }],
];

/** As whom a credential speaks, and what it opens of what was refused to the public. */
export async function examineCaller(
  ask: Ask,
  authorization: string,
  refused: readonly string[],
): Promise<CallerFinding> {
  const headers = { authorization };
  const me = await ask({
    route: '/wp/v2/users/me',
    query: { context: 'edit', _fields: ['id', 'name', 'roles'] },
    headers,
  });
  if (!me.works || !isRecord(me.json) || typeof me.json['id'] !== 'number') {
    const problem = me.problem ?? 'the answer names nobody';
    return { ...NOBODY, accepted: false, problem, blocker: me.blocker };
  }
  const closed = refused.slice(0, MOST_ROUTES).map((route) => [route, plainRead(route)] as const);
  const opens: string[] = [];
  const staysClosed: string[] = [];
  for (const [name, request] of new Map([...FOR_CALLERS, ...closed])) {
    const { works } = await ask({ ...request, headers });
    (works ? opens : staysClosed).push(name);
  }
  const { id, name, roles } = me.json;
  return {
    ...NOBODY,
    accepted: true,
    id: Number(id),
    name: typeof name === 'string' ? shorten(name, 80) : undefined,
    roles: Array.isArray(roles) ? roles.map((role) => shorten(String(role), 40)) : [],
    opens,
    staysClosed,
  };
}

const NOBODY = {
  problem: undefined,
  blocker: undefined,
  id: undefined,
  name: undefined,
  roles: [],
  opens: [],
  staysClosed: [],
} as const;

function plainRead(route: string): ProbeRequest {
  const isKeyed = route === '/wp/v2/types' || route === '/wp/v2/taxonomies';
  return { route, query: isKeyed ? {} : { per_page: 1, _fields: 'id' } };
}
