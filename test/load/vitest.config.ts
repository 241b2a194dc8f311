import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What takes minutes and is not part of `npm test`: `npm run -s load -- telegram`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/load/*.load.ts'],
    globalSetup: ['test/support/build.ts'],
    reporters: ['verbose'],
    disableConsoleIntercept: true,
    fileParallelism: false,
    testTimeout: 30 * 60_000,
  },
});
