import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isAtLeast } from '@/app/shell/screens';
import { type Handoff, useHandoffs } from '@/features/handoffs/api/list-handoffs';
import type { Session } from '@/features/session/api/get-session';
import { attention } from '@/hooks/use-title';
import { desktopNotices } from '@/lib/desktop-notices';
import { toasts } from '@/lib/toasts';
import type { Happening } from '@/live/happening';
import { useHappenings } from '@/live/use-live';

export interface Unread {
  /** The newest first. */
  handoffs: Handoff[];
  /** So many at least: there are more than are asked for at once. */
  isMore: boolean;
}

const UNREAD = { unread: true };

/** Tells of escalations and mentions as they come, wherever one is. @returns the escalations that are unread */
export function useNotices(me: Session): Unread {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { handoffs = [], hasNextPage } = useHandoffs(UNREAD);
  const isSenior = isAtLeast(me.role, 'SENIOR_AGENT');
  const isForMe = (audience: Happening['for']) => audience === 'anybody' || isSenior;
  const unread = handoffs.filter((it) => it.unread && isForMe(it.for));
  const count = unread.length;

  useEffect(() => attention.set(count), [count]);
  useEffect(() => desktopNotices.watch(), []);

  function tell(text: string, path: string) {
    const open = () => void navigate(path);
    toasts.show({ tone: 'done', text, action: { label: t('notice.open'), run: open } });
    void desktopNotices.show(text, path, open);
  }

  useHappenings((it) => {
    if (it.actor_id === me.account_id) return;
    // Those for anybody are counted; who is asked by name of their role is told.
    if (it.name === 'handoff-opened' && it.for === 'senior' && isSenior) tell(t('notice.escalated'), `/escalations/${it.handoff_id}`);
    if (it.name === 'handoff-transferred' && it.to_id === me.account_id) tell(t('notice.transferred'), `/inbox/${it.conversation_id}`);
    if (it.name === 'note-written' && it.mentioned?.includes(me.account_id)) tell(t('notice.mentioned'), `/inbox/${it.conversation_id}`);
    if (it.name === 'approval-superseded' && it.agent_id === me.account_id) {
      toasts.show({ tone: 'trouble', text: t(it.cause ? `approval.overtaken.${it.cause}` : 'approval.told.SUPERSEDED') });
    }
  });

  return { handoffs: unread, isMore: hasNextPage };
}
