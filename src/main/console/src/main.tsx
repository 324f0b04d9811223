import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { attendance } from '@/lib/attendance';
import { startSpeaking } from '@/lib/i18n';
import { applyTheme } from '@/lib/theme';
import '@/styles/tokens.css';
import '@/styles/base.css';

applyTheme();
attendance.start();
await startSpeaking();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
