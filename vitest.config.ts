import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that start the program use the compiled one, so it is built once before them.
    globalSetup: ['test/support/build.ts'],
    // The report that .ci/run counts from.
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest/report.json' }]],
    // The usual is one less than there are cores: half of two.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
