import { draftMode } from 'next/headers';
import { notFound } from 'next/navigation';
import { graphql } from '@/gql';
import { queryAsEditor } from '@/lib/wordpress';

const PREVIEW = graphql(`
  query Preview($id: Int!) {
    post(by: { databaseId: $id }, preview: true) {
      title
      content
      status
    }
  }
`);

export default async function Preview({ params }: { params: Promise<{ id: string }> }) {
  if (!(await draftMode()).isEnabled) notFound();
  const { post } = await queryAsEditor(PREVIEW, { id: Number((await params).id) });
  if (!post) notFound();
  return (
    <article>
      <p>Preview: {post.status}</p>
      <h1>{post.title}</h1>
      <div dangerouslySetInnerHTML={{ __html: post.content ?? '' }} />
    </article>
  );
}
