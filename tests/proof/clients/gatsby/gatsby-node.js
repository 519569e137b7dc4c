exports.createPages = async ({ graphql, actions }) => {
  const { data, errors } = await graphql(`{ allWpPost(limit: 10, sort: { date: DESC }) { nodes { id uri } } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  for (const { id, uri } of data.allWpPost.nodes) {
    actions.createPage({ path: uri, component: require.resolve('./src/templates/post.js'), context: { id } });
  }
};
