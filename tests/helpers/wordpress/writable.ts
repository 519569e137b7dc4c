import type { Collection } from '../wordpress-site.ts';

const CONTENT =
  'date date_gmt slug status password title author content excerpt featured_media comment_status ping_status meta template';

/** Names of what `POST` takes on 7.1.1, by kind; what they are like is not imitated. */
const NAMES: Readonly<Record<Collection['kind'], string>> = {
  content: CONTENT,
  media:
    'date date_gmt slug status title author featured_media comment_status ping_status meta template alt_text caption description post',
  term: 'description name slug meta',
  user: 'username name first_name last_name email url description locale nickname slug roles password meta',
  comment:
    'author author_email author_ip author_name author_url author_user_agent content date date_gmt parent post status meta',
};

/** The core's own arguments of a write to a collection. */
export function writableArguments(
  { kind, slug, hierarchical }: Collection,
  restBasesOfTaxonomies: readonly string[],
): Readonly<Record<string, unknown>> {
  const names = [
    ...NAMES[kind].split(' '),
    ...(kind === 'content' ? restBasesOfTaxonomies : []),
    ...(slug === 'post' ? ['format', 'sticky'] : []),
    ...(hierarchical ? ['parent'] : []),
    ...(kind === 'content' && hierarchical ? ['menu_order'] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, { required: false }]));
}
