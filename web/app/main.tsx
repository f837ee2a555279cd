import '../ui/tokens.css';
import '../ui/base.css';
import './mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWords } from '../lib/i18n.ts';
import { startKeyboard } from '../lib/keyboard.ts';
import { App } from './app.tsx';

const FIRST = {
  en: () => import('./dictionary.en.ts'),
  ru: () => import('./dictionary.ru.ts'),
};
const LATER = {
  en: () => import('./dictionary-later.en.ts'),
  ru: () => import('./dictionary-later.ru.ts'),
};

await startWords({
  first: async (language) => (await FIRST[language]()).dictionary,
  later: async (language) => (await LATER[language]()).later,
});
startKeyboard();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
