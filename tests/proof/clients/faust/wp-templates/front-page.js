import { gql } from '@apollo/client';

export default function FrontPage({ data }) {
  return (
    <main>
      <title>{data?.generalSettings?.title}</title>
      <nav>
        {data?.menus?.nodes.flatMap((menu) => menu.menuItems.nodes).map((item) => (
          <a key={item.id} href={item.uri}>{item.label}</a>
        ))}
      </nav>
      {data?.posts?.nodes.map((post) => (
        <h2 key={post.id}>
          <a href={post.uri} dangerouslySetInnerHTML={{ __html: post.title }} />
        </h2>
      ))}
    </main>
  );
}

FrontPage.query = gql`
  query FrontPage {
    generalSettings { title description }
    menus { nodes { id menuItems(first: 50) { nodes { id label uri parentId } } } }
    posts(first: 5) { nodes { id title uri } }
  }
`;
FrontPage.variables = () => ({});
