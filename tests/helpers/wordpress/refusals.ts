import type { Collection, Kind, Site } from '../wordpress-site.ts';
import { listOf, type Parameters, RestError, textOf } from './query.ts';
import { invalid } from './validate.ts';
import { isReadable, showsComments } from './visibility.ts';

export type Refusal = readonly [code: string, message: string];

const sorry = (what: string) => `Sorry, you are not allowed to ${what}.`;

/** Routes that WordPress keeps for those who have signed in. */
const PRIVATE_ROUTES: Readonly<Record<string, Refusal>> = {
  menus: ['rest_cannot_view', sorry('view menus')],
  'menu-items': ['rest_cannot_view', sorry('view menu items')],
  'menu-locations': ['rest_cannot_view', sorry('view menu locations')],
  settings: ['rest_forbidden', sorry('do that')],
  'statuses/draft': ['rest_cannot_read_status', 'Cannot view status.'],
  'block-types': ['rest_block_type_cannot_view', sorry('manage block types')],
  templates: ['rest_cannot_manage_templates', sorry('access the templates on this site')],
  'template-parts': ['rest_cannot_manage_templates', sorry('access the templates on this site')],
  sidebars: ['rest_cannot_manage_widgets', sorry('manage widgets on this site')],
  widgets: ['rest_cannot_manage_widgets', sorry('manage widgets on this site')],
  plugins: ['rest_cannot_view_plugins', sorry('manage plugins for this site')],
  themes: ['rest_cannot_view_themes', sorry('view themes')],
};

export function refusePrivate(path: string): void {
  const refusal = PRIVATE_ROUTES[path.replace('/wp/v2/', '')];
  if (refusal !== undefined) throw new RestError(401, ...refusal);
}

const EDITING: Readonly<Record<Kind, readonly [list: string, item: string]>> = {
  content: ['edit posts in this post type', 'edit this post'],
  media: ['edit posts in this post type', 'edit this post'],
  term: ['edit terms in this taxonomy', 'edit this term'],
  user: ['edit users', 'edit this user'],
  comment: ['edit comments', 'edit comments'],
};

/** `context=edit`. */
export function refuseEditing(kind: Kind, of: 'list' | 'item', parameters: Parameters): void {
  if (parameters['context'] !== 'edit') return;
  throw new RestError(401, 'rest_forbidden_context', sorry(EDITING[kind][of === 'list' ? 0 : 1]));
}

/** What an anonymous caller may not ask of a list, beyond what validation says. */
export function refuseList(collection: Collection, site: Site, parameters: Parameters): void {
  REFUSE[collection.kind](parameters, site);
  refuseEditing(collection.kind, 'list', parameters);
}

const REFUSE: Readonly<Record<Kind, (parameters: Parameters, site: Site) => void>> = {
  content: (parameters) => {
    refuseStatus(parameters, 'publish');
    if (textOf(parameters, 'orderby') === 'relevance' && textOf(parameters, 'search') === undefined) {
      const message = 'You need to define a search term to order by relevance.';
      throw new RestError(400, 'rest_no_search_term_defined', message);
    }
    if (textOf(parameters, 'orderby') === 'include' && listOf(parameters, 'include') === undefined) {
      const message = 'You need to define an include parameter to order by include.';
      throw new RestError(400, 'rest_orderby_include_missing_include', message);
    }
  },
  media: (parameters, site) => {
    refuseStatus(parameters, 'inherit');
    REFUSE.content({ ...parameters, status: '' }, site);
  },
  term: (parameters, site) => {
    const id = textOf(parameters, 'post');
    if (id === undefined || id === '0') return;
    const row = site.findContent(Number(id))?.row;
    if (row === undefined) throw new RestError(400, 'rest_post_invalid_id', 'Invalid post ID.');
    if (!isReadable(row)) {
      throw new RestError(401, 'rest_forbidden_context', sorry('view terms for this post'));
    }
  },
  user: (parameters) => {
    for (const [name, what] of [
      ['roles', 'role'],
      ['capabilities', 'capability'],
    ] as const) {
      if (listOf(parameters, name)) {
        throw new RestError(401, 'rest_user_cannot_view', sorry(`filter users by ${what}`));
      }
    }
    if (['email', 'registered_date'].includes(String(parameters['orderby']))) {
      throw new RestError(401, 'rest_forbidden_orderby', sorry('order users by this parameter'));
    }
    if (parameters['who'] === 'authors') {
      throw new RestError(401, 'rest_forbidden_who', sorry('query users by this parameter'));
    }
  },
  comment: refuseComments,
};

function refuseStatus(parameters: Parameters, allowed: string): void {
  const statuses = listOf(parameters, 'status') ?? [];
  if (statuses.every((status) => status === allowed)) return;
  const message = 'Status is forbidden.';
  throw invalid([['status', { code: 'rest_forbidden_status', message, data: { status: 401 } }]]);
}

/** One hidden post among several refuses them all. */
function refuseComments(parameters: Parameters, site: Site): void {
  const password = textOf(parameters, 'password');
  for (const id of listOf(parameters, 'post') ?? []) {
    if (!showsComments(site.findContent(Number(id))?.row, password)) {
      throw new RestError(401, 'rest_cannot_read_post', sorry('read the post for this comment'));
    }
    if (id === '0') throw new RestError(401, 'rest_cannot_read', sorry('read comments without a post'));
  }
  const forbidden = ['author', 'author_exclude', 'author_email', 'type', 'status'].filter((name) => {
    const value = textOf(parameters, name) ?? listOf(parameters, name);
    return (
      value !== undefined && value !== (name === 'type' ? 'comment' : name === 'status' ? 'approve' : '')
    );
  });
  if (forbidden.length > 0) {
    const message = `Query parameter not permitted: ${forbidden.join(', ')}`;
    throw new RestError(401, 'rest_forbidden_param', message);
  }
}
