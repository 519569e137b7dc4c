export default defineNuxtConfig({
  modules: ['@wpnuxt/core'],
  compatibilityDate: '2025-07-01',
  telemetry: false,
  wpNuxt: { wordpressUrl: process.env.WPNUXT_WORDPRESS_URL },
});
