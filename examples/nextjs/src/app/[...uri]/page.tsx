import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { graphql } from '@/gql';
import { query } from '@/lib/wordpress';

const PAGE = graphql(`
  query Page($uri: String!) {
    nodeByUri(uri: $uri) {
      __typename
      ... on Content {
        title
        content
        seo {
          title
          description
        }
      }
      ... on Category {
        name
        posts(first: 20) {
          nodes {
            id
            title
            uri
          }
        }
      }
    }
  }
`);

const NEWEST = graphql(`
  query Newest {
    posts(first: 20) {
      nodes {
        uri
      }
    }
  }
`);

interface Props {
  readonly params: Promise<{ uri: string[] }>;
}

/** The newest pages are built in advance; others when somebody first opens them. */
export async function generateStaticParams() {
  const { posts } = await query(NEWEST);
  const paths =
    posts?.nodes.map(({ uri }) =>
      decodeURI(uri ?? '')
        .split('/')
        .filter(Boolean),
    ) ?? [];
  return paths.filter((path) => path.length > 0).map((uri) => ({ uri }));
}

async function load({ params }: Props) {
  const { uri } = await params;
  const { nodeByUri } = await query(PAGE, { uri: `/${uri.join('/')}/` });
  return nodeByUri ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const node = await load(props);
  if (!('seo' in node)) return {};
  return { title: node.seo?.title ?? node.title, description: node.seo?.description };
}

export default async function Page(props: Props) {
  const node = await load(props);
  if ('posts' in node) {
    return (
      <>
        <h1>{node.name}</h1>
        <ul>
          {node.posts?.nodes.map(({ id, title, uri }) => (
            <li key={id}>
              <a href={uri ?? '/'}>{title}</a>
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (!('content' in node)) notFound();
  return (
    <article data-type={node.__typename}>
      <h1>{node.title}</h1>
      <div dangerouslySetInnerHTML={{ __html: node.content ?? '' }} />
    </article>
  );
}
