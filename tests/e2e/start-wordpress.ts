import type { TestProject } from 'vitest/node';
import { startWordPress, type WordPressIds } from '../../demo/start-wordpress.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the embedded WordPress that end-to-end tests share to read it. Who writes starts one of their own. */
    wordPressUrl: string;
    /** The ids of its special items. */
    wordPressIds: WordPressIds;
  }
}

export default async function setup(project: TestProject) {
  const wordPress = await startWordPress({ log: (message) => console.error(message) });
  project.provide('wordPressUrl', wordPress.url);
  project.provide('wordPressIds', wordPress.ids);
  return () => wordPress.stop();
}
