import { prefixedRoot } from '../../graphql/engine/prefix/prefixed-names.ts';
import type { ExampleQuery } from '../graphiql/example-queries.ts';

/** Operations to start with on all sites. */
export function mergedExamples(keys: readonly string[], prefix = ''): readonly ExampleQuery[] {
  const [key = 'us'] = keys;
  const root = (field: string) => prefixedRoot(prefix, field);
  return [
    {
      title: 'The newest posts of all sites',
      query: `# One list over all sites, newest first. The next
# page is \`after\` the end cursor of this one.
query NewestPosts($after: String) {
  ${root('posts')}(first: 20, after: $after) {
    nodes {
      title
      date
      link
      author { name }
      site { key name }
    }
    sites { key name }
    pageInfo { hasNextPage endCursor }
  }
}`,
    },
    {
      title: 'The sites, and everything that one of them has',
      query: `# \`query\` is a site's own schema.
query Sites {
  ${root('sites')} { key name description homeUrl }
  ${root('site')}(key: "${key}") {
    query {
      ${root('menus')} { name }
      ${root('pages')}(first: 5) { nodes { title uri } }
    }
  }
}`,
    },
  ];
}
