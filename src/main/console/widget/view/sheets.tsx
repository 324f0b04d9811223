import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { MailOutcome } from '../chat/asking';
import type { Sheet } from '../chat/state';
import { isAddress } from '../lib/address';
import { dayIn } from '../lib/format';
import type { Phrase } from '../words/words';
import { AnswerText } from './answer-text';
import { Icon } from './icons';
import { useChat } from './use-chat';
import { useFocus } from './use-focus';

/** What is looked at in place of the conversation for a moment. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const { words } = useChat();
  switch (sheet.kind) {
    case 'source':
      return (
        <Frame title={sheet.source.title}>
          <AnswerText sentences={[sheet.source.passage ?? '']} sources={[]} isLinked />
        </Frame>
      );
    case 'earlier':
      return (
        <Frame title={words.earlier}>
          <Earlier items={sheet.items} />
        </Frame>
      );
    case 'transcript':
      return (
        <Frame title={words.transcript}>
          <Transcript />
        </Frame>
      );
  }
}

function Frame({ title, children }: { title: string; children: ComponentChildren }) {
  const { words, show } = useChat();
  const back = useFocus<HTMLButtonElement>();
  return (
    <section class="sheet" aria-labelledby="sheet-title">
      <div class="sheet-head">
        <button type="button" class="tool" aria-label={words.back} onClick={() => show(undefined)} ref={back}>
          <Icon name="back" mirrors />
        </button>
        <h3 id="sheet-title" dir="auto">
          {title}
        </h3>
      </div>
      <div class="sheet-body">{children}</div>
    </section>
  );
}

function Earlier({ items }: { items: Extract<Sheet, { kind: 'earlier' }>['items'] }) {
  const { state, words, settings, openEarlier } = useChat();
  if (!items) return <span class="dots" aria-hidden="true" />;
  if (!items.length) return <p class="faint">{words.noEarlier}</p>;
  return (
    <ul class="earlier">
      {items.map((it) => (
        <li key={it.conversation_id}>
          <button type="button" aria-current={it.conversation_id === state.key?.id} onClick={() => openEarlier(it)}>
            <span class="title" dir="auto">
              {it.last_text}
            </span>
            <span class="faint">{dayIn(settings.language, it.last_at, words)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const OUTCOMES: Record<MailOutcome, Phrase> = {
  sent: 'transcriptSent',
  impossible: 'transcriptImpossible',
  tooOften: 'transcriptTooOften',
  wrong: 'emailWrong',
  failed: 'failed',
};

function Transcript() {
  const { state, settings, words, mailTranscript } = useChat();
  const [address, setAddress] = useState(state.email ?? settings.identity?.email ?? state.form['email'] ?? '');
  const [outcome, setOutcome] = useState<MailOutcome>();
  const [isSending, setSending] = useState(false);

  async function submit(event: Event) {
    event.preventDefault();
    if (!isAddress(address)) return setOutcome('wrong');
    setSending(true);
    setOutcome(await mailTranscript(address.trim()));
    setSending(false);
  }

  return (
    <form class="form" noValidate onSubmit={(event) => void submit(event)}>
      <p class="faint">{words.transcriptMore}</p>
      <div class="field">
        <label for="transcript-email">{words.email}</label>
        <input
          id="transcript-email"
          type="email"
          autocomplete="email"
          maxLength={254}
          aria-invalid={outcome === 'wrong'}
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="wide" disabled={isSending || outcome === 'sent'}>
        {words.send}
      </button>
      <p class={outcome && outcome !== 'sent' ? 'problem' : 'done'} role="status">
        {outcome && words[OUTCOMES[outcome]]}
      </p>
    </form>
  );
}
