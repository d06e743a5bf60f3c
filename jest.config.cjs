// Jest on Node 20 runs CommonJS: swc turns our ES modules, and the dependencies
// that ship ES modules only, into CommonJS on the way in.
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

// Jest looks a global up through an interceptor, each time and slowly: what calculates much takes twice as long. As parameters of
// every module they are as fast as anywhere. Not those that modules declare anew (Buffer, process, URL) or fake clocks replace.
const GLOBALS = [
  ...['Array', 'BigInt', 'Boolean', 'Error', 'Intl', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'Reflect', 'RegExp', 'Set'],
  ...['String', 'Symbol', 'SyntaxError', 'TypeError', 'Uint8Array', 'WeakMap', 'WeakSet', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.(tsx?|js|mjs)$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|hucre|string-width|strip-ansi|ansi-regex|get-east-asian-width|openid-client|oauth4webapi|jose|csv-parse/dist/esm)/)'],
  moduleNameMapper: {
    '^#libs/(.*)\\.js$': '<rootDir>/libs/$1.ts',
    '^#migrations/(.*)\\.js$': '<rootDir>/migrations/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  extensionsToTreatAsEsm: [],
  sandboxInjectedGlobals: GLOBALS,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  maxWorkers: 2,
  // Far more than any test takes on a machine that does other work: what hangs is told all the same.
  testTimeout: 240000,
};
