import { PhpInstance } from './php-instance.mjs';
import { warmUp } from './php-pool.mjs';

/** @import { PhpSettings } from './php-instance.mjs' */
/** @import { SiteSources } from './site-sources.mjs' */
/** @import { Snapshot } from './snapshot.mjs' */

export const LOGIN = { user: 'admin', password: 'password' };
// Set by the seed: WordPress generates random ones, but the demo prints its own.
export const APPLICATION_PASSWORD = { user: LOGIN.user, password: 'demo demo demo demo demo demo' };

/**
 * Installs and seeds WordPress on a temporary instance.
 * @param {{ settings: PhpSettings, seed: SiteSources['seed'], log: (message: string) => void }} options
 * @returns {Promise<Snapshot>}
 */
export async function installWordPress({ settings, seed, log }) {
  const instance = new PhpInstance({
    ...settings,
    permalinks: 'pretty',
    overlay: { ...settings.overlay, ...seed?.files },
  });
  try {
    await instance.ready;
    log('Installing WordPress');
    await submitInstallForm(instance, settings.siteUrl);
    log('Creating the content');
    const ids = await runSeed(instance, seed);
    await warmUp(instance, settings.siteUrl);
    return {
      database: await instance.exportDatabase(),
      uploads: await instance.exportUploads(),
      opcache: await instance.exportOpcache(),
      ids,
    };
  } finally {
    await instance.stop();
  }
}

/**
 * @param {PhpInstance} instance
 * @param {string} siteUrl
 */
async function submitInstallForm(instance, siteUrl) {
  const form = new URLSearchParams({
    language: 'en',
    prefix: 'wp_',
    weblog_title: 'WordPress',
    user_name: LOGIN.user,
    admin_password: LOGIN.password,
    admin_password2: LOGIN.password,
    pw_weak: '1',
    admin_email: 'editor@pressroom.example',
    Submit: 'Install WordPress',
  });
  const { body, errors } = await instance.request({
    url: '/wp-admin/install.php?step=2',
    method: 'POST',
    headers: { host: new URL(siteUrl).host, 'content-type': 'application/x-www-form-urlencoded' },
    body: new Uint8Array(Buffer.from(form.toString())),
  });
  const page = Buffer.from(body).toString();
  if (!page.includes('Success')) {
    throw new Error(
      `Expected “Success!” after the installation of WordPress, got: ${page.slice(0, 500)} ${errors}`,
    );
  }
}

/**
 * @param {PhpInstance} instance
 * @param {SiteSources['seed']} seed
 * @returns {Promise<object>} the ids that the seed printed
 */
async function runSeed(instance, seed) {
  const prepare = `<?php
    define( 'WP_IMPORTING', true );
    require '/wordpress/wp-load.php';
    pressroom_prepare_site( ${JSON.stringify(APPLICATION_PASSWORD.password)} );
  `;
  const { text, errors } = await instance.run(
    seed ? `${prepare} require '${seed.script}';` : `${prepare} echo '{}';`,
  );
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`Expected the seed to print JSON, got: ${text.slice(0, 500)} ${errors}`, {
      cause,
    });
  }
}
