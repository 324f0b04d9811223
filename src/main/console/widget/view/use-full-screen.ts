import { useEffect, useState } from 'preact/hooks';

const SMALL = '(max-width: 480px), (max-height: 420px)';

/** Whether the chat covers the page; then it is as large as what the screen's keyboard leaves. */
export function useFullScreen(panel: { current: HTMLElement | null }) {
  const [is, set] = useState(() => matchMedia(SMALL).matches);
  useEffect(() => {
    const small = matchMedia(SMALL);
    const change = () => set(small.matches);
    small.addEventListener('change', change);
    return () => small.removeEventListener('change', change);
  }, []);
  useEffect(() => {
    const screen = window.visualViewport;
    const element = panel.current;
    if (!is || !screen || !element) return;
    const fit = () => {
      element.style.setProperty('--visible-height', `${screen.height}px`);
      element.style.setProperty('--visible-top', `${screen.offsetTop}px`);
    };
    fit();
    screen.addEventListener('resize', fit);
    screen.addEventListener('scroll', fit);
    return () => {
      screen.removeEventListener('resize', fit);
      screen.removeEventListener('scroll', fit);
    };
  }, [is, panel]);
  return is;
}
