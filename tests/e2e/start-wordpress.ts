import type { TestProject } from 'vitest/node';
import { startWordPress, type WordPressIds } from '../../demo/start-wordpress.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the embedded WordPress that all end-to-end tests share. */
    wordPressUrl: string;
    /** Its special items, by what is special about them. */
    wordPressIds: WordPressIds;
  }
}

export default async function setup(project: TestProject) {
  const wordPress = await startWordPress({ log: (message) => console.error(message) });
  project.provide('wordPressUrl', wordPress.url);
  project.provide('wordPressIds', wordPress.ids);
  return () => wordPress.stop();
}
