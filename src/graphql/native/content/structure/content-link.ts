import { type ContentLink, isInternalLink, linkText, linkUri, linkUrl } from '../../../../html/links.ts';
import { attributeOf } from '../../../../html/nodes.ts';
import type { SchemaKit } from '../../schema-kit.ts';

export function registerContentLink({ builder }: SchemaKit) {
  return builder.objectRef<ContentLink>('ContentLink').implement({
    description: 'A link in the content.',
    fields: (t) => ({
      href: t.exposeString('href', {
        nullable: false,
        description: 'The `href` attribute, as written: `#notes`, `/about/`, `https://…`.',
      }),
      url: t.field({
        type: 'URL',
        description: 'The full URL. Null for a link within the page.',
        resolve: (link, _args, { site }) => linkUrl(link, site.home) ?? null,
      }),
      text: t.string({
        nullable: false,
        description: 'The link text, or the alternative text of its image.',
        resolve: linkText,
      }),
      isInternal: t.boolean({
        nullable: false,
        description: 'Whether it stays on this site: pages, files, and links within the page.',
        resolve: (link, _args, { site }) => isInternalLink(link, site.addresses),
      }),
      uri: t.string({
        description:
          'The path of the linked page, relative to the home URL. Pass it to `nodeByUri` to fetch the page. Null for other sites, and for files such as uploads.',
        resolve: (link, _args, { site }) => linkUri(link, site.addresses) ?? null,
      }),
      rel: t.string({
        description: 'The `rel` attribute: `nofollow noopener`. Null if there is none.',
        resolve: ({ element }) => attributeOf(element, 'rel') ?? null,
      }),
    }),
  });
}
