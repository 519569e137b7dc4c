module.exports = {
  plugins: [
    {
      resolve: 'gatsby-source-wordpress',
      options: {
        url: process.env.WPGRAPHQL_URL,
        schema: { perPage: 10, requestConcurrency: 4, timeout: 180_000 },
        type: { MediaItem: { createFileNodes: false } },
        html: { useGatsbyImage: false, createStaticFiles: false },
      },
    },
  ],
};
