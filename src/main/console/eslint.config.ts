import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync('src/features');
const SHARED = ['api', 'components', 'hooks', 'lib', 'live', 'locales', 'styles'].map((it) => `./src/${it}`);

export default tseslint.config(
  { ignores: ['node_modules', 'src/api/contract.d.ts'] },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  reactHooks.configs.flat.recommended,
  jsxA11y.flatConfigs.strict,
  importX.flatConfigs.recommended,
  importX.flatConfigs.typescript,
  {
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: false }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrel files: import from where it is.' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'What others wrote is text.' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Nothing here is compiled to be memoized.
      'react-hooks/incompatible-library': 'off',
      // A dialog, a search and an editor take the focus when they are opened: by whoever opened them.
      'jsx-a11y/no-autofocus': 'off',
      // What scrolls must be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['tabpanel', 'region'], tags: [] }],
      'import-x/no-named-as-default-member': 'off',
      'import-x/no-cycle': 'error',
      // One way only: app uses features, features use what is shared, and no feature knows another.
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...features.map((it) => ({ target: `./src/features/${it}`, from: './src/features', except: [`./${it}`] })),
            { target: './src/features', from: './src/app' },
            ...SHARED.map((target) => ({ target, from: ['./src/features', './src/app'] })),
            ...['api', 'lib', 'live'].map((it) => ({ target: `./src/${it}`, from: ['./src/components', './src/hooks'] })),
          ],
        },
      ],
    },
  },
  {
    files: ['widget/**'],
    rules: {
      // They know a ref by React's own hooks.
      'react-hooks/immutability': 'off',
      'react-hooks/refs': 'off',
      // Keys and files that are dropped are heard at the edge of the dialog that they are meant for.
      'jsx-a11y/no-noninteractive-element-interactions': 'off',
      'jsx-a11y/no-static-element-interactions': 'off',
    },
  },
);
