import Link from 'next/link';
import { graphql } from '@/gql';
import { query } from '@/lib/wordpress';

const HOME = graphql(`
  query Home {
    posts(first: 10) {
      nodes {
        id
        title
        uri
        date
        excerpt(format: TEXT)
        author {
          name
        }
      }
    }
  }
`);

export default async function Home() {
  const { posts } = await query(HOME);
  return posts?.nodes.map(({ id, title, uri, date, excerpt, author }) => (
    <article key={id}>
      <h2>
        <Link href={uri ?? '/'}>{title}</Link>
      </h2>
      <p>
        {author?.name}, <time dateTime={date ?? ''}>{date && new Date(date).toLocaleDateString('en')}</time>
      </p>
      <p>{excerpt}</p>
    </article>
  ));
}
