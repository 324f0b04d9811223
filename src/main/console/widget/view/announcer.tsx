import { useEffect, useState } from 'preact/hooks';
import { unreadIn } from '../chat/presence';
import { stageIn } from '../words/progress';
import { useChat } from './use-chat';

/** Stages may follow one another faster than they can be said. */
const SETTLES = 700;
const SAID = 5_000;

/** Says each change of stage once; a place in line that moves is on screen only. */
export function Announcer() {
  const { state, words } = useChat();
  const { progress, typing } = state.thread;
  const unread = unreadIn(state);
  const typist = typing ? (typing.name ? words.typing(typing.name) : words.somebodyTyping) : '';
  const told = state.isOpen
    ? !state.isConnected && state.key
      ? words.offline
      : typist || (progress ? stageIn(words, progress) : '')
    : unread
      ? words.unread(unread)
      : '';
  const [said, say] = useState('');
  useEffect(() => {
    const begin = setTimeout(() => say(told), SETTLES);
    const end = setTimeout(() => say(''), SETTLES + SAID);
    return () => {
      clearTimeout(begin);
      clearTimeout(end);
    };
  }, [told]);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}
