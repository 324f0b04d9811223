import { AtSign } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { ComposerFrame } from '@/components/composer-frame';
import { Picker } from '@/components/picker';
import { TextArea } from '@/components/text-area';
import { useWriteNote } from '@/features/conversations/api/write-note';
import { mentionedIn } from '@/features/conversations/mentions';
import { useDraft } from '@/hooks/use-draft';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Named {
  id: string;
  name: string;
}

interface Props {
  conversationId: string;
  accountId: string;
  people: Named[];
  onTyping: (isTyping: boolean) => void;
}

/** Give it a key of the conversation's id. */
export function NoteForm({ conversationId, accountId, people, onTyping }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { text = '', write, discard } = useDraft(accountId, 'note', conversationId);
  const [isMentioning, setMentioning] = useState(false);
  const [picked, setPicked] = useState<string[]>([]);
  const writing = useWriteNote(conversationId);
  const isBlank = text.trim() === '';

  function change(next: string) {
    write(next);
    onTyping(next !== '');
    if (next.length > text.length && /(^|\s)@$/.test(next)) setMentioning(true);
  }

  function send() {
    if (isBlank || writing.isPending) return;
    const mentions = mentionedIn(text, people, picked);
    writing.mutate(
      { text, mentions },
      {
        onSuccess: () => {
          discard();
          setPicked([]);
          onTyping(false);
        },
        onError: (failure) => toasts.show({ tone: 'trouble', text: words(failure) }),
      },
    );
  }

  return (
    <ComposerFrame
      tone="note"
      buttons={
        <>
          <Button look="primary" isBusy={writing.isPending} disabled={isBlank} onClick={send}>
            {t('note.submit')}
          </Button>
          <Button look="quiet" icon={<AtSign aria-hidden="true" />} onClick={() => setMentioning(true)}>
            {t('note.mention')}
          </Button>
        </>
      }
    >
      <TextArea aria-label={t('note.label')} placeholder={t('note.placeholder')} maxLength={4000} value={text} onChange={(event) => change(event.target.value)} onSend={send} />
      <Picker
        title={t('note.mention')}
        isOpen={isMentioning}
        onClose={() => setMentioning(false)}
        items={people.map((it) => ({ ...it, label: it.name }))}
        onPick={(it) => {
          setPicked([...picked, it.id]);
          write(`${text.replace(/@$/, '')}@${it.name} `);
        }}
      />
    </ComposerFrame>
  );
}
