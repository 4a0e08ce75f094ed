// Five tiers: unit needs nothing but Node; integration, e2e and faults use private servers; browser drives the console in Chromium.
import { availableParallelism } from 'node:os';

const base = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['kaidu-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  // Two CommonJS packages that require ESM-only ones; Jest cannot load them untransformed below Node 24.9.
  transform: { '\\.ts$': '@swc/jest', '/node_modules/(cookie|content-disposition)/': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/data/'],
};

const full = process.env.KAIDU_FAULTS === 'full';

export default {
  // Jest leaves a core free, which of two is half; beyond four, the servers that all files share would be crowded.
  maxWorkers: Math.min(availableParallelism(), 4),
  // A busy machine is slow, not wrong.
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{libs,apps,workflows}/**/*.spec.ts',
        '<rootDir>/tests/{paths,plan}/**/*.spec.ts',
      ],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/{integration,conformance}/**/*.spec.ts'],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.spec.ts'],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
    {
      ...base,
      displayName: 'faults',
      // What takes many minutes is for `npm run test:faults`.
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...(full ? [] : ['\\.full\\.spec\\.ts$'])],
      testMatch: ['<rootDir>/tests/faults/**/*.spec.ts'],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/tests/browser/**/*.spec.ts'],
      globalSetup: '<rootDir>/tests/browser/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
  ],
};
