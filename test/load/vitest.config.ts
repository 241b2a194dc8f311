import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What takes minutes or hours and is no part of `npm test`: `npm run -s load -- telegram`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/load/*.load.ts'],
    globalSetup: ['test/support/build.ts'],
    reporters: ['verbose'],
    disableConsoleIntercept: true,
    fileParallelism: false,
    testTimeout: 24 * 60 * 60_000,
    hookTimeout: 60_000,
  },
});
