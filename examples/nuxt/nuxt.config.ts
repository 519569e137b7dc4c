export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  runtimeConfig: {
    // NUXT_GRAPHQL_URL sets it. It stays on the server.
    graphqlUrl: 'http://localhost:4000/graphql',
  },
});
