import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that start the program use the compiled one, so it is built once before them.
    globalSetup: ['test/support/build.ts'],
    // The report that .ci/run counts from.
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest/report.json' }]],
    // Modules are loaded once for all files of a worker; a fifth of the time went into loading them anew.
    isolate: false,
    // The usual is one less than there are cores: half of two. Many tests wait for programs and clocks.
    maxWorkers: '150%',
    testTimeout: 60_000,
  },
});
