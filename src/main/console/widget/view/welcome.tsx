import { useChat } from './use-chat';

export function Welcome() {
  const { state, words } = useChat();
  const { info, isUnavailable } = state;
  if (isUnavailable) return <p dir="auto" class="welcome">{words.unavailable}</p>;
  return (
    <div class="welcome">
      <p dir="auto" class="greeting">{words.welcome}</p>
      <p dir="auto" class="more">{info && !info.open ? words.closedMore : words.welcomeMore}</p>
    </div>
  );
}
