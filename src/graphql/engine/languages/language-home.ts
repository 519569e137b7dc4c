import type { GraphQLResolveInfo } from 'graphql';
import type { Resource } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../context.ts';
import { loadRelated } from '../selection/related.ts';
import { isSamePath } from '../uri/site-uri.ts';

/** The static front page of the language whose home is at this path; `undefined` if no language has its home there. */
export function loadLanguageHome(
  pathname: string,
  resources: readonly Resource[],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> | undefined {
  const { languages = [], home } = context.site;
  const language = languages.find(
    (one) => one.home !== undefined && !isSamePath('/', one.home) && isSamePath(pathname, one.home),
  );
  if (!language || isSamePath(pathname, home)) return undefined;
  const pages = resources.find((resource) => resource.kind === 'content' && resource.slug === 'page');
  return pages ? loadRelated(pages, language.frontPageId, context, info) : Promise.resolve(null);
}
