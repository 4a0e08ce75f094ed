// Types and the direction of imports. Formatting and style are Biome's.
import tseslint from 'typescript-eslint';

/** Folders, and the libraries of ours that each may import. What is not named is refused. */
const LAYERS = {
  kernel: [],
  cap: ['kernel'],
  plan: ['kernel'],
  runtime: ['kernel', 'plan', 'machines'],
  persistence: ['kernel', 'runtime'],
  dispatch: ['kernel', 'cap', 'runtime'],
  messages: ['kernel', 'plan', 'runtime'],
  identity: ['kernel', 'plan', 'runtime'],
  incident: ['kernel', 'plan', 'runtime', 'identity'],
  reporting: ['kernel', 'plan', 'runtime', 'identity'],
  response: ['kernel', 'plan', 'runtime', 'identity'],
  release: ['kernel', 'plan', 'runtime', 'identity'],
  tasking: ['kernel', 'plan', 'runtime', 'identity'],
  preparation: ['kernel', 'plan', 'cap', 'runtime', 'identity'],
  linkage: ['kernel', 'plan', 'runtime', 'identity'],
  clocks: ['kernel', 'plan', 'runtime', 'identity'],
  document: ['kernel'],
  duty: ['kernel', 'plan', 'runtime', 'identity'],
  attachments: ['kernel', 'plan', 'runtime', 'identity'],
  register: ['kernel', 'plan', 'runtime', 'identity'],
  signs: ['kernel', 'plan', 'runtime', 'identity', 'reporting', 'register'],
  history: ['kernel', 'plan', 'runtime'],
  upward: ['kernel', 'plan', 'runtime', 'identity', 'document'],
  official: ['kernel', 'plan', 'runtime', 'identity', 'document'],
  review: ['kernel', 'plan', 'runtime', 'identity', 'document', 'history'],
  exchange: ['kernel', 'plan', 'runtime', 'reporting'],
  // Above the features: what it puts right it puts right by their own commands.
  auditor: ['kernel', 'plan', 'runtime', 'history', 'tasking'],
};
const ALL = [...Object.keys(LAYERS), 'engine', 'safekeeping', 'replay', 'drill', 'machines'];
/** No clock, no chance, no framework: these give the same answer to the same question. */
const PURE = [
  'kernel',
  'plan',
  'incident',
  'reporting',
  'response',
  'release',
  'tasking',
  'preparation',
  'linkage',
  'clocks',
  'duty',
  'signs',
  'history',
  'document',
  'messages',
  'upward',
  'official',
  'review',
];
const FRAMEWORKS = '^(@nestjs/|typeorm|sqlite3|pg|bullmq|ioredis|fastify|pino|@fastify/)';

const zone = (lib, allowed) => ({
  files: [`libs/${lib}/src/**/*.ts`],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            // `group` would read a leading # as a comment.
            regex: `^#(${ALL.filter((other) => other !== lib && !allowed.includes(other)).join('|')})(/|$)`,
            message: `${lib} may import only: ${allowed.join(', ') || 'nothing of ours'}.`,
          },
          { regex: '^(\\.\\./)+(apps|libs|tests)/', message: 'Import another library by its #name.' },
          ...(PURE.includes(lib)
            ? [{ regex: `${FRAMEWORKS}|^(node:|reflect-metadata|xstate)`, message: `${lib} is pure.` }]
            : []),
          ...(lib === 'runtime'
            ? [{ regex: FRAMEWORKS, message: 'The runtime declares ports; adapters implement them.' }]
            : []),
          ...(lib !== 'persistence'
            ? [{ regex: '^(typeorm|sqlite3|pg)$', message: 'TypeORM stays in libs/persistence.' }]
            : []),
        ],
      },
    ],
  },
});

const IMPURE_CALLS = [
  { object: 'Date', property: 'now', message: 'Take the time from the Clock.' },
  { object: 'Math', property: 'random', message: 'Chance comes from outside.' },
];

export default tseslint.config(
  {
    ignores: [
      '**/*.d.ts',
      'dist/',
      'node_modules/',
      'data/',
      'coverage/',
      'scripts/',
      'apps/console/*.mjs',
      'tests/bench/',
      'tests/support/**/*.mjs',
      'bin/',
      '*.js',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A command's handler is async by contract, also where it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  ...Object.entries(LAYERS).map(([lib, allowed]) => zone(lib, allowed)),
  {
    // Reading plan folders is the one place where the plan library touches the machine.
    files: ['libs/plan/src/loader/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: FRAMEWORKS, message: 'plan is pure.' }] }],
    },
  },
  {
    files: [...PURE, 'cap', 'runtime'].map((lib) => `libs/${lib}/src/**/*.ts`),
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-properties': ['error', ...IMPURE_CALLS] },
  },
  {
    files: ['workflows/machines/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!xstate$)', message: 'A machine imports xstate and nothing else.' }] },
      ],
      'no-restricted-properties': ['error', ...IMPURE_CALLS],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Property[key.name=/^(after|invoke|history)$/]',
          message: 'Timers are deadline rows, effects are data: a restored snapshot would lose this.',
        },
      ],
    },
  },
  {
    files: ['apps/{api,worker}/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(#persistence|#machines/|typeorm|bullmq|xstate)',
              message: 'The edge talks to the engine and the features.',
            },
          ],
        },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@nestjs/swagger$',
              allowTypeImports: true,
              message: 'Take decorators from http/described.ts: Swagger is loaded when somebody looks.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    rules: {
      // Refusals are thrown as the interface answered them.
      '@typescript-eslint/only-throw-error': 'off',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(#|node:|(\\.\\./)+(api/src|libs|workflows|tests|dist)/)',
              message: 'The console runs in a browser and knows the engine only by its interface.',
            },
          ],
        },
      ],
    },
  },
  {
    // What a database driver answers has no type until the codec has read it.
    files: ['libs/persistence/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
