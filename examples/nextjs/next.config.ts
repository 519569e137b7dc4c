import type { NextConfig } from 'next';

const config: NextConfig = {
  // WordPress’s addresses end in a slash.
  trailingSlash: true,
};

export default config;
