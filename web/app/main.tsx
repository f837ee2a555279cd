import '../ui/tokens.css';
import '../ui/base.css';
import './mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWords } from '../lib/i18n.ts';
import { startKeyboard } from '../lib/keyboard.ts';
import { App } from './app.tsx';

const LOAD = {
  en: () => import('./dictionary.en.ts'),
  ru: () => import('./dictionary.ru.ts'),
};

await startWords(async (language) => (await LOAD[language]()).dictionary);
startKeyboard();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
