import { defineConfig } from 'astro/config';

export default defineConfig({
  // WordPress’s addresses end in a slash.
  trailingSlash: 'always',
});
