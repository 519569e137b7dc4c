import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { prefixedType } from '../../graphql/engine/prefix/prefixed-names.ts';
import type { SiteVersion } from '../site/schema-pool.ts';
import { EXAMPLE_QUERIES, type ExampleQuery, withPrefix } from './example-queries.ts';
import { MORE_EXAMPLES } from './more-examples.ts';
import { WPGRAPHQL_EXAMPLES } from './wpgraphql-examples.ts';

/** For the native schema, whose names may have a prefix. */
export const nativeExamples =
  (prefix = '') =>
  ({ schema }: Pick<SiteVersion, 'schema'>): readonly ExampleQuery[] =>
    siteExamples(schema, withPrefix([...EXAMPLE_QUERIES, ...MORE_EXAMPLES], prefix), {
      content: prefixedType(prefix, 'Content'),
      core: ['Post', 'Page', 'Media'].map((name) => prefixedType(prefix, name)),
    });

/** For the schema of WPGraphQL. */
export const wpgraphqlExamples = ({ wpgraphql }: Pick<SiteVersion, 'wpgraphql'>): readonly ExampleQuery[] =>
  siteExamples(wpgraphql, WPGRAPHQL_EXAMPLES, {
    content: 'ContentNode',
    core: ['Post', 'Page', 'MediaItem'],
  });

/** The examples that a site's schema has the fields for, and one for a content type of its own. */
function siteExamples(
  schema: GraphQLSchema,
  examples: readonly ExampleQuery[],
  { content, core }: CoreTypes,
): readonly ExampleQuery[] {
  const own = listsOf(schema, content).find(({ type }) => !core.includes(type.name));
  return [...examples, ...(own ? [ownTypeExample(own)] : [])].filter(
    ({ query }) => validate(schema, parse(query)).length === 0,
  );
}

/** How a schema names what every WordPress has. */
interface CoreTypes {
  /** The interface of all content. */
  readonly content: string;
  /** Types with lists that are no site's own. */
  readonly core: readonly string[];
}

interface ContentList {
  readonly field: string;
  readonly type: GraphQLObjectType;
}

/** The lists at the root with items of one type. */
function listsOf(schema: GraphQLSchema, content: string): readonly ContentList[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const connection = getNamedType(field.type);
    const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
    const type = nodes && getNamedType(nodes.type);
    const isContent = isObjectType(type) && type.getInterfaces().some(({ name }) => name === content);
    return isContent ? [{ field: field.name, type }] : [];
  });
}

function ownTypeExample({ field, type }: ContentList): ExampleQuery {
  // Types need not have titles.
  const fields = ['id', 'title', 'uri', 'date'].filter((name) => name in type.getFields());
  const name = field.replace(/^./, (letter) => letter.toUpperCase());
  return {
    title: `A content type of this site: ${type.name}`,
    query: `# A content type of this site has fields of its
# own: press Ctrl+Space within the braces.
query ${name} {
  ${field}(first: 10) {
    nodes {
${fields.map((line) => `      ${line}`).join('\n')}
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  };
}
