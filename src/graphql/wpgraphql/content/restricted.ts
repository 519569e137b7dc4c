import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../../engine/context.ts';
import type { Asked } from '../../engine/field-options/types.ts';
import type { Args, Fields } from '../kit/registrar.ts';
import { emptyPage } from '../paging/page-of-items.ts';

/** What the plugin shows of an item with a password to those who do not have it. */
const SHOWN = new Set(
  `id databaseId slug uri link title status hasPassword isRestricted isContentNode isFrontPage isPostsPage isPrivacyPage
   isTermNode isComment isSticky contentTypeName postId`.split(/\s+/),
);

const PROTECTED = 'content.protected';

interface Protectable {
  readonly content?: { readonly protected?: boolean };
}

/**
 * Fields of content, which are null, or empty lists, for the public where a password protects the item, as the plugin
 * restricts it.
 */
export function restricted<Row extends object>(fields: Fields<Row>): Fields<Row> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { type, reads = [], resolve } = field;
      // What cannot be null is shown.
      if (SHOWN.has(name) || type.endsWith('!')) return [name, field];
      const isList = /Connection$/.test(type);
      return [
        name,
        {
          ...field,
          reads: (args: Args, asked: Asked) => [
            ...(typeof reads === 'function' ? reads(args, asked) : reads),
            // Media have no passwords.
            ...(asked.type.name === 'MediaItem' ? [] : [PROTECTED]),
          ],
          resolve: (row: Row, args: Args, context: GatewayContext, info: GraphQLResolveInfo) => {
            const isHidden =
              context.caller.kind !== 'identified' && (row as Protectable).content?.protected === true;
            if (isHidden) return isList && name !== 'ancestors' ? emptyPage(args) : null;
            return resolve ? resolve(row, args, context, info) : (Reflect.get(row, name) ?? null);
          },
        },
      ];
    }),
  );
}
