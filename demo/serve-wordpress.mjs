#!/usr/bin/env node
// The embedded WordPress without the gateway: node demo/serve-wordpress.mjs [port]
import { startWordPress } from './start-wordpress.mjs';

const wordPress = await startWordPress({
  port: Number(process.argv[2] ?? 8080),
  log: (message) => console.error(message),
});
console.error(`wp-admin: ${wordPress.login.user} / ${wordPress.login.password}`);
console.error(`REST API: ${wordPress.applicationPassword.user} / ${wordPress.applicationPassword.password}`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void wordPress.stop().then(() => process.exit(0));
  });
}
