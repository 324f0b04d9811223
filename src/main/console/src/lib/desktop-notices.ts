import { preference } from '@/lib/preference';

const wanted = preference('desktop-notices', false);
const isSupported = () => 'Notification' in window;

/** A lock ends with its page, whatever ends that. */
const IN_FRONT = 'serai.in-front';
let leave: (() => void) | undefined;

function showIfInFront() {
  leave?.();
  leave = undefined;
  if (document.hidden) return;
  const left = new Promise<void>((resolve) => (leave = resolve));
  void navigator.locks?.request(IN_FRONT, { mode: 'shared' }, () => left);
}

async function isAnyInFront() {
  const locks = await navigator.locks?.query();
  return locks?.held?.some((it) => it.name === IN_FRONT) ?? false;
}

/** Notices of the operating system, for who asked for them, while the console is not in sight. */
export const desktopNotices = {
  wanted,
  isSupported,
  async ask() {
    wanted.set(isSupported() && (await Notification.requestPermission()) === 'granted');
  },
  /** Says while a page is in front that one is, to the others. */
  watch() {
    showIfInFront();
    document.addEventListener('visibilitychange', showIfInFront);
    return () => {
      document.removeEventListener('visibilitychange', showIfInFront);
      leave?.();
    };
  },
  /** @param tag names what it is about: all tabs of a browser together show one */
  async show(text: string, tag: string, onOpen: () => void) {
    if (!wanted.get() || !document.hidden || !isSupported() || Notification.permission !== 'granted') return;
    if (await isAnyInFront()) return;
    const notice = new Notification('Serai', { body: text, icon: '/icon.svg', tag });
    notice.onclick = () => {
      window.focus();
      onOpen();
      notice.close();
    };
  },
};
