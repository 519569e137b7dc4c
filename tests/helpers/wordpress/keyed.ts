import { HOME } from '../wordpress-rows.ts';
import type { Site } from '../wordpress-site.ts';
import { selectFields, selectKeyedFields } from './fields.ts';
import { RestError } from './query.ts';
import type { Refusal } from './refusals.ts';

type Data = Readonly<Record<string, unknown>>;

const UNKNOWN: Readonly<Record<'types' | 'taxonomies', Refusal>> = {
  types: ['rest_type_invalid', 'Invalid post type.'],
  taxonomies: ['rest_taxonomy_invalid', 'Invalid taxonomy.'],
};

const EDITING: Readonly<Record<'types' | 'taxonomies', Refusal>> = {
  types: ['rest_cannot_view', 'Sorry, you are not allowed to edit posts in this post type.'],
  taxonomies: ['rest_cannot_view', 'Sorry, you are not allowed to manage terms in this taxonomy.'],
};

/** `/types` and `/taxonomies`, answers by key rather than lists. */
export function answerKeyed(
  site: Site,
  what: 'types' | 'taxonomies',
  key: string | undefined,
  fields: readonly string[] | undefined,
  context: unknown,
): unknown {
  const rows: Readonly<Record<string, Data>> = Object.fromEntries(
    Object.entries(site[what]).map(([slug, { rest_namespace, has_archive, icon, ...row }]) => {
      const core = site.behaviour.core ?? 7;
      const namespace = core < 5.9 ? {} : { rest_namespace };
      const ofTypes = what === 'types' && core >= 6.1 ? { has_archive, icon } : {};
      return [slug, { ...row, ...ofTypes, ...namespace, _links: linksOf({ ...row, rest_namespace }, what) }];
    }),
  );
  if (key !== undefined && rows[key] === undefined) throw new RestError(404, ...UNKNOWN[what]);
  if (context === 'edit') throw new RestError(401, ...EDITING[what]);
  if (key === undefined) return fields ? selectKeyedFields(rows, fields) : rows;
  const row = rows[key] ?? {};
  return fields ? selectFields(row, fields, 'other') : row;
}

function linksOf({ rest_namespace, rest_base }: Data, what: 'types' | 'taxonomies'): Data {
  return {
    collection: [{ href: `${HOME}/wp-json/wp/v2/${what}` }],
    'wp:items': [{ href: `${HOME}/wp-json/${rest_namespace}/${rest_base}` }],
    curies: [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }],
  };
}
