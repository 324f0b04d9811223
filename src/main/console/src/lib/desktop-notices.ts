import { preference } from '@/lib/preference';

const wanted = preference('desktop-notices', false);
const isSupported = () => 'Notification' in window;

/** Notices of the operating system, for who asked for them, while the console is not in sight. */
export const desktopNotices = {
  wanted,
  isSupported,
  async ask() {
    wanted.set(isSupported() && (await Notification.requestPermission()) === 'granted');
  },
  show(text: string, onOpen: () => void) {
    if (!wanted.get() || !document.hidden || !isSupported() || Notification.permission !== 'granted') return;
    const notice = new Notification('Serai', { body: text, icon: '/icon.svg' });
    notice.onclick = () => {
      window.focus();
      onOpen();
      notice.close();
    };
  },
};
