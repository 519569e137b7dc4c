import type { ObjectRef } from '@pothos/core';
import type { ContentRow } from '../../../wordpress/rest/shapes.ts';
import { costsOfFeed, resolveFeed } from '../../engine/content/content-feed.ts';
import { hasFeedLanguage } from '../../engine/languages/feed-language.ts';
import type { GatewayTypes } from '../builder.ts';
import { feedLanguageArgument } from '../languages/languages.ts';
import { connectionOf } from '../paging/connection-types.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { feedArguments } from './feed-arguments.ts';

/** The `search` and `contents` fields: content of all types, batch-loaded per type. */
export function registerSearch({ builder, site, Content }: SchemaKit): void {
  // Pothos supports connections of interfaces, but its types only allow objects.
  const content = Content as unknown as ObjectRef<GatewayTypes, ContentRow>;
  const language = hasFeedLanguage(site) ? feedLanguageArgument(builder) : {};
  const costs = costsOfFeed(site);
  builder.queryFields((t) => ({
    search: t.field({
      type: connectionOf(builder, content, 'Search'),
      args: {
        query: t.arg.string({ required: true, description: 'The search terms.' }),
        ...builder.args((arg) => feedArguments(arg, 'to search')),
        ...language,
      },
      leadsTo: 'page',
      costs,
      description: 'Content of any type that matches the search terms, best match first.',
      resolve: (_root, args, context, info) => resolveFeed(args.query, args, context, info),
    }),
    contents: t.field({
      type: connectionOf(builder, content),
      args: { ...builder.args((arg) => feedArguments(arg, 'to list')), ...language },
      leadsTo: 'page',
      // Their dates are needed even if only ids are selected.
      costs: (args) => ({ ...costs(args), always: true }),
      description: 'Content of all public types in one feed, newest first.',
      resolve: (_root, args, context, info) => resolveFeed(undefined, args, context, info),
    }),
  }));
}
