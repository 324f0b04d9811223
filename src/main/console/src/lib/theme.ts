import { preference } from '@/lib/preference';

export type Theme = 'system' | 'light' | 'dark';

export const theme = preference<Theme>('theme', 'system');

export function applyTheme() {
  const root = document.documentElement;
  if (theme.get() === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme.get();
}

theme.subscribe(applyTheme);
