// `npm start`: the gateway over the site in --wordpress or WORDPRESS_URL. Default: an embedded real WordPress.
import { runToTheEnd } from '#cli';
import { startWordPress } from './start-wordpress.mjs';

await runToTheEnd({
  async startFallbackSite() {
    const site = await startWordPress({ log: (message) => process.stderr.write(`  ${message}\n`) });
    const { user, password } = site.login;
    const { applicationPassword } = site;
    return {
      url: site.url,
      notes: [
        `wp-admin   ${site.url}/wp-admin/ (${user} / ${password})`,
        `As editor  curl -u '${applicationPassword.user}:${applicationPassword.password}' … (application password)`,
      ],
      stop: () => site.stop(),
    };
  },
});
