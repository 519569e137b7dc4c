import type { FoundSite } from '../../wordpress/examine/examination.ts';
import type { Check } from './check.ts';

/** Namespaces of WordPress itself and of its services, and those of plugins for languages and SEO, which are read for these. */
const OWN = /^(?:wp\/|wp-|oembed\/|batch\/|pll\/|wpml\/|yoast\/|rankmath\/)/;

/** What the site has beyond WordPress's own collections: namespaces of plugins, and relations that they name. */
export function furtherChecks({ namespaces, joins, relations, model }: FoundSite): readonly Check[] {
  const served = new Set([
    ...joins.map(({ namespace }) => namespace),
    ...[...model.contentTypes, ...model.taxonomies].map(({ restNamespace }) => restNamespace),
  ]);
  const further = namespaces.filter((namespace) => !OWN.test(namespace) && !served.has(namespace));
  const checks: readonly (Check | undefined)[] = [
    further.length === 0
      ? undefined
      : {
          id: 'namespaces',
          section: 'content',
          status: 'note',
          title: 'Namespaces',
          message: `${further.join(', ')}: not part of the schema. What they have of a post type’s items can be described with --namespaces.`,
        },
    relations.length === 0
      ? undefined
      : {
          id: 'relations',
          section: 'content',
          status: 'note',
          title: 'Relations',
          message: `Items name relations besides WordPress’s own: ${relations.map(({ name, labels }) => `${name} (${labels.join(', ')})`).join(', ')}.`,
        },
  ];
  return checks.filter((check) => check !== undefined);
}
