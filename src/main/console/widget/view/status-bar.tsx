import { outlookIn, stageIn } from '../words/progress';
import { Icon } from './icons';
import { LeaveEmail } from './leave-email';
import { useChat } from './use-chat';

const BUSY = ['RECEIVED', 'WRITING', 'CHECKING', 'WAITING'];
const HAS_PERSON = ['WAITING', 'WITH_PERSON'];

/** What is going on now, and the way to a person. */
export function StatusBar() {
  const { state, words, settings, requestPerson } = useChat();
  const { thread, isConnected, key, isAskingForPerson, isUnavailable } = state;
  const { progress, typing } = thread;
  const stage = progress?.stage;
  const isOffline = !isConnected && Boolean(key);
  const isAsked = stage !== undefined && HAS_PERSON.includes(stage);
  const typist = typing ? (typing.name ? words.typing(typing.name) : words.somebodyTyping) : undefined;
  const told = isOffline ? words.offline : (typist ?? (progress && stage !== 'ANSWERED' ? stageIn(words, progress) : ''));
  const outlook = isOffline || typist || !progress ? '' : outlookIn(words, settings.language, progress);
  if (isUnavailable) return null;
  return (
    <div class="foot">
      <LeaveEmail />
      <div class="status">
        {told && (
          <p dir="auto" class={isOffline ? 'told offline' : 'told'}>
            {told}
            {!isOffline && (typist || (stage && BUSY.includes(stage))) && <span class="dots" aria-hidden="true" />}
          </p>
        )}
        {outlook && <p dir="auto" class="faint">{outlook}</p>}
        {!isAsked && (
          <button type="button" class="pill" disabled={isAskingForPerson} onClick={requestPerson}>
            <Icon name="person" />
            {words.person}
          </button>
        )}
      </div>
    </div>
  );
}
