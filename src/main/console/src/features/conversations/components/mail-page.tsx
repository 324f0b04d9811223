import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import { ErrorState, LoadingRows } from '@/components/state';
import styles from '@/features/conversations/components/formatted-message.module.css';

interface Props {
  id: string;
  lang?: string;
  withPictures: boolean;
  /** Asks whether the message can be had, before its page is asked for again. */
  onRetry: () => Promise<unknown>;
}

/** What the sender formatted. A frame would show a failure as the hub sends it: it is read out of it and told instead. */
export function MailPage({ id, lang, withPictures, onRetry }: Props) {
  const { t, i18n } = useTranslation();
  const [came, setCame] = useState<'page' | Problem>();

  /** As high as what it shows. The style is set through the DOM, as the hub's content policy wants it. */
  function show(event: SyntheticEvent<HTMLIFrameElement>) {
    const page = event.currentTarget.contentDocument;
    if (page?.contentType !== 'text/html') return setCame(problemIn(page));
    page.documentElement.lang = lang ?? i18n.language;
    setCame('page');
    return fit(event.currentTarget, page);
  }

  if (came instanceof Problem) return <ErrorState failure={came} onRetry={() => void onRetry().then(() => setCame(undefined))} />;
  return (
    <>
      {!came && <LoadingRows count={2} />}
      <iframe
        title={t('formatted.title')}
        className={styles.page}
        data-came={came}
        // No scripts. Of one origin with the console, or the pictures that the mail brought along would be asked for without the cookie.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`/api/v1/messages/${id}/formatted${withPictures ? '?remote_images=true' : ''}`}
        onLoad={show}
      />
    </>
  );
}

function fit(frame: HTMLIFrameElement, page: Document) {
  frame.style.height = `${page.documentElement.scrollHeight}px`;
}

/** Without a document, the browser shows a page of its own: there was no answer. */
function problemIn(page: Document | null): Problem {
  if (!page) return new Problem('offline', '');
  try {
    const told = JSON.parse(page.body.textContent ?? '');
    return Problem.of(told, Number(told.status));
  } catch {
    return Problem.of(undefined, 500);
  }
}
