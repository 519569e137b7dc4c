// Prints the folder of WordPress's own files. The first time, they are downloaded from npm.
import { fileURLToPath } from 'node:url';
import { obtainWordPressFiles } from '../../demo/wordpress-files.mjs';

const cacheFolder = fileURLToPath(new URL('../../.cache/wordpress', import.meta.url));
const { wordpressFolder } = await obtainWordPressFiles({
  cacheFolder,
  log: (message) => console.error(message),
});
process.stdout.write(`${wordpressFolder}\n`);
