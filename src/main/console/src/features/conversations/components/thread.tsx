import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingRows } from '@/components/state';
import { type Message, useConversation } from '@/features/conversations/api/get-conversation';
import { type Note, useNotes } from '@/features/conversations/api/list-notes';
import { MessageCard } from '@/features/conversations/components/message-card';
import { NoteCard } from '@/features/conversations/components/note-card';
import styles from '@/features/conversations/components/thread.module.css';

type Entry = { id: string; at: string } & ({ message: Message } | { note: Note });

/** What was written with the customer and, among staff, about it; the oldest first. */
export function Thread({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { data: conversation, error, refetch } = useConversation(conversationId);
  const { data: notes } = useNotes(conversationId);
  if (!conversation) return error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={3} />;
  return (
    <ol className={styles.thread} aria-label={t('conversation.thread')}>
      {entriesOf(conversation.messages, notes ?? []).map((it) => (
        <li key={it.id}>
          {'message' in it ? (
            <MessageCard
              message={it.message}
              lang={conversation.language}
              isReadUpTo={it.id === conversation.read_by_customer}
            />
          ) : (
            <NoteCard note={it.note} />
          )}
        </li>
      ))}
    </ol>
  );
}

function entriesOf(messages: Message[], notes: Note[]): Entry[] {
  const all: Entry[] = [
    ...messages.map((message) => ({ id: message.id, at: message.created_at, message })),
    ...notes.map((note) => ({ id: note.id, at: note.created_at, note })),
  ];
  return all.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
