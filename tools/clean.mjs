import { rmSync } from 'node:fs';

/** `npm run build` starts from an empty `dist/`, so that the package holds nothing of files that were moved. */
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
