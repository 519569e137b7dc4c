import { type ContentLink, isInternalLink, linkText, linkUri, linkUrl } from '../../../../html/links.ts';
import { attributeOf } from '../../../../html/nodes.ts';
import type { SchemaKit } from '../../schema-kit.ts';

export function registerContentLink({ builder, site }: SchemaKit) {
  return builder.objectRef<ContentLink>('ContentLink').implement({
    description: 'A link in content.',
    fields: (t) => ({
      href: t.exposeString('href', {
        nullable: false,
        description: 'Where it leads, as written: `#notes`, `/about/`, `https://…`.',
      }),
      url: t.field({
        type: 'URL',
        description: 'Where it leads, as a full address. Null for a jump within the page.',
        resolve: (link) => linkUrl(link, site.home) ?? null,
      }),
      text: t.string({
        nullable: false,
        description: 'What it says: its text, or what its image shows.',
        resolve: linkText,
      }),
      isInternal: t.boolean({
        nullable: false,
        description: 'Whether it stays on this site: its pages, its files, and jumps within the page.',
        resolve: (link) => isInternalLink(link, site.home),
      }),
      uri: t.string({
        description:
          'The path below the site’s home address of the page of this site that it leads to; `nodeByUri` finds it by it. Null for other sites, and for files such as uploads.',
        resolve: (link) => linkUri(link, site.home) ?? null,
      }),
      rel: t.string({
        description: 'Its `rel` attribute: `nofollow noopener`. Null where it has none.',
        resolve: ({ element }) => attributeOf(element, 'rel') ?? null,
      }),
    }),
  });
}
